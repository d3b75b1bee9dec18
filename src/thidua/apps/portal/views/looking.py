"""Looking an award up: two things must be known; what was typed stands in no address."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.sign_in.tries import Tries, address_of
from thidua.apps.portal.forms.looking import LookUpForm
from thidua.apps.portal.keeping.public import POLICY, portal_or_404
from thidua.apps.portal.models import Portal
from thidua.apps.portal.pages.decisions import FoundAward, found_awards
from thidua.apps.portal.refusals import UnitTooVague
from thidua.apps.portal.views.public import page

_MINUTES = int(timedelta(minutes=10).total_seconds())
ASKED = Tries("portal_award", most=30, seconds=_MINUTES)


@login_not_required
@csrf_exempt  # nothing is written, and a token would need a cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and below it what was found."""
    portal = portal_or_404(code)
    form = LookUpForm(request.POST if request.method == "POST" else None)
    found = _found(request, portal, form) if form.is_bound and form.is_valid() else None
    answer = page(request, "look_up", portal, form=form, found=found)
    answer.status_code = 422 if form.errors else 200
    answer.headers["Content-Security-Policy"] = POLICY.format(frames="'none'")
    return answer


def _found(request: HttpRequest, portal: Portal, form: LookUpForm) -> list[FoundAward] | None:
    if ASKED.count(address_of(request)):
        form.add_error(None, _("Tra cứu quá nhiều lần. Đợi mười phút rồi thử lại."))
        return None
    try:
        return found_awards(portal, **form.cleaned_data)
    except UnitTooVague as vague:
        form.add_error("unit", str(vague))
        return None

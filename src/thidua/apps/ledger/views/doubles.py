"""Lines that may have been written twice."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ledger.actions.doubles import clear_double
from thidua.apps.ledger.pages.doubles import pairs_in
from thidua.apps.ledger.permissions import Writing
from thidua.apps.ledger.queries import deeds_in
from thidua.apps.ledger.views.deeds import deed_of, season_of
from thidua.web.acting import confirm_page, done
from thidua.web.reasons import ReasonForm


def doubles(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every pair that may be one work."""
    user = user_of(request)
    season = season_of(user, season_pk)
    context = {"season": season, "tab": "ledger", "pairs": pairs_in(season, user)}
    return render(request, "ledger/doubles.html", context)


def clear(request: HttpRequest, deed_pk: int, other_pk: int) -> HttpResponse:
    """Say why two lines are two works."""
    user = user_of(request)
    one = deed_of(user, deed_pk)
    other = get_object_or_404(deeds_in(one.season, user), pk=other_pk)
    for each in (one, other):
        authorise(user, "ledger.write_deeds", Writing(one.season, each.unit))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and done(
        form,
        lambda: clear_double(
            one, other, form.cleaned_data["reason"], actor=user, at=timezone.now()
        ),
    ):
        messages.success(request, _("Đã ghi là hai việc khác nhau."))
        return redirect("ledger:doubles", one.season_id)
    text = _("“%(one)s” và “%(other)s” là hai việc khác nhau?") % {"one": one, "other": other}
    back = reverse("ledger:doubles", args=[one.season_id])
    return confirm_page(
        request, text, form, title=_("Không phải ghi trùng"), back=back, tone="primary"
    )

"""Names taken off the portal on request, and put back."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.portal.actions.choices import remove_award, restore_award
from thidua.apps.portal.pages.removals import RemovalsAsked, removals_page
from thidua.apps.portal.queries.own import removals_visible_to
from thidua.apps.portal.views.office import authority_of
from thidua.web.acting import ask
from thidua.web.lists import page_of
from thidua.web.reasons import ReasonForm

_READS = ["GET", "HEAD", "POST"]


@require_safe
def removals(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Names that were taken off, and finding one to take off."""
    authority = authority_of(request, authority_pk)
    asked = RemovalsAsked.of(request.GET)
    shown = removals_page(authority, user_of(request), asked)
    listed = page_of(request, shown.removed)
    context = {"authority": authority, "asked": asked, "shown": shown, "page": listed}
    return render(request, "portal/removals.html", context)


@require_http_methods(_READS)
def remove(request: HttpRequest, award_record_pk: int) -> HttpResponse:
    """Name the holder no more, with a reason."""
    user = user_of(request)
    seen = records_visible_to(user).select_related("authority", "decision").distinct()
    award = get_object_or_404(seen, pk=award_record_pk)
    authorise(user, "portal.run_portal", award.authority)
    back = reverse("portal:removals", args=[award.authority_id])
    form = ReasonForm(request.POST or None, longest=300)
    act = partial(remove_award, award, actor=user, at=timezone.now())
    text = _("Gỡ “%s” khỏi cổng công khai? Sổ khen thưởng không đổi.") % award
    told = _("Đã gỡ “%s” khỏi cổng công khai.") % award
    return ask(request, text, act, form, told=told, back=back, title=_("Gỡ tên khỏi cổng"))


@require_http_methods(_READS)
def restore(request: HttpRequest, removal_pk: int) -> HttpResponse:
    """Ask once, then name the holder again."""
    user = user_of(request)
    removal = get_object_or_404(removals_visible_to(user), pk=removal_pk)
    back = reverse("portal:removals", args=[removal.portal.authority_id])
    act = partial(restore_award, removal, actor=user, at=timezone.now())
    text = _("Hiện lại “%s” trên cổng công khai?") % removal.record
    return ask(request, text, act, told=_("Đã hiện lại."), back=back, title=_("Hiện lại tên"))

"""Names taken off the portal on request, and put back."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.portal.actions.choices import remove_award, restore_award
from thidua.apps.portal.pages.removals import RemovalsAsked, removals_page
from thidua.apps.portal.queries.own import removals_visible_to
from thidua.apps.portal.views.office import authority_of
from thidua.web.acting import confirm_page, done
from thidua.web.reasons import ReasonForm


def removals(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Names that were taken off, and finding one to take off."""
    authority = authority_of(request, authority_pk)
    asked = RemovalsAsked.of(request.GET)
    page = removals_page(authority, user_of(request), asked)
    context = {"authority": authority, "asked": asked, "page": page}
    return render(request, "portal/removals.html", context)


def remove(request: HttpRequest, award_record_pk: int) -> HttpResponse:
    """Name the holder no more, with a reason."""
    user = user_of(request)
    seen = records_visible_to(user).select_related("authority", "decision").distinct()
    award = get_object_or_404(seen, pk=award_record_pk)
    authorise(user, "portal.run_portal", award.authority)
    back = reverse("portal:removals", args=[award.authority_id])
    form = ReasonForm(request.POST or None, longest=300)
    if request.method == "POST" and done(
        form, lambda: remove_award(award, actor=user, at=timezone.now(), **form.cleaned_data)
    ):
        messages.success(request, _("Đã gỡ “%s” khỏi cổng công khai.") % award)
        return redirect(back)
    text = _("Gỡ “%s” khỏi cổng công khai? Sổ khen thưởng không đổi.") % award
    return confirm_page(request, text, form, title=_("Gỡ tên khỏi cổng"), back=back)


def restore(request: HttpRequest, removal_pk: int) -> HttpResponse:
    """Ask once, then name the holder again."""
    user = user_of(request)
    removal = get_object_or_404(removals_visible_to(user), pk=removal_pk)
    back = reverse("portal:removals", args=[removal.portal.authority_id])
    form = forms.Form(request.POST) if request.method == "POST" else None
    if form is not None and done(
        form, lambda: restore_award(removal, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã hiện lại."))
        return redirect(back)
    text = _("Hiện lại “%s” trên cổng công khai?") % removal.record
    return confirm_page(request, text, form, title=_("Hiện lại tên"), back=back)

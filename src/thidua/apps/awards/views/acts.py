"""Acts on one award: handed over, revoked, recovered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.presenting import present_award
from thidua.apps.awards.actions.revocation import note_recovery, revoke_award
from thidua.apps.awards.forms.records import PresentationForm, RecoveryForm, RevocationForm
from thidua.apps.awards.views.records import back_to, record_of
from thidua.law.principles import principles
from thidua.web.acting import done, form_page


def present(request: HttpRequest, record_pk: int) -> HttpResponse:
    """Write down that it was handed over."""
    user = user_of(request)
    shown = record_of(user, record_pk)
    authorise(user, "awards.present_award", shown)
    names = ("presented_on", "presented_by", "presented_for")
    initial = {name: getattr(shown, name) for name in names}
    form = PresentationForm(request.POST or None, initial=initial)
    if request.method == "POST" and done(
        form, lambda: present_award(shown, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi ngày trao %s.") % shown)
        return redirect("awards:award", shown.pk)
    words = {"title": _("Ghi việc trao"), "button": _("Ghi")}
    return form_page(request, form, **words, **back_to(shown))


def revoke(request: HttpRequest, record_pk: int) -> HttpResponse:
    """Cancel it for good, with the decision and the reason."""
    user = user_of(request)
    shown = record_of(user, record_pk)
    authorise(user, "awards.revoke_award", shown)
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: revoke_award(shown, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi hủy bỏ %s. Khi thu hồi xong thì ghi ngày.") % shown)
        return redirect("awards:award", shown.pk)
    rule = principles()["P12"]
    told = {"award": shown, "rule": rule.text_vi, "cites": rule.citation}
    note = _("Hủy bỏ %(award)s là dứt khoát, không lấy lại được. %(rule)s (%(cites)s)") % told
    words = {"title": _("Hủy bỏ khen thưởng"), "button": _("Hủy bỏ khen thưởng này")}
    return form_page(request, form, tone="danger", note=note, **words, **back_to(shown))


def recover(request: HttpRequest, record_pk: int) -> HttpResponse:
    """Write down that items and money came back."""
    user = user_of(request)
    shown = record_of(user, record_pk)
    authorise(user, "awards.note_recovery", shown)
    initial = {"recovered_on": shown.recovered_on, "note": shown.recovery_note}
    form = RecoveryForm(request.POST or None, initial=initial)
    if request.method == "POST" and done(
        form, lambda: note_recovery(shown, **form.cleaned_data, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi thu hồi hiện vật, tiền thưởng."))
        return redirect("awards:award", shown.pk)
    words = {"title": _("Ghi thu hồi hiện vật, tiền thưởng"), "button": _("Ghi")}
    return form_page(request, form, **words, **back_to(shown))

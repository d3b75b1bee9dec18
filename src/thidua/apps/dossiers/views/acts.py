"""The acts on one nomination that have a form, each at an address of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.actions.appraising import (
    appraise_dossier,
    receive_dossier,
    return_dossier,
    simplify_dossier,
    take_back_appraisal,
)
from thidua.apps.dossiers.actions.deciding import note_recovery, revoke_dossier
from thidua.apps.dossiers.actions.papers_asked import renew_checklist
from thidua.apps.dossiers.actions.preparing import (
    complete_dossier,
    reopen_dossier,
    withdraw_dossier,
)
from thidua.apps.dossiers.actions.refusing import notify_refusal, refuse_dossier
from thidua.apps.dossiers.forms import steps as typed
from thidua.apps.dossiers.forms.fields import first_day
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import next_in_state, nominations_visible_to
from thidua.web.acting import Following, done, form_page, lead_on
from thidua.web.reasons import ReasonForm


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page of an act asks: words, what is typed, who may."""

    title: Promise
    form: type[forms.Form]
    permission: str
    fields: tuple[str, ...]
    note: Promise | str = ""
    tone: str = "primary"
    of_many: bool = False
    """Done to one after another: afterwards to the next that waits as this one did."""


def _asking(act: Callable[..., object], asked: Asked) -> Callable[..., HttpResponse]:
    """The page of one act: its form, and the act once that is right."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        user = user_of(request)
        found = get_object_or_404(nominations_visible_to(user), pk=pk)
        authorise(user, asked.permission, found)
        back, state = reverse("dossiers:nomination", args=[pk]), found.state
        initial = first_day(timezone.localdate()) | {"revision": found.revision}
        form = asked.form(request.POST if request.method == "POST" else None, initial=initial)
        if request.method == "POST" and done(form, lambda: _do(act, asked, found, form, user)):
            told = {"title": asked.title, "name": found.subject_name}
            messages.success(request, _("%(title)s: đã ghi cho %(name)s.") % told)
            return lead_on(request, _following(found, state, user, asked), back)
        page = {"title": str(asked.title), "button": str(asked.title), "note": str(asked.note)}
        return form_page(request, form, **page, tone=asked.tone, back=back, thing=found)

    return view


def _following(found: Nomination, state: str, user: User, asked: Asked) -> Following | None:
    waiting = next_in_state(user, found, state) if asked.of_many else None
    if waiting is None:
        return None
    return Following(waiting.subject_name, reverse("dossiers:nomination", args=[waiting.pk]))


def _do(
    act: Callable[..., object], asked: Asked, found: Nomination, form: forms.Form, user: User
) -> object:
    given = {
        name: form.facts if name == "facts" else form.cleaned_data[name]  # type: ignore[attr-defined] # RevokeForm
        for name in asked.fields
    }
    named = {name: given.pop(name) for name in _NAMED & set(given)}
    return act(found, *given.values(), **named, actor=user, at=timezone.now())


def _renew_and_complete(
    nomination: Nomination, *, revision: int | None, actor: User, at: datetime
) -> None:
    renew_checklist(nomination, actor=actor, at=at)
    complete_dossier(nomination, revision=revision, actor=actor, at=at)


_NAMED = frozenset({"revision"})
_PREPARE, _PROCESS = "dossiers.prepare", "dossiers.process"
complete = _asking(_renew_and_complete, Asked(
    gettext_lazy("Hoàn thành hồ sơ"), typed.RevisionForm, _PREPARE, ("revision",),
    gettext_lazy("Xác nhận hồ sơ đã đủ giấy tờ. Sau đó Trưởng khối gửi đi."),
))  # fmt: skip
reopen = _asking(reopen_dossier, Asked(
    gettext_lazy("Lấy lại để sửa"), ReasonForm, _PREPARE, ("reason",),
))  # fmt: skip
withdraw = _asking(withdraw_dossier, Asked(
    gettext_lazy("Rút đề nghị"), ReasonForm, "dossiers.withdraw", ("reason",),
    gettext_lazy("Kết quả bình xét của Khối vẫn giữ nguyên như đã biểu quyết."), "danger",
))  # fmt: skip
receive = _asking(receive_dossier, Asked(
    gettext_lazy("Tiếp nhận để thẩm định"), typed.ReceiveForm, _PROCESS, ("received_on",),
    of_many=True,
))  # fmt: skip
give_back = _asking(return_dossier, Asked(
    gettext_lazy("Trả lại để bổ sung"), typed.ReturnForm, _PROCESS, ("reason", "returned_on"),
    gettext_lazy("Hạn thẩm định dừng lại; tiếp nhận lại thì tính lại từ đầu."), of_many=True,
))  # fmt: skip
appraise = _asking(appraise_dossier, Asked(
    gettext_lazy("Ghi kết quả thẩm định"), typed.AppraiseForm, _PROCESS,
    ("opinion", "appraised_on", "revision"),
    gettext_lazy("Ghi đủ điều kiện, tiêu chuẩn. Không đủ thì trả lại hồ sơ hoặc kết luận không."),
    of_many=True,
))  # fmt: skip
appraise_again = _asking(take_back_appraisal, Asked(
    gettext_lazy("Thẩm định lại"), ReasonForm, _PROCESS, ("reason",),
))  # fmt: skip
simplify = _asking(simplify_dossier, Asked(
    gettext_lazy("Áp dụng thủ tục đơn giản"), typed.SimplifyForm, _PROCESS,
    ("reason", "citation"),
    gettext_lazy("Không bỏ phiếu tại Hội đồng; dùng cho thành tích đột xuất, cần khen ngay."),
))  # fmt: skip
refuse = _asking(refuse_dossier, Asked(
    gettext_lazy("Kết luận không khen thưởng"), typed.RefuseForm, _PROCESS,
    ("reason", "refused_on"),
    gettext_lazy("Lý do được gửi cho đơn vị. Kết quả bình xét của Khối giữ nguyên."), "danger",
))  # fmt: skip
notify = _asking(notify_refusal, Asked(
    gettext_lazy("Ghi ngày thông báo cho đơn vị"), typed.NotifyForm, _PROCESS,
    ("notified_on", "number"),
))  # fmt: skip
revoke = _asking(revoke_dossier, Asked(
    gettext_lazy("Hủy bỏ quyết định khen thưởng"), typed.RevokeForm, _PROCESS, ("facts",),
    gettext_lazy("Khen thưởng bị hủy không còn được tính khi xét các lần sau."), "danger",
))  # fmt: skip
recover = _asking(note_recovery, Asked(
    gettext_lazy("Ghi ngày thu hồi"), typed.RecoverForm, _PROCESS, ("recovered_on",),
))  # fmt: skip

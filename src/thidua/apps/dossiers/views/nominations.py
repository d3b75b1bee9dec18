"""One nomination: its page, the acts with a form, the papers it prints."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
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
from thidua.apps.dossiers.pages.nomination import nomination_page
from thidua.apps.dossiers.papers.dossier import refusal_document, report_document
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.apps.paperwork.queries import rendered
from thidua.documents.model import Document
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.reasons import ReasonForm


def _complete(nomination: Nomination, *, revision: int | None, actor: User, at: datetime) -> None:
    renew_checklist(nomination, actor=actor, at=at)
    complete_dossier(nomination, revision=revision, actor=actor, at=at)


@dataclass(frozen=True, slots=True)
class Act:
    """One act with a form: words, what is typed, who may, what is done."""

    title: str | Promise
    form: type[forms.Form]
    permission: str
    run: Callable[..., object]
    fields: tuple[str, ...]
    note: str | Promise = ""
    tone: str = "primary"


_L = gettext_lazy
ACTS = {
    "complete": Act(
        _L("Hoàn thành hồ sơ"), typed.RevisionForm, "dossiers.prepare", _complete,
        ("revision",), _L("Xác nhận hồ sơ đã đủ giấy tờ. Sau đó Trưởng khối gửi đi."),
    ),
    "reopen": Act(
        _L("Lấy lại để sửa"), ReasonForm, "dossiers.prepare", reopen_dossier, ("reason",)
    ),
    "withdraw": Act(
        _L("Rút đề nghị"), ReasonForm, "dossiers.withdraw", withdraw_dossier, ("reason",),
        _L("Kết quả bình xét của Khối vẫn giữ nguyên như đã biểu quyết."), "danger",
    ),
    "receive": Act(
        _L("Tiếp nhận để thẩm định"), typed.ReceiveForm, "dossiers.process", receive_dossier,
        ("received_on",),
    ),
    "return": Act(
        _L("Trả lại để bổ sung"), typed.ReturnForm, "dossiers.process", return_dossier,
        ("reason", "returned_on"),
        _L("Hạn thẩm định dừng lại; tiếp nhận lại thì tính lại từ đầu."),
    ),
    "appraise": Act(
        _L("Ghi kết quả thẩm định"), typed.AppraiseForm, "dossiers.process", appraise_dossier,
        ("opinion", "appraised_on", "revision"),
        _L("Ghi đủ điều kiện, tiêu chuẩn. Không đủ thì trả lại hồ sơ hoặc kết luận không."),
    ),
    "take-back": Act(
        _L("Thẩm định lại"), ReasonForm, "dossiers.process", take_back_appraisal, ("reason",)
    ),
    "simplify": Act(
        _L("Áp dụng thủ tục đơn giản"), typed.SimplifyForm, "dossiers.process",
        simplify_dossier, ("reason", "citation"),
        _L("Không bỏ phiếu tại Hội đồng; dùng cho thành tích đột xuất, cần khen ngay."),
    ),
    "refuse": Act(
        _L("Kết luận không khen thưởng"), typed.RefuseForm, "dossiers.process",
        refuse_dossier, ("reason", "refused_on"),
        _L("Lý do được gửi cho đơn vị. Kết quả bình xét của Khối giữ nguyên."), "danger",
    ),
    "notify": Act(
        _L("Ghi ngày thông báo cho đơn vị"), typed.NotifyForm, "dossiers.process",
        notify_refusal, ("notified_on", "number"),
    ),
    "revoke": Act(
        _L("Hủy bỏ quyết định khen thưởng"), typed.RevokeForm, "dossiers.process",
        revoke_dossier, ("facts",),
        _L("Khen thưởng bị hủy không còn được tính khi xét các lần sau."), "danger",
    ),
    "recover": Act(
        _L("Ghi ngày thu hồi"), typed.RecoverForm, "dossiers.process", note_recovery,
        ("recovered_on",),
    ),
}  # fmt: skip
_NAMED = frozenset({"revision"})


def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what is missing and why, what to do next."""
    user = user_of(request)
    found = get_object_or_404(nominations_visible_to(user), pk=pk)
    context = nomination_page(found, user, timezone.localdate())
    return render(request, "dossiers/nomination.html", context)


def act(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One act with its form."""
    user = user_of(request)
    found = get_object_or_404(nominations_visible_to(user), pk=pk)
    asked = ACTS.get(slug)
    if asked is None:
        raise Http404
    authorise(user, asked.permission, found)
    initial = first_day(timezone.localdate()) | {"revision": found.revision}
    form = asked.form(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and done(form, lambda: _run(asked, found, form, user)):
        told = {"title": asked.title, "name": found.subject_name}
        messages.success(request, _("%(title)s: đã ghi cho %(name)s.") % told)
        return redirect("dossiers:nomination", pk)
    page = {"title": str(asked.title), "button": str(asked.title), "note": str(asked.note)}
    back = reverse("dossiers:nomination", args=[pk])
    return form_page(request, form, **page, tone=asked.tone, back=back, thing=found)


def _run(asked: Act, found: Nomination, form: forms.Form, user: User) -> object:
    given = {
        name: form.facts if name == "facts" else form.cleaned_data[name]  # type: ignore[attr-defined] # RevokeForm
        for name in asked.fields
    }
    named = {name: given.pop(name) for name in _NAMED & set(given)}
    return asked.run(found, *given.values(), **named, actor=user, at=timezone.now())


def report(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The achievement report as Word or PDF, made from what is there now."""
    found = get_object_or_404(nominations_visible_to(user_of(request)), pk=pk)
    document = report_document(found, timezone.localdate())
    return paper_answer(document, form, f"Báo cáo thành tích - {found.subject_name}")


def refusal(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The notice of a refusal."""
    found = get_object_or_404(
        nominations_visible_to(user_of(request)), pk=pk, state=Nomination.State.REFUSED
    )
    return paper_answer(refusal_document(found), form, f"Thông báo - {found.subject_name}")


def paper_answer(document: Document, form: str, name: str) -> HttpResponse:
    """A document as a file of a form."""
    content = rendered(document, form, timezone.localdate())
    return file_answer(content, f"{name}.{form}", shown=form == "pdf")

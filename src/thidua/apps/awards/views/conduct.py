"""Initiatives, disciplines, open matters: one set of pages for the three."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.conduct import (
    Noted,
    noted_facts,
    noted_subject,
    remove_discipline,
    remove_initiative,
    remove_inquiry,
    save_discipline,
    save_initiative,
    save_inquiry,
)
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.forms.years import DisciplineForm, InitiativeForm, InquiryForm
from thidua.apps.awards.models import Discipline, Initiative, Inquiry
from thidua.apps.awards.views.subjects import address_of, page_of, subject_for
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.revisions import fingerprint


@dataclass(frozen=True, slots=True)
class Kind:
    """What the pages of one of the three need."""

    model: type[Noted]
    form: type[forms.Form]
    save: Callable[..., Any]
    remove: Callable[..., None]
    permission: str
    title: Promise


KINDS = {
    "initiative": Kind(
        Initiative, InitiativeForm, save_initiative, remove_initiative,
        "awards.save_initiative", gettext_lazy("Sáng kiến, đề tài"),
    ),
    "discipline": Kind(
        Discipline, DisciplineForm, save_discipline, remove_discipline,
        "awards.save_discipline", gettext_lazy("Kỷ luật"),
    ),
    "inquiry": Kind(
        Inquiry, InquiryForm, save_inquiry, remove_inquiry,
        "awards.save_inquiry", gettext_lazy("Vụ việc đang xem xét"),
    ),
}  # fmt: skip


def create(request: HttpRequest, kind: str, **keys: Any) -> HttpResponse:
    """Write down something new about a person or a unit."""
    subject, chosen = subject_for(request, keys), KINDS[kind]
    about: object = subject
    if chosen.model is Initiative:
        if subject.person is None:
            raise Http404
        about = subject.person
    form = chosen.form(request.POST or None)
    if request.method == "POST" and done(form, lambda: _save(request, chosen, about, form)):
        messages.success(request, _("Đã ghi."))
        return redirect(address_of(subject))
    return form_page(request, form, title=chosen.title, button=_("Ghi"), **page_of(subject))


def edit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Correct something, or say when it ended."""
    chosen, stored, subject = _stored(request, kind, pk)
    facts = noted_facts(stored)
    initial = {name: getattr(facts, name) for name in facts.__slots__}
    form = chosen.form(request.POST or None, initial=initial)
    if request.method == "POST" and done(form, lambda: _save(request, chosen, stored, form)):
        messages.success(request, _("Đã lưu."))
        return redirect(address_of(subject))
    words = {"title": chosen.title, "button": _("Lưu"), "seen": fingerprint(facts)}
    return form_page(request, form, **words, **page_of(subject))


def remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take away what was written down by mistake; asked once."""
    chosen, stored, subject = _stored(request, kind, pk)
    if request.method == "POST":
        chosen.remove(stored, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã bỏ “%s”.") % stored)
        return redirect(address_of(subject))
    text = _("Bỏ “%s”? Chỉ bỏ khi ghi nhầm; đã kết thúc thì sửa và ghi ngày kết thúc.") % stored
    words = {"title": _("Bỏ mục ghi nhầm"), "button": _("Bỏ")}
    return confirm_page(request, text, back=address_of(subject), **words)


def _stored(request: HttpRequest, kind: str, pk: int) -> tuple[Kind, Noted, Subject]:
    """The thing, if the user keeps the history of whom it is about."""
    chosen, user = KINDS[kind], user_of(request)
    stored = cast("Noted", get_object_or_404(chosen.model, pk=pk))
    subject = noted_subject(stored)
    key = "person_pk" if subject.person else "unit_pk"
    found = subject_for(request, {key: (subject.person or subject.unit).pk})  # type: ignore[union-attr] # one of both
    authorise(user, chosen.permission, found)
    return chosen, stored, found


def _save(request: HttpRequest, chosen: Kind, about: object, form: forms.Form) -> object:
    seen = request.POST.get("seen")
    facts = form.facts()  # type: ignore[attr-defined] # all three forms have them
    return chosen.save(about, facts, actor=user_of(request), at=timezone.now(), seen=seen)

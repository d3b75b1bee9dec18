"""Initiatives, disciplines, open matters: the same pages for each of the three."""

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
from thidua.web.revisions import fingerprint, seen_in

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Kind:
    """What the pages of one of the three need."""

    model: type[Noted]
    form: type[forms.Form]
    permission: str
    title: Promise


_INITIATIVE = Kind(
    Initiative, InitiativeForm, "awards.save_initiative", gettext_lazy("Sáng kiến, đề tài")
)
_DISCIPLINE = Kind(Discipline, DisciplineForm, "awards.save_discipline", gettext_lazy("Kỷ luật"))
_INQUIRY = Kind(Inquiry, InquiryForm, "awards.save_inquiry", gettext_lazy("Vụ việc đang xem xét"))


def _adding(kind: Kind, save: Callable[..., Noted]) -> View:
    """Write down something new about a person or a unit."""

    def view(request: HttpRequest, **keys: Any) -> HttpResponse:
        subject = subject_for(request, keys)
        about: object = subject
        if kind.model is Initiative:
            if subject.person is None:
                raise Http404
            about = subject.person
        form = kind.form(request.POST or None)
        if request.method == "POST" and done(form, lambda: _save(request, save, about, form)):
            messages.success(request, _("Đã ghi."))
            return redirect(address_of(subject))
        return form_page(request, form, title=kind.title, button=_("Ghi"), **page_of(subject))

    return view


def _correcting(kind: Kind, save: Callable[..., Noted]) -> View:
    """Correct something, or say when it ended."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        stored, subject = _stored(request, kind, pk)
        facts = noted_facts(stored)
        initial = {name: getattr(facts, name) for name in facts.__slots__}
        form = kind.form(request.POST or None, initial=initial)
        if request.method == "POST" and done(form, lambda: _save(request, save, stored, form)):
            messages.success(request, _("Đã lưu."))
            return redirect(address_of(subject))
        words = {"title": kind.title, "button": _("Lưu"), "seen": fingerprint(facts)}
        return form_page(request, form, **words, **page_of(subject))

    return view


def _removing(kind: Kind, remove: Callable[..., None]) -> View:
    """Take away what was written down by mistake; asked once."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        stored, subject = _stored(request, kind, pk)
        if request.method == "POST":
            remove(stored, actor=user_of(request), at=timezone.now())
            messages.success(request, _("Đã bỏ “%s”.") % stored)
            return redirect(address_of(subject))
        text = _("Bỏ “%s”? Chỉ bỏ khi ghi nhầm; đã kết thúc thì sửa và ghi ngày kết thúc.") % stored
        words = {"title": _("Bỏ mục ghi nhầm"), "button": _("Bỏ")}
        return confirm_page(request, text, back=address_of(subject), **words)

    return view


def _stored(request: HttpRequest, kind: Kind, pk: int) -> tuple[Noted, Subject]:
    """The thing, if the user keeps the history of whom it is about."""
    stored = cast("Noted", get_object_or_404(kind.model, pk=pk))
    subject = noted_subject(stored)
    key = "person_pk" if subject.person else "unit_pk"
    found = subject_for(request, {key: (subject.person or subject.unit).pk})  # type: ignore[union-attr] # one of both
    authorise(user_of(request), kind.permission, found)
    return stored, found


def _save(
    request: HttpRequest, save: Callable[..., Noted], about: object, form: forms.Form
) -> object:
    seen = seen_in(request)
    facts = form.facts()  # type: ignore[attr-defined] # all three forms have them
    return save(about, facts, actor=user_of(request), at=timezone.now(), seen=seen)


add_initiative = _adding(_INITIATIVE, save_initiative)
add_discipline = _adding(_DISCIPLINE, save_discipline)
add_inquiry = _adding(_INQUIRY, save_inquiry)
initiative = _correcting(_INITIATIVE, save_initiative)
discipline = _correcting(_DISCIPLINE, save_discipline)
inquiry = _correcting(_INQUIRY, save_inquiry)
drop_initiative = _removing(_INITIATIVE, remove_initiative)
drop_discipline = _removing(_DISCIPLINE, remove_discipline)
drop_inquiry = _removing(_INQUIRY, remove_inquiry)

"""One award: written down, shown, corrected."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.audit.queries import history_of
from thidua.apps.awards.actions.entries import correct_award, enter_award
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.forms.records import (
    AwardForm,
    HouseholdAwardForm,
    award_initial,
    decision_initial,
)
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.queries import decisions_visible_to, records_visible_to, subject_of
from thidua.apps.awards.views.subjects import address_of, names_for, page_of, subject_for
from thidua.apps.organisations.pages.journal import SHOWN, journal_rows
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.web.acting import done, form_page
from thidua.web.asked import key_in
from thidua.web.revisions import seen_in


def detail(request: HttpRequest, record_pk: int) -> HttpResponse:
    """One award with its three dates, and what was done to it."""
    user = user_of(request)
    shown = record_of(user, record_pk)
    subject, may_keep = subject_of(shown), can(user, "awards.edit_award", shown)
    context = {
        "record": shown,
        "subject": subject,
        "subject_url": address_of(subject) if may_keep else "",
        "may_keep": may_keep,
        "may_revoke": can(user, "awards.revoke_award", shown),
        "journal": journal_rows(history_of(shown)[:SHOWN]) if may_keep else (),
    }
    return render(request, "awards/award.html", context)


def create(request: HttpRequest, **keys: Any) -> HttpResponse:
    """Write down what a person or a unit was given."""
    user, subject = user_of(request), subject_for(request, keys)
    form = AwardForm(request.POST or None, initial=_begin(request), **_about(request, subject))

    def act() -> AwardRecord:
        return enter_award(
            subject, form.entry(), actor=user, at=timezone.now(), despite_doubts=form.is_ticked
        )

    made = _tried(request, form, act)
    if made is not None:
        messages.success(request, _("Đã ghi %(award)s.") % {"award": made})
        return redirect(address_of(subject))
    words = {"title": _("Ghi khen thưởng"), "button": _("Ghi")}
    return form_page(request, form, **words, **page_of(subject))


def create_for_household(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Write down what a household was given."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    about = _about(request, Subject(authority.pk))
    form = HouseholdAwardForm(request.POST or None, initial=_begin(request), **about)

    def act() -> AwardRecord:
        subject = Subject.of_household(authority, form.cleaned_data["household"])
        return enter_award(
            subject, form.entry(), actor=user, at=timezone.now(), despite_doubts=form.is_ticked
        )

    made = _tried(request, form, act)
    if made is not None:
        messages.success(request, _("Đã ghi %(award)s.") % {"award": made})
        return redirect("awards:award", made.pk)
    words = {"title": _("Ghi khen thưởng cho hộ gia đình"), "button": _("Ghi")}
    return form_page(request, form, **words, **page_of(Subject(authority.pk)))


def edit(request: HttpRequest, record_pk: int) -> HttpResponse:
    """Correct an award that stands."""
    user, at = user_of(request), timezone.now()
    stored = record_of(user, record_pk)
    authorise(user, "awards.edit_award", stored)
    subject, seen = subject_of(stored), seen_in(request)
    about, initial = _about(request, subject), award_initial(stored)
    form = AwardForm(request.POST or None, initial=initial, **about)

    def act() -> AwardRecord:
        entry, sure = form.entry(stored), form.is_ticked
        return correct_award(stored, entry, actor=user, at=at, despite_doubts=sure, seen=seen)

    if _tried(request, form, act) is not None:
        messages.success(request, _("Đã lưu %(award)s.") % {"award": stored})
        return redirect("awards:award", stored.pk)
    return form_page(request, form, seen=stored.revision, **_editing(), **back_to(stored))


def record_of(user: User, pk: int) -> AwardRecord:
    """The award, if the user may see it."""
    records = records_visible_to(user).select_related(
        "decision", "authority", "person__unit", "unit", "holder_unit"
    )
    return get_object_or_404(records, pk=pk)


def back_to(shown: AwardRecord) -> dict[str, object]:
    """Where a form about an award leads back to."""
    return {"back": shown_at(shown), "thing": shown}


def shown_at(shown: AwardRecord) -> str:
    """The page of an award."""
    return reverse("awards:award", args=[shown.pk])


def _editing() -> dict[str, object]:
    return {"title": _("Sửa khen thưởng"), "button": _("Lưu")}


def _begin(request: HttpRequest) -> dict[str, Any]:
    """A new award begins with the decision that the address names."""
    key = key_in(request.GET, "decision")
    if key is None:
        return {}
    decision = decisions_visible_to(user_of(request)).filter(pk=key).first()
    return decision_initial(decision) if decision is not None else {}


def _about(request: HttpRequest, subject: Subject) -> dict[str, Any]:
    """What a form about a subject must know."""
    return {"kind": subject.kind, "names": names_for(subject)}


def _tried(
    request: HttpRequest, form: AwardForm, act: Callable[[], AwardRecord]
) -> AwardRecord | None:
    """What was written; None when the form is shown again."""
    made: list[AwardRecord] = []
    if request.method == "POST" and done(form, lambda: made.append(act())):
        return made[0]
    return None

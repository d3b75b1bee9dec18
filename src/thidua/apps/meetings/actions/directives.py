"""What a meeting tells somebody to do: given, carried out with a sentence, taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import locked_conference
from thidua.apps.meetings.models import Conference, Directive
from thidua.apps.meetings.refusals import DirectiveRefused
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.actions.locking import refuse_closed
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class DirectiveFacts:
    """What is to be done, who said so, by which unit (None: the head), until when."""

    text: str
    given_by: str = ""
    unit: Unit | None = None
    due_on: date | None = None


@transaction.atomic
def give_directive(
    conference: Conference, facts: DirectiveFacts, *, actor: User, at: datetime
) -> Directive:
    """Write down what somebody has to do after a meeting; it waits on the first page of the unit.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.give_directive``.
        SeasonClosed: the year is closed.
        DirectiveRefused: nothing to do, or due before the meeting.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.give_directive", conference)
    refuse_closed(conference.season)
    if not facts.text.strip():
        raise DirectiveRefused(_("Ghi việc phải làm."))
    if facts.due_on is not None and facts.due_on < conference.held_on:
        told = {"day": written_day(facts.due_on), "held": written_day(conference.held_on)}
        raise DirectiveRefused(_("Hạn %(day)s trước ngày họp %(held)s.") % told)
    directive = Directive.objects.create(
        conference=conference,
        text=facts.text.strip(),
        given_by=facts.given_by.strip(),
        unit=facts.unit,
        due_on=facts.due_on,
        given_at=at,
    )
    data = {
        "text": directive.text,
        "given_by": directive.given_by,
        "unit": facts.unit.called if facts.unit else "",
        "due_on": str(facts.due_on or ""),
    }
    record("meetings.give_directive", directive, actor=actor, at=at, data=data)
    return directive


@transaction.atomic
def finish_directive(directive: Directive, outcome: str, *, actor: User, at: datetime) -> Directive:
    """Say what was done.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.finish_directive``.
        DirectiveRefused: nothing is said, or it was done already.
    """
    directive = _locked(directive)
    authorise(actor, "meetings.finish_directive", directive)
    if directive.done_at is not None:
        raise DirectiveRefused(_("“%s” đã ghi là xong.") % directive)
    if not outcome.strip():
        raise DirectiveRefused(_("Ghi kết quả đã làm."))
    directive.outcome, directive.done_at, directive.done_by = outcome.strip(), at, actor
    directive.save(update_fields=["outcome", "done_at", "done_by"])
    data = {"outcome": directive.outcome}
    record("meetings.finish_directive", directive, actor=actor, at=at, data=data)
    return directive


@transaction.atomic
def remove_directive(directive: Directive, *, actor: User, at: datetime) -> None:
    """Take back what was written down by mistake, before it was done.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.give_directive``.
        SeasonClosed: the year is closed.
        DirectiveRefused: it was done.
    """
    directive = _locked(directive)
    authorise(actor, "meetings.give_directive", directive.conference)
    refuse_closed(directive.conference.season)
    if directive.done_at is not None:
        raise DirectiveRefused(_("“%s” đã làm xong nên không xóa được.") % directive)
    data = {"text": directive.text}
    record("meetings.remove_directive", directive, actor=actor, at=at, data=data)
    directive.delete()


def _locked(directive: Directive) -> Directive:
    conference = locked_conference(Conference(pk=directive.conference_id))
    stored = Directive.objects.select_related("unit").get(pk=directive.pk)
    stored.conference = conference
    return stored

"""After the draw: a checker is replaced on record, the checkers go to a unit together."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import check_state, locked_season, open_crosscheck
from thidua.apps.crosschecks.facts import VisitPlan
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Visit
from thidua.apps.crosschecks.queries import assignments_of, member_units
from thidua.apps.crosschecks.refusals import AlreadyEnded, HandedInAlready, NoSuchPair
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.domain.draw.replacement import Drawn, next_checker
from thidua.formats.draw_file import read_draw_file
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def replace_checker(
    assignment: Assignment, *, reason: str, actor: User, at: datetime
) -> Assignment | None:
    """End an assignment and give it to the next in turn, whom nobody chooses; None: nobody may.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        CrossCheckNotOpen: it is too late.
        AlreadyEnded: somebody else was quicker.
        HandedInAlready: its marks are there, and are not chosen by who reads them.
        ReasonMissing: no reason was given.
    """
    season = locked_season(assignment.crosscheck.season_id)
    kept = open_crosscheck(season)
    assignment = Assignment.objects.select_related("checker", "unit").get(pk=assignment.pk)
    assignment.crosscheck = kept
    authorise(actor, "crosschecks.replace_checker", assignment)
    if assignment.ended_at:
        raise AlreadyEnded(_("%(pair)s: đã thôi chấm từ trước.") % {"pair": assignment})
    if assignment.handed_in_at:
        raise HandedInAlready(
            _("%(pair)s: đã nộp kết quả chấm nên không thay được nữa.") % {"pair": assignment}
        )
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(_("%(pair)s: cần ghi lý do thay.") % {"pair": assignment})
    assignment.ended_at, assignment.ended_by, assignment.ended_reason = at, actor, reason
    assignment.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    units = member_units(season)
    code = next_checker(_drawn(kept, frozenset(units)), assignment.unit.code)
    data = {"pair": [assignment.checker.code, assignment.unit.code], "reason": reason}
    record(
        "crosschecks.replace_checker", kept, actor=actor, at=at, data=data | {"next": code or ""}
    )
    if code is None:
        return None
    return Assignment.objects.create(
        crosscheck=kept, checker=units[code], unit=assignment.unit, in_place_of=assignment
    )


def _drawn(crosscheck: CrossCheck, members: frozenset[str]) -> Drawn:
    file = read_draw_file(crosscheck.file)
    rows = list(assignments_of(crosscheck))
    ended = [row for row in rows if row.ended_at]
    return Drawn(
        units=file.rules.units,
        seed=file.seed,
        pairs=frozenset((r.checker.code, r.unit.code) for r in rows if not r.ended_at),
        ended=frozenset((row.checker.code, row.unit.code) for row in ended),
        recused=file.rules.recused,
        gone=frozenset(file.rules.units) - members,
    )


@transaction.atomic
def plan_visit(season: Season, unit: Unit, plan: VisitPlan, *, actor: User, at: datetime) -> Visit:
    """The checkers of a unit go there together, one of them leading.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        CrossCheckNotOpen, NotDrawn: nobody checks anybody now.
        NoSuchPair: the unit that is to lead does not check this one.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.plan_visit", season)
    kept = open_crosscheck(season)
    check_state(kept, CrossCheck.State.DRAWN)
    team = kept.assignments.filter(unit=unit, ended_at=None)
    if not team.filter(checker=plan.lead).exists():
        raise NoSuchPair(
            _("%(lead)s không chấm %(unit)s nên không làm trưởng đoàn được.")
            % {"lead": plan.lead, "unit": unit}
        )
    values = {"day": plan.day, "place": plan.place, "lead": plan.lead, "company": plan.company}
    visit, _new = Visit.objects.update_or_create(crosscheck=kept, unit=unit, defaults=values)
    data = values | {"lead": plan.lead.code}
    record("crosschecks.plan_visit", visit, actor=actor, at=at, data=data)
    return visit


def start_over(season: Season) -> None:
    """The pairs that go on check again: the sheets of the next period. What they gave stays.

    The opening of the period was authorised and is told by the app below.
    """
    given = Assignment.objects.filter(crosscheck__season=season, ended_at=None)
    given.exclude(handed_in_at=None).update(
        handed_in_at=None, handed_in_by=None, revision=F("revision") + 1
    )

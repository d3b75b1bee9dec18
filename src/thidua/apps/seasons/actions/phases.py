"""The phases of a year: their days, and who owes each."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.seasons.actions.locking import locked, refuse_closed, refuse_stale
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.refusals import DatesOutOfOrder
from thidua.apps.seasons.year.calendar_plan import OPTIONAL_PHASES, PhasePlan
from thidua.web.words import written_day

BEFORE, AFTER = timedelta(days=120), timedelta(days=270)
"""How far a phase may lie outside the year: preparing early, dossiers in the next spring."""

_IN_ORDER = (
    Phase.Kind.REGISTRATION,
    Phase.Kind.SIGNING,
    Phase.Kind.SCORING,
    Phase.Kind.REVIEWING,
    Phase.Kind.CONFERENCE,
)


@transaction.atomic
def edit_phases(
    season: Season, plan: Sequence[PhasePlan], *, revision: int, actor: User, at: datetime
) -> Season:
    """Set the days and owners of all phases; a step left out of ``plan`` is dropped.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.edit_phases``.
        SeasonClosed: the year is closed.
        StalePage: somebody saved in between.
        DatesOutOfOrder: a needed step is missing, or a day stands where it cannot.
    """
    season = locked(season)
    authorise(actor, "seasons.edit_phases", season)
    refuse_closed(season)
    refuse_stale(season, revision)
    _refuse_disorder(season, plan)
    before = {phase.kind: _facts(phase) for phase in season.phases.all()}
    season.phases.exclude(kind__in=[phase.kind for phase in plan]).delete()
    order = list(Phase.Kind.values)
    for phase in plan:
        season.phases.update_or_create(
            kind=phase.kind, defaults={**_facts(phase), "order": order.index(phase.kind)}
        )
    season.revision += 1
    season.save(update_fields=["revision"])
    after = {phase.kind: _facts(phase) for phase in plan}
    changed = [kind for kind in {**before, **after} if before.get(kind) != after.get(kind)]
    data = {kind: {"from": before.get(kind), "to": after.get(kind)} for kind in changed}
    record("seasons.edit_phases", season, actor=actor, at=at, data=data)
    return season


def _facts(phase: PhasePlan | Phase) -> dict[str, date | str | None]:
    return {
        "starts_on": phase.starts_on,
        "due_on": phase.due_on,
        "owner": str(phase.owner),
        "note": phase.note,
    }


def _refuse_disorder(season: Season, plan: Sequence[PhasePlan]) -> None:
    due = {phase.kind: phase.due_on for phase in plan}
    for kind in Phase.Kind:
        if kind not in OPTIONAL_PHASES and kind not in due:
            raise DatesOutOfOrder(_("Bước “%s” chưa có hạn.") % kind.label)
    for phase in plan:
        _refuse_far(season, phase)
    for earlier, later in pairwise(_IN_ORDER):
        if due[earlier] > due[later]:
            raise DatesOutOfOrder(
                _("Hạn “%(later)s” (%(late)s) phải từ hạn “%(earlier)s” (%(early)s) trở đi.")
                % {
                    "later": later.label,
                    "late": written_day(due[later]),
                    "earlier": earlier.label,
                    "early": written_day(due[earlier]),
                }
            )


def _refuse_far(season: Season, phase: PhasePlan) -> None:
    label = Phase.Kind(phase.kind).label
    if phase.starts_on and phase.starts_on > phase.due_on:
        raise DatesOutOfOrder(
            _("Bước “%(phase)s”: từ ngày %(start)s lại sau hạn %(due)s.")
            % {
                "phase": label,
                "start": written_day(phase.starts_on),
                "due": written_day(phase.due_on),
            }
        )
    first, last = season.starts_on - BEFORE, season.ends_on + AFTER
    for day in filter(None, (phase.starts_on, phase.due_on)):
        if not first <= day <= last:
            raise DatesOutOfOrder(
                _("Bước “%(phase)s”: ngày %(day)s nằm ngoài khoảng %(first)s – %(last)s.")
                % {
                    "phase": label,
                    "day": written_day(day),
                    "first": written_day(first),
                    "last": written_day(last),
                }
            )

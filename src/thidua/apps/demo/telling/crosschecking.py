"""The told cross-check: recusal, draw, marks, evidence asked for, second look, objection."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.verification import LineVerdict, answer_line, verify_line
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.crosschecks.actions.asking import reply_to_request
from thidua.apps.crosschecks.actions.drawing import draw_checkers
from thidua.apps.crosschecks.actions.marking import hand_in_marks, save_marks
from thidua.apps.crosschecks.actions.objecting import (
    answer_objection,
    lock_result,
    make_objection,
    open_objections,
)
from thidua.apps.crosschecks.actions.preparing import (
    announce_seed,
    recuse_checker,
    set_crosscheck,
)
from thidua.apps.crosschecks.actions.serving import plan_visit
from thidua.apps.crosschecks.actions.settling import settle_marks
from thidua.apps.crosschecks.facts import CrossCheckRules, MarkChange, ObjectionFacts, VisitPlan
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.queries import member_units
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.scoring import one_less, verifiers_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.seasons.models import Season
from thidua.domain.typed_figures import as_typed

_WINDOW = timedelta(days=5)


def cross_check_units(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """From the settings to the second look, where the story tells of a cross-check."""
    told = story.facts.get("crosscheck")
    if told is None:
        return
    rules = CrossCheckRules(2, "mean", "replaces", None, timezone.localdate(at) + timedelta(days=7))
    set_crosscheck(season, rules, actor=head, at=at)
    units = member_units(season)
    for pair in told["recused"]:
        checker, unit = units[pair["checker"]], units[pair["unit"]]
        recuse_checker(
            season, checker, unit, reason=pair["reason"], actor=officer_of(checker), at=at
        )
    announce_seed(season, told["seed"], actor=head, at=at)
    drawn = draw_checkers(season, told["called"], actor=head, at=at)
    for visit in told["visits"]:
        unit = units[visit["unit"]]
        lead = drawn.assignments.filter(unit=unit).select_related("checker")[0].checker
        plan = VisitPlan(visit["day"], visit["place"], lead, visit["company"])
        plan_visit(season, unit, plan, actor=head, at=at)
    verifiers = verifiers_of(season)
    for sheet in Sheet.objects.filter(season=season).select_related("unit").order_by("pk"):
        _Checking(sheet, told, verifiers[sheet.unit_id], at).tell()


@dataclass(frozen=True)
class _Checking:
    """One sheet before its checkers."""

    sheet: Sheet
    told: dict[str, Any]
    verifier: User
    at: datetime

    def tell(self) -> None:
        """Marked, answered, settled, explained, looked at again."""
        pairs = Assignment.objects.filter(
            crosscheck__season=self.sheet.season_id, unit=self.sheet.unit_id, ended_at=None
        ).select_related("checker", "unit", "crosscheck__season")
        for place, pair in enumerate(pairs.order_by("pk")):
            actor = officer_of(pair.checker)
            save_marks(pair, self._marks(place), actor=actor, at=self.at)
            self._reply(pair)
            hand_in_marks(pair, agrees_rest=True, actor=actor, at=self.at)
        settle_marks(self.sheet, day=timezone.localdate(self.at), actor=self.verifier, at=self.at)
        for each in self._of("explained"):
            line = self._line(each)
            answer_line(line, each["said"], actor=officer_of(self.sheet.unit), at=self.at)
            line.refresh_from_db()
            verify_line(line, LineVerdict(True, line.revision, {}), actor=self.verifier, at=self.at)

    def _marks(self, place: int) -> list[MarkChange]:
        """What the checker at a place says: both of what is told, the first alone of the rest."""
        lowered = self._of("lowered") + (self._of("explained") if place == 0 else [])
        changes = [self._lowered(self._line(each), each["reason"]) for each in lowered]
        asked = self._of("asked") if place == 0 else []
        return changes + [
            MarkChange(self._line(each).pk, True, asks=each["asks"]) for each in asked
        ]

    def _lowered(self, line: Line, reason: str) -> MarkChange:
        return MarkChange(line.pk, False, {"actual": as_typed(one_less(line))}, reason)

    def _reply(self, pair: Assignment) -> None:
        for each in self._of("asked"):
            for mark in pair.marks.exclude(asks="").filter(line__item=each["item"]):
                reply_to_request(mark, each["reply"], actor=officer_of(self.sheet.unit), at=self.at)

    def _of(self, kind: str) -> list[dict[str, str]]:
        return [each for each in self.told[kind] if each["unit"] == self.sheet.unit.code]

    def _line(self, told: dict[str, str]) -> Line:
        return self.sheet.lines.filter(item=told["item"]).order_by("part")[0]


def tell_objection(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """One objection, its answer, the final lock."""
    told = story.facts.get("crosscheck", {}).get("objection")
    if told is None:
        return
    last = timezone.localdate(at) + _WINDOW
    open_objections(season, last, day=timezone.localdate(at), actor=head, at=at)
    unit = member_units(season)[told["unit"]]
    facts = ObjectionFacts(unit, told["about"], told["text"])
    later = at + timedelta(days=2)
    made = make_objection(
        season, facts, day=timezone.localdate(later), actor=officer_of(unit), at=later
    )
    answer_objection(made, accepts=False, said=told["said"], actor=head, at=later)
    end = at + _WINDOW + timedelta(days=1)
    lock_result(season, day=timezone.localdate(end), actor=head, at=end)

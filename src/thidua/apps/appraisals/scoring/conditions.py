"""Classes and conditions of awards in words: what a unit reaches, what it lacks, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.conferring import (
    ClassReached,
    Needs,
    Shortfall,
    UnitStanding,
    class_reached,
)
from thidua.domain.scoring.kept import KeptResult, standing_of
from thidua.domain.scoring.unit_result import UnitResult
from thidua.web.words import written_number


@dataclass(frozen=True, slots=True)
class Condition:
    """A class or an award with what it asks for, and what the unit lacks; "": nothing."""

    name: str
    needs: str
    lacks: str

    @property
    def verdict(self) -> str:
        """Met, or what is missing."""
        return _("chưa đạt: %s") % self.lacks if self.lacks else _("đủ điều kiện")


@dataclass(frozen=True, slots=True)
class ClassText:
    """The class of a unit in words, and why it is no better: one sentence for each reason."""

    name: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingText:
    """Where one unit stands: its class, then what each class and award asks for."""

    reached: ClassText | None
    conditions: tuple[Condition, ...]


def has_conditions(plan: SheetPlan) -> bool:
    """Whether the table has classes, or awards that ask for more than a place."""
    scheme = plan.scheme
    return bool(scheme.classes) or any(award.needs != Needs() for award in scheme.awards)


def asked_events(plan: SheetPlan, events: dict[str, list[str]]) -> dict[str, list[str]]:
    """By unit, the deductions and disqualifications that happened, where conditions ask for them.

    Such as: {"AAA": ["TR1"]}.
    """
    scheme = plan.scheme
    needs = [*(each.needs for each in scheme.classes), *(each.needs for each in scheme.awards)]
    are_asked = bool(scheme.lower_class) or any(each.without for each in needs)
    return events if are_asked else {}


def standing_text(plan: SheetPlan, unit: UnitResult, called: Mapping[str, str]) -> StandingText:
    """What the unit is shown of itself; ``called``: what the authority calls its awards."""
    scheme, standing = plan.scheme, standing_of(plan.scheme, unit)
    asked = [(each.name, each.needs) for each in scheme.classes]
    asked += [(called.get(each.award, each.award), each.needs) for each in scheme.awards]
    return StandingText(
        class_text(plan, unit) if scheme.classes else None,
        tuple(_condition(plan, name, needs, standing) for name, needs in asked if needs != Needs()),
    )


def _condition(plan: SheetPlan, name: str, needs: Needs, standing: UnitStanding) -> Condition:
    short = needs.shortfall(standing)
    return Condition(name, needs_text(plan, needs), lacks_text(plan, standing, short))


def class_text(plan: SheetPlan, unit: UnitResult) -> ClassText:
    """The class of a unit that is scored now or was published; a disqualified one has none."""
    if unit.disqualified:
        names = ", ".join(plan.items[each].name or each for each in unit.disqualified)
        return ClassText(_("không xếp loại"), (_("không xét: %s") % names,))
    scheme, standing = plan.scheme, standing_of(plan.scheme, unit)
    reached = class_reached(scheme.classes, scheme.lower_class, standing)
    return ClassText(reached.name or _("không xếp loại"), tuple(_reasons(plan, reached, standing)))


def _reasons(plan: SheetPlan, reached: ClassReached, standing: UnitStanding) -> Iterator[str]:
    """What lowered the class, then what the class above it asks for."""
    for lowering in reached.lowered:
        words = {"from": reached.by_conditions or _("hạng cuối"), "by": lowering.by}
        why = event_text(plan, lowering.id)
        yield _("hạ %(by)s bậc từ %(from)s vì có %(why)s") % {**words, "why": why}
    if reached.missed:
        name, short = reached.missed[-1]
        lacks = lacks_text(plan, standing, short)
        yield _("chưa đạt %(name)s: %(lacks)s") % {"name": name, "lacks": lacks}


def seats_of(plan: SheetPlan, kept: KeptResult) -> Iterator[tuple[str, int]]:
    """Each award by its code with how many units its quota comes to in this result."""
    ranked = sum(unit.rank is not None for unit in kept.units)
    for line in plan.scheme.awards:
        yield line.award, line.units(members=len(kept.units), ranked=ranked)


def passed_over(
    plan: SheetPlan, kept: KeptResult, award: AwardProposal
) -> Iterator[tuple[str, str]]:
    """The units that stand high enough for an award and lack something, by code, with what.

    High enough is above the last one proposed, or as far as the quota reaches.
    """
    line = next(line for line in plan.scheme.awards if line.award == award.award)
    earlier = kept.awards[: kept.awards.index(award)]
    gone = {code for each in earlier for code in each.units}
    places = [unit for unit in kept.units if unit.rank is not None]
    most = line.units(members=len(kept.units), ranked=len(places))
    left = [unit for unit in places if unit.unit not in gone]
    taken = [at for at, unit in enumerate(left) if unit.unit in (*award.units, *award.tied)]
    for unit in left[: max(most, 1 + max(taken, default=0))]:
        standing = standing_of(plan.scheme, unit)
        if short := line.needs.shortfall(standing):
            yield unit.unit, lacks_text(plan, standing, short)


def lacks_text(plan: SheetPlan, standing: UnitStanding, short: Shortfall) -> str:
    """Such as: nhóm I được 19,5 điểm, cần từ 20; có TR1 Nộp đăng ký trễ."""
    parts = []
    if short.min_total is not None:
        figures = {"has": written_number(standing.total), "least": written_number(short.min_total)}
        parts.append(_("tổng được %(has)s điểm, cần từ %(least)s") % figures)
    for group, least in short.groups:
        figures = {"has": written_number(standing.groups[group]), "least": written_number(least)}
        parts.append(
            _("nhóm %(group)s được %(has)s điểm, cần từ %(least)s") % {"group": group, **figures}
        )
    parts += [_("có %s") % event_text(plan, event) for event in short.events]
    return "; ".join(parts)


def needs_text(plan: SheetPlan, needs: Needs) -> str:
    """Such as: tổng từ 90 điểm; nhóm I từ 20 điểm; không có TR1 Nộp đăng ký trễ."""
    parts = []
    if needs.min_total is not None:
        parts.append(_("tổng từ %s điểm") % written_number(needs.min_total))
    for group, least in needs.min_group:
        words = {"group": group, "least": written_number(least)}
        parts.append(_("nhóm %(group)s từ %(least)s điểm") % words)
    parts += [_("không có %s") % event_text(plan, event) for event in needs.without]
    return "; ".join(parts)


def event_text(plan: SheetPlan, event: str) -> str:
    """A deduction or disqualification with its id."""
    return f"{event} {plan.items[event].name}".strip()

"""What the checkers of a sheet said, side by side, and what it came to."""

from collections import defaultdict
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.rows import figures_text
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.apps.crosschecks.models import Assignment, Mark, PeerFigure, Settlement
from thidua.apps.crosschecks.queries import checkers_of, past_checkers_of, settlement_of
from thidua.apps.seasons.queries import names_in


@dataclass(frozen=True, slots=True)
class Said:
    """One checker's mark in words; ``figure`` empty: agreed."""

    figure: str
    reason: str
    asks: str
    reply: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: the unit's figure, each checker's, what it came to, what the unit answers."""

    line: Line
    item: Item
    own: str
    marks: tuple[Said | None, ...]  # in the order of the checkers
    figure: PeerFigure | None
    result: str

    @property
    def differs(self) -> bool:
        """Whether some checker says another figure."""
        return any(mark is not None and mark.figure for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Findings:
    """The page."""

    checkers: tuple[Assignment, ...]
    waiting: tuple[Assignment, ...]
    lines: tuple[Finding, ...]
    settlement: Settlement | None
    may_settle: bool

    @property
    def differing(self) -> list[Finding]:
        """The lines on which some checker says another figure."""
        return [line for line in self.lines if line.differs]


def findings_of(user: User, sheet: Sheet) -> Findings:
    """What may be read of a sheet's marks; those not handed in are never among them."""
    pairs = list(past_checkers_of(sheet) if sheet.is_past else checkers_of(sheet))
    for pair in pairs:
        names_in(sheet.season).call(pair.checker, sheet.locked_at or sheet.season.closed_at)
    done = tuple(pair for pair in pairs if sheet.is_past or pair.handed_in_at)
    settlement = settlement_of(sheet)
    can_settle = settlement is None and sheet.state == Sheet.State.SELF_SCORED and bool(pairs)
    return Findings(
        checkers=done,
        waiting=tuple(pair for pair in pairs if pair not in done),
        lines=tuple(_lines(sheet, done)),
        settlement=settlement,
        may_settle=can_settle and can(user, "crosschecks.settle_marks", sheet),
    )


def _lines(sheet: Sheet, done: tuple[Assignment, ...]) -> list[Finding]:
    items = plan_of(sheet.scheme).items
    marks: dict[int, dict[int, Mark]] = defaultdict(dict)
    for mark in Mark.objects.filter(assignment__in=done, line__sheet=sheet):
        marks[mark.line_id][mark.assignment_id] = mark
    figures = {f.line_id: f for f in PeerFigure.objects.filter(settlement__sheet=sheet)}
    return [
        Finding(
            line=line,
            item=items[line.item],
            own=figures_text(items[line.item], line.figures),
            marks=tuple(_said(items[line.item], marks[line.pk].get(each.pk)) for each in done),
            figure=figures.get(line.pk),
            result=_result(items[line.item], figures.get(line.pk)),
        )
        for line in sheet.lines.order_by("pk")
    ]


def _said(item: Item, mark: Mark | None) -> Said | None:
    if mark is None:
        return None
    changed = mark.verdict == Mark.Verdict.CHANGED
    figure = figures_text(item, mark.figures) if changed else ""
    return Said(figure, mark.reason, mark.asks, mark.reply)


def _result(item: Item, figure: PeerFigure | None) -> str:
    return figures_text(item, figure.figures) if figure else ""

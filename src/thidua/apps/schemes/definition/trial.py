"""A criterion tried before it is saved: its points over figures, and whether it tells units apart.

The figures are last year's, as the published result counted them, or typed ones; the rule as it is
typed stands beside the rule as it is stored. Nothing is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition, Item
from thidua.apps.schemes.definition.reading import scheme_alone
from thidua.apps.schemes.registries.discrimination import YearFigures
from thidua.domain.figure_spec import spec_of_measure
from thidua.domain.figures import Claim, FiguresRejected
from thidua.domain.scheme import Criterion, Scheme
from thidua.domain.scoring.bloc import score_criterion
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.web.charts import Chart, Reach, chart_of
from thidua.web.words import written_number

MOST_TYPED = 200
_OF_TARGET = ("0", "0.5", "0.7", "0.8", "0.9", "1", "1.1", "1.2", "1.5")
_STEPS = ("0", "1", "2", "3", "4", "5", "6", "8", "10")
_BY_STEPS = frozenset({"per_item", "deduct", "plus_minus"})


@dataclass(frozen=True, slots=True)
class TriedUnit:
    """One unit: its figure, the points now, and by the rule as it is stored."""

    name: str
    figure: str
    points: str
    before: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How the points of a criterion lie."""

    low: Decimal
    high: Decimal
    mean: Decimal
    full: int  # units with the maximum
    levels: int  # different numbers of points
    units: int

    @property
    def tells_nobody_apart(self) -> bool:
        """Whether every unit gets the same."""
        return self.units > 1 and self.levels == 1

    @property
    def all_full(self) -> bool:
        """Whether every unit gets the maximum."""
        return self.units > 0 and self.full == self.units


@dataclass(frozen=True, slots=True)
class Trial:
    """What a criterion would do to the units of a bloc."""

    source: str
    rows: tuple[TriedUnit, ...] = ()
    now: Spread | None = None
    before: Spread | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """Points over figures: drawn, and as pairs for the table beside."""

    chart: Chart
    pairs: tuple[tuple[str, str], ...]


def curve_of(
    definition: Definition, criterion: Item, kind: str, values: Mapping[str, str]
) -> Curve | None:
    """The points of one unit for figures around the target; None where no line can be drawn."""
    scheme = scheme_alone(definition, criterion)
    if scheme is None:
        return None
    line = scheme.criteria[0]
    pairs = []
    for figure in _figures(line, criterion, kind, values):
        claim = Claim("A", line.id, figure, _target(line, values), values.get("baseline", ""))
        try:
            points = score_criterion(scheme, line.id, "A", [claim]).points
        except FiguresRejected:
            return None
        pairs.append((figure, points))
    if len(pairs) < 2:
        return None
    most = line.maximum
    reaches = [
        Reach(_written(figure), 0, points, most, written_number(points)) for figure, points in pairs
    ]
    title = _("Điểm theo số thực hiện")
    chart = chart_of(title, reaches, bar=_("điểm"), mark=_("điểm tối đa"))
    told = tuple((_written(figure), written_number(points)) for figure, points in pairs)
    return Curve(chart, told)


def _figures(
    line: Criterion, criterion: Item, kind: str, values: Mapping[str, str]
) -> Iterator[str]:
    rule = criterion.get("rule") or {}
    if kind == "grade_map":
        yield from (rule.get("map") or {}).keys()
    elif kind == "boolean":
        yield from (_("có"), _("không"))
    elif kind in _BY_STEPS:
        yield from _STEPS
    elif kind == "bands" and not line.rule.uses_target:
        bands = rule.get("bands") or []
        yield from sorted({str(each["min"]) for each in bands if "min" in each}, key=_number)
    elif base := _target(line, values) or values.get("baseline", ""):
        yield from (f"{_number(base) * Decimal(each):f}" for each in _OF_TARGET)


def _target(line: Criterion, values: Mapping[str, str]) -> str:
    if not line.rule.uses_target:
        return ""
    return format(line.target, "f") if line.target is not None else values.get("target", "")


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _written(figure: str) -> str:
    try:
        return written_number(_number(figure).normalize())
    except ArithmeticError:
        return figure


def trial_of(
    definition: Definition,
    criterion: Item,
    stored: Item,
    figures: YearFigures | None,
    typed: str = "",
) -> Trial | None:
    """Try the criterion on typed figures, else on last year's of its id; None without any."""
    scheme, before = scheme_alone(definition, criterion), scheme_alone(definition, stored)
    if scheme is None:
        return None
    if typed.strip():
        try:
            claims, names = _typed(scheme.criteria[0], typed)
        except UnclearFigure as unclear:
            return Trial(_("Số gõ thử"), problem=str(unclear))
        return _tried(_("Số gõ thử"), scheme, before, claims, names)
    key = str(stored.get("id") or criterion.get("id", ""))
    claims = [claim for claim in figures.claims if claim.criterion == key] if figures else []
    if figures is None or not claims:
        return None
    source = _("Số liệu năm %(year)s") % {"year": figures.year}
    return _tried(source, scheme, before, claims, figures.names)


def _typed(line: Criterion, typed: str) -> tuple[list[Claim], dict[str, str]]:
    spec = spec_of_measure(line.measure, name=_("Số gõ thử"), least=0)
    claims: list[Claim] = []
    for at, word in enumerate(typed.replace(";", "\n").splitlines()[:MOST_TYPED], start=1):
        text = word.strip()
        if not text:
            continue
        if line.rule.reading.name not in {"BOOLEAN", "GRADE"}:
            found = read_figure(text, spec)
            text = "" if found is None else f"{found:f}"
        claims.append(Claim(str(at), line.id, text))
    return claims, {claim.unit: _("Đơn vị %(at)s") % {"at": claim.unit} for claim in claims}


def _tried(
    source: str,
    scheme: Scheme,
    before: Scheme | None,
    claims: Sequence[Claim],
    names: Mapping[str, str],
) -> Trial:
    try:
        now = _points(scheme, claims)
    except FiguresRejected as rejected:
        said = rejected.problems[0]
        problem = _("«%(value)s» không tính được; chỉ nhận %(allowed)s.")
        return Trial(source, problem=problem % {"value": said.value, "allowed": said.allowed})
    try:
        old = _points(before, claims) if before is not None else {}
    except FiguresRejected:
        old = {}
    first = {claim.unit: claim.actual for claim in reversed(claims)}
    rows = tuple(
        TriedUnit(
            names.get(unit, unit),
            _written(first[unit]) or "—",
            written_number(points),
            written_number(old[unit]) if unit in old else "",
        )
        for unit, points in sorted(now.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    most = scheme.criteria[0].maximum
    spread = _spread(old, before.criteria[0].maximum) if before is not None and old else None
    return Trial(source, rows, _spread(now, most), spread)


def _points(scheme: Scheme, claims: Sequence[Claim]) -> dict[str, Decimal]:
    line = scheme.criteria[0].id
    own = [Claim(each.unit, line, each.actual, each.target, each.baseline, each.minus,
                 each.place, each.bonus if scheme.criteria[0].bonus else "")
           for each in claims]  # fmt: skip
    units = dict.fromkeys(each.unit for each in own)
    return {unit: score_criterion(scheme, line, unit, own).points for unit in units}


def _spread(points: Mapping[str, Decimal], most: Decimal) -> Spread:
    values = list(points.values())
    total = sum((Fraction(value) for value in values), Fraction(0)) / len(values)
    mean = Decimal(total.numerator) / Decimal(total.denominator)
    return Spread(
        min(values),
        max(values),
        mean.quantize(Decimal("0.01")),
        sum(value >= most for value in values),
        len(set(values)),
        len(values),
    )

"""From reported rows to columns of exact figures, every row checked against the scheme."""

from collections.abc import Iterable, Sequence

from thidua.domain.exact import Scaled
from thidua.domain.figures import Claim, Column, FigureProblem, Figures, FiguresRejected
from thidua.domain.identity import Names
from thidua.domain.scheme import Criterion, Heading, Scheme, criteria_of
from thidua.domain.scoring.bonus import sum_of_bonuses
from thidua.domain.scoring.cell import (
    MISSING_CELL,
    NOT_APPLICABLE_CELL,
    Cell,
    CellKind,
    read_cell,
)
from thidua.domain.scoring.facts import events_of, is_yes
from thidua.domain.scoring.problem import problem_of

_Rows = dict[str, dict[str, list[Claim]]]  # id of criterion, deduction … → unit → rows
_ZERO: Scaled = (0, 0)
_ONE: Scaled = (1, 0)


def tabulate(scheme: Scheme, units: Sequence[str], claims: Iterable[Claim]) -> Figures:
    """Tabulate all reported rows of a bloc; what was not reported is missing.

    Source: docs/algorithms/scoring.md#figures
    Units: as each criterion's measure.

    Raises:
        FiguresRejected: some rows cannot be scored; it holds all of them.
    """
    problems: list[FigureProblem] = []
    rows = _sorted_rows(scheme, units, claims, problems)
    columns = tuple(
        _column(criterion, units, rows.get(criterion.id, {}), problems)
        for criterion in scheme.criteria
    )
    events = tuple(
        tuple(events_of(rows.get(deduction.id, {}).get(unit), problems) for unit in units)
        for deduction in scheme.deductions
    )
    disqualified = tuple(
        tuple(is_yes(rows.get(fact.id, {}).get(unit), problems) for unit in units)
        for fact in scheme.disqualifications
    )
    if problems:
        raise FiguresRejected(problems)
    return Figures(tuple(units), columns, events, disqualified)


def tabulate_criterion(
    criterion: Criterion, units: Sequence[str], claims: Iterable[Claim]
) -> Column:
    """Tabulate the rows of one criterion; rows of other criteria and units are left aside.

    Source: docs/algorithms/scoring.md#figures
    Units: as the criterion's measure.

    Raises:
        FiguresRejected: some rows cannot be scored; it holds all of them.
    """
    problems: list[FigureProblem] = []
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.criterion == criterion.id:
            rows.setdefault(claim.unit, []).append(claim)
    column = _column(criterion, units, rows, problems)
    if problems:
        raise FiguresRejected(problems)
    return column


def _sorted_rows(
    scheme: Scheme,
    units: Sequence[str],
    claims: Iterable[Claim],
    problems: list[FigureProblem],
) -> _Rows:
    """Rows by id and unit; strangers and second rows become problems."""
    known_units = Names(units)
    rows: _Rows = {criterion.id: {} for criterion in scheme.criteria}
    rows.update({deduction.id: {} for deduction in scheme.deductions})
    rows.update({fact.id: {} for fact in scheme.disqualifications})
    known_lines = Names(rows)
    many = {criterion.id for criterion in scheme.criteria if criterion.rule.has_many_rows}
    for claim in claims:
        unit, line = known_units.get(claim.unit), known_lines.get(claim.criterion)
        of_line = None if line is None else rows[line]
        if unit is None:
            allowed = f"mã đơn vị thuộc khối: {_listed(units)}"
            problems.append(problem_of(claim, "unit", claim.unit, allowed))
        elif of_line is None:
            allowed = _rows_instead(scheme, claim.criterion, rows)
            problems.append(problem_of(claim, "criterion", claim.criterion, allowed))
        elif unit in of_line and line not in many:
            first = of_line[unit][0].place
            allowed = "một dòng cho mỗi đơn vị và mục" + (f" (đã có ở {first})" if first else "")
            problems.append(problem_of(claim, "criterion", claim.criterion, allowed))
        else:
            of_line.setdefault(unit, []).append(claim)
    return rows


def _rows_instead(scheme: Scheme, written: str, known: Iterable[str]) -> str:
    """The ids that may stand instead of one that has no rows."""
    headings = {line.id: line for line in scheme.lines if isinstance(line, Heading)}
    heading = Names(headings).get(written)
    if heading is None:
        return f"mã tiêu chí, điểm trừ hoặc điều kiện loại có trong bảng điểm: {_listed(known)}"
    below = _listed(line.id for line in criteria_of(headings[heading].parts))
    return f"mã các tiêu chí con, vì mục này là tổng của chúng: {below}"


def _listed(codes: Iterable[str]) -> str:
    listed = list(codes)
    return ", ".join(listed[:12]) + (" …" if len(listed) > 12 else "")


def _column(
    criterion: Criterion,
    units: Sequence[str],
    rows: dict[str, list[Claim]],
    problems: list[FigureProblem],
) -> Column:
    if criterion.rule.has_many_rows:
        return _column_of_pairs(criterion, units, rows, problems)
    cells = [
        _cell(criterion, rows[unit], problems) if unit in rows else MISSING_CELL for unit in units
    ]
    plain = [(at, cell) for at, cell in enumerate(cells) if cell.kind is CellKind.ORDINARY]
    second = [(at, cell) for at, cell in enumerate(cells) if cell.kind is CellKind.SECOND_GROUP]
    decimals = max((_decimals(cell) for cell in cells if cell is not MISSING_CELL), default=0)
    bonuses = {at: cell.bonus for at, cell in enumerate(cells) if cell.bonus}
    most = max((bonus[1] for bonus in bonuses.values()), default=0)
    return Column(
        scale=10**decimals,
        actual=_raised((cell.actual for _, cell in plain), decimals),
        target=_raised((cell.target for _, cell in plain), decimals),
        baseline=_raised((cell.baseline for _, cell in plain), decimals),
        minus=_raised((cell.minus for _, cell in plain), decimals),
        bonus=_raised_by_unit(bonuses, most),
        bonus_scale=10**most,
        positions=None if len(plain) == len(units) else tuple(at for at, _ in plain),
        second_group=tuple((at, _raise(cell.actual or _ZERO, decimals)) for at, cell in second),
        missing=_where(cells, CellKind.MISSING),
        not_applicable=_where(cells, CellKind.NOT_APPLICABLE),
    )


def _cell(criterion: Criterion, rows: list[Claim], problems: list[FigureProblem]) -> Cell:
    cell = read_cell(criterion, rows[0])
    if isinstance(cell, FigureProblem):
        problems.append(cell)
        return MISSING_CELL
    return cell


def _where(cells: Sequence[Cell], kind: CellKind) -> frozenset[int]:
    return frozenset(at for at, cell in enumerate(cells) if cell.kind is kind)


def _decimals(cell: Cell) -> int:
    most = 0
    for part in (cell.actual, cell.target, cell.baseline, cell.minus):
        if part is not None and part[1] > most:
            most = part[1]
    return most


def _raise(figure: Scaled, decimals: int) -> int:
    return figure[0] * int(10 ** (decimals - figure[1]))


def _raised(figures: Iterable[Scaled | None], decimals: int) -> tuple[int, ...]:
    return tuple(_raise(figure, decimals) for figure in figures if figure is not None)


def _column_of_pairs(
    criterion: Criterion,
    units: Sequence[str],
    rows: dict[str, list[Claim]],
    problems: list[FigureProblem],
) -> Column:
    """Units with several own targets: unreported ones count 0, those not applicable leave."""
    cells = [
        [_cell(criterion, [row], problems) for row in rows.get(unit, ())] or [MISSING_CELL]
        for unit in units
    ]
    kept = [[cell for cell in row if cell is not NOT_APPLICABLE_CELL] for row in cells]
    plain = [at for at, row in enumerate(kept) if any(cell.actual for cell in row)]
    bonuses = {
        at: bonus
        for at in plain
        if (bonus := _bonus_of_rows(criterion, rows[units[at]], cells[at], problems))
    }
    most = max((bonus[1] for bonus in bonuses.values()), default=0)
    decimals = max((_decimals(cell) for row in kept for cell in row), default=0)
    return Column(
        scale=10**decimals,
        pairs=tuple(
            tuple(
                (
                    _raise(cell.actual or _ZERO, decimals),
                    _raise(cell.target or _ONE, decimals),
                )
                for cell in kept[at]
            )
            for at in plain
        ),
        positions=None if len(plain) == len(units) else tuple(plain),
        bonus=_raised_by_unit(bonuses, most),
        bonus_scale=10**most,
        missing=frozenset(
            at for at, row in enumerate(kept) if row and not any(cell.actual for cell in row)
        ),
        not_applicable=frozenset(at for at, row in enumerate(kept) if not row),
        partly_missing=frozenset(at for at in plain if MISSING_CELL in kept[at]),
    )


def _raised_by_unit(figures: dict[int, Scaled], decimals: int) -> tuple[tuple[int, int], ...]:
    return tuple((at, _raise(figure, decimals)) for at, figure in figures.items())


def _bonus_of_rows(
    criterion: Criterion, rows: list[Claim], cells: list[Cell], problems: list[FigureProblem]
) -> Scaled | None:
    found = [(row, cell.bonus) for row, cell in zip(rows, cells, strict=True) if cell.bonus]
    bonus = sum_of_bonuses(found, criterion.bonus)
    if not isinstance(bonus, FigureProblem):
        return bonus
    problems.append(bonus)
    return None

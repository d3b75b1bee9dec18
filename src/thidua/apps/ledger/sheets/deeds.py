"""Lines of the ledger as rows of a workbook, and what reading one back would write."""

from collections.abc import Iterable, Sequence

from thidua.apps.accounts.models import User
from thidua.apps.ledger.facts import DeedFacts, DeedWrite, Origin
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.pages.ledger import LedgerRow
from thidua.apps.ledger.queries import doubles_of, sees_whole_ledger, units_to_write_for
from thidua.apps.seasons.models import Season
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.domain.vietnamese_numbers import format_shortest
from thidua.formats.deed_sheet import BLOC, DeedRow, read_deeds, write_deeds
from thidua.formats.list_workbook import Value
from thidua.formats.problems import Problem
from thidua.web.previews import Change, Preview
from thidua.web.words import written_day

SHEET = Origin(Deed.Source.SHEET)


def workbook_of(rows: Iterable[LedgerRow]) -> bytes:
    """The lines as the page lists them; figures with a word are text, exact ones numbers."""
    return write_deeds(map(_row, rows))


def _row(row: LedgerRow) -> list[Value]:
    deed, claim = row.deed, row.deed.claim
    notes = ["trong đó, không cộng thêm"] if deed.part_of_id else []
    notes += ["số tiền của mỗi đơn vị tính"] if deed.is_each else []
    notes += [f"đã rút: {deed.withdrawn_reason}"] if deed.withdrawn_at else []
    return [
        deed.done_on,
        deed.since,
        deed.unit.code if deed.unit else "",
        deed.unit.called if deed.unit else BLOC,
        deed.content,
        _cell(claim.quantity),
        deed.measure,
        _cell(claim.money),
        deed.movement.name if deed.movement else "",
        deed.beneficiary,
        deed.place,
        deed.evidence,
        "; ".join(notes),
    ]


def _cell(figure: Qualified | None) -> Value:
    if figure is None:
        return None
    return f"{figure.word} {format_shortest(figure.value)}" if figure.word else figure.value


def preview_of(season: Season, user: User, data: bytes) -> Preview[list[DeedWrite]]:
    """What a file would record; a line that stands there already is left out, a double asked.

    Raises:
        FormatError: cells that are wrong.
    """
    units = {unit.code: unit for unit in units_to_write_for(user, season)}
    by_name = {unit.name: unit for unit in units.values()} | units
    movements = dict(season.movements.values_list("name", "pk"))
    may_bloc = sees_whole_ledger(user, season)
    rows = read_deeds(data, units=by_name, movements=movements, may_bloc=may_bloc)
    keys = {name: unit.pk for name, unit in by_name.items()}
    there = _there(season)
    new = [
        (row, facts) for row in rows if _mark(facts := _facts(row, keys, movements)) not in there
    ]
    names = {unit.pk: unit.called for unit in units.values()}
    return Preview(
        [DeedWrite(row.number, facts, SHEET) for row, facts in new],
        [_change(row, facts, names) for row, facts in new],
        [*_doubts(season, user, new)],
        same=len(rows) - len(new),
    )


def _facts(row: DeedRow, units: dict[str, int], movements: dict[str, int]) -> DeedFacts:
    unit = units.get(row.unit)
    return DeedFacts(
        content=row.content,
        done_on=row.done_on,
        since=row.since,
        doer=Deed.Doer.UNIT if unit else Deed.Doer.BLOC,
        unit=unit,
        quantity=row.quantity,
        measure=row.measure,
        money=row.money,
        movement=movements.get(row.movement),
        beneficiary=row.beneficiary,
        place=row.where,
        evidence=row.evidence,
    )


Mark = tuple[object, ...]


def _there(season: Season) -> frozenset[Mark]:
    """What stands in the ledger already, whoever wrote it."""
    rows = Deed.objects.filter(season=season, withdrawn_at=None)
    return frozenset(rows.values_list("unit", "content", "done_on", "quantity", "money"))


def _mark(facts: DeedFacts) -> Mark:
    money = facts.money
    return (
        facts.unit,
        " ".join(facts.content.split()),
        facts.done_on,
        facts.quantity.value if facts.quantity else None,
        int(money.value) if money else None,
    )


def _doubts(
    season: Season, user: User, new: Sequence[tuple[DeedRow, DeedFacts]]
) -> Iterable[Problem]:
    """Lines that look like one that stands there, or like another of the file."""
    found = doubles_of(season, user, [facts for _row, facts in new])
    for (row, facts), other in zip(new, found, strict=True):
        if isinstance(other, Deed):
            told = f"nghi ghi trùng với “{other}” ngày {written_day(other.done_on)} trong sổ."
            yield Problem(row.place, facts.content, "", told)
        elif other is not None:
            told = f"nghi ghi trùng với dòng {new[other][0].number} của tệp."
            yield Problem(row.place, facts.content, "", told)


def _change(row: DeedRow, facts: DeedFacts, names: dict[int, str]) -> Change:
    figures = "; ".join(
        filter(None, (worded_quantity(facts.quantity, facts.measure), worded_money(facts.money)))
    )
    whose = names.get(facts.unit or 0, BLOC)
    return Change(row.place, whose, written_day(facts.done_on), "", f"{facts.content}: {figures}")

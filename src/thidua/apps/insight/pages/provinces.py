"""Authorities one line each, and provinces side by side as they lie: who is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.domain.province_tiles import TILES, province_named
from thidua.web.words import written_percent

DEGREES = (0, 10, 25, 50)  # percent of late units: above each one degree darker


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """All blocs of one authority; also of one that has none."""

    pk: int
    name: str
    blocs: int
    units: int
    late: int
    published: int
    inflated: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One province: its place, and what it tells; ``pk`` 0 where the reader sees nothing of it."""

    row: int
    column: int
    name: str
    pk: int = 0
    told: str = ""
    degree: int = 0

    @property
    def has_data(self) -> bool:
        """Whether any unit is counted in it."""
        return bool(self.told)


def tiles_of(provinces: Iterable[ProvinceRow]) -> Sequence[Tile]:
    """All 34, where at least one of these authorities is of one; of other authorities none."""
    known = {province_named(each.name): each for each in provinces}
    known.pop("", None)
    if not known:
        return []
    return [
        _tile(name, row, column, known[name]) if name in known else Tile(row, column, name)
        for name, (row, column) in TILES.items()
    ]


def _tile(name: str, row: int, column: int, counted: ProvinceRow) -> Tile:
    if not counted.units:
        return Tile(row, column, name, counted.pk)
    degree = sum(counted.late * 100 > each * counted.units for each in DEGREES)
    return Tile(row, column, name, counted.pk, written_percent(counted.late, counted.units), degree)

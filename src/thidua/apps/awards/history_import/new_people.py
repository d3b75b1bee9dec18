"""Who would be added to the registry: found again by later rows, and completed by them."""

from collections import defaultdict
from dataclasses import dataclass

from thidua.apps.awards.history_import.registry import Registry
from thidua.domain.identity import identity
from thidua.domain.name_index import FreeCodes
from thidua.domain.vietnamese_text import fold
from thidua.formats.award_history_rows import AwardRow, HistoryFile, HistoryRow, Who


@dataclass(slots=True)
class NewPerson:
    """Somebody who would be added; ``row`` is where they are first named."""

    code: str
    name: str
    birth_year: int | None
    unit: int
    row: int
    sex: str = ""
    position: str = ""
    is_direct_worker: bool | None = None
    is_code_made: bool = False


class NewPeople:
    """Those whom the rows add, each known by its place in ``people``."""

    def __init__(self, registry: Registry, file: HistoryFile) -> None:
        self._registry = registry
        rows: list[HistoryRow] = [*file.awards, *file.years, *file.initiatives]
        self._codes = FreeCodes({*registry.taken_codes, *(row.who.code for row in rows)})
        self.people: list[NewPerson] = []
        self._by_code: dict[str, int] = {}
        self._by_name: dict[tuple[str, int | None, int], int] = {}
        self._unmarked: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._anywhere: dict[tuple[str, int], int] = {}

    def coded(self, code: str) -> int | None:
        """The one whom an earlier row adds under this code."""
        return self._by_code.get(code)

    def named(self, who: Who, unit: int) -> int | None:
        """The one of this name and birth whom an earlier row adds to the unit."""
        return self._by_name.get((identity(who.name), who.birth_year, unit))

    def born_same(self, who: Who) -> NewPerson | None:
        """The first of this name and birth, whatever the unit; None where no year is told."""
        place = self._anywhere.get((identity(who.name), who.birth_year or 0))
        return None if place is None else self.people[place]

    def called(self, who: Who, unit: int | None) -> int | None:
        """The one whom an earlier row adds to the unit under a name that reads so."""
        new = self.alike(who, unit)
        return new[0] if len(new) == 1 else None

    def alike(self, who: Who, unit: int | None) -> list[int]:
        """All whom earlier rows add to the unit under a name that differs by its marks alone."""
        places = self._unmarked.get((fold(who.name), unit or 0), [])
        return [at for at in places if who.birth_year in {None, self.people[at].birth_year}]

    def add(self, row: HistoryRow, unit: int) -> int:
        """Add whom the row names, with a free code where it says none."""
        who, place = row.who, len(self.people)
        code = who.code or self._codes.numbered(self._registry.unit_codes[unit])
        made = not who.code
        new = NewPerson(code, who.name, who.birth_year, unit, row.number, is_code_made=made)
        self.people.append(new)
        self.complete(place, row)
        name = identity(who.name)
        self._by_code[identity(code)] = place
        self._registry.taken_codes.add(identity(code))
        self._by_name.setdefault((name, who.birth_year, unit), place)
        self._unmarked[fold(who.name), unit].append(place)
        if who.birth_year is not None:
            self._anywhere.setdefault((name, who.birth_year), place)
        return place

    def complete(self, place: int, row: HistoryRow) -> None:
        """What later rows say of somebody new fills what earlier ones left open."""
        new = self.people[place]
        new.birth_year = new.birth_year or row.who.birth_year
        if isinstance(row, AwardRow):
            new.sex = new.sex or row.sex
            new.position = new.position or row.position
            if new.is_direct_worker is None:
                new.is_direct_worker = row.is_direct_worker

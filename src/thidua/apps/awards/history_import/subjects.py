"""Whom a row speaks of: a person, a unit of the authority, or a household."""

from django.utils.translation import gettext as _

from thidua.apps.awards.history_import.people import PeopleMatcher
from thidua.apps.awards.history_import.registry import Registry, SubjectKey
from thidua.apps.awards.history_import.units import UnitFinder
from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD
from thidua.domain.identity import identity
from thidua.formats.award_history_rows import HistoryFile, HistoryRow


class SubjectFinder:
    """One finder for all rows of a file."""

    def __init__(self, registry: Registry, file: HistoryFile, *, adds_people: bool) -> None:
        self.units = UnitFinder(registry, file)
        self.people = PeopleMatcher(registry, file, self.units, adds_people=adds_people)
        self.households: list[str] = []
        self._household_places: dict[str, int] = {}
        self._registry, self._file = registry, file

    def find(self, row: HistoryRow) -> SubjectKey | None:
        """The subject; None when it was noted why there is none."""
        if row.who.kind == COLLECTIVE:
            unit = self._collective(row)
            return None if unit is None else ("unit", unit)
        if row.who.kind == HOUSEHOLD:
            return self._household(row)
        return self.people.find(row)

    def born(self, subject: SubjectKey) -> int | None:
        """The year of birth of a person, as far as it is known."""
        kind, key = subject
        if kind == "person":
            return self._registry.people[key].birth_year
        return self.people.new.people[key].birth_year if kind == "new" else None

    def unit_of(self, subject: SubjectKey) -> int | None:
        """The unit of a person, or the unit itself; None for a household."""
        kind, key = subject
        if kind == "person":
            return self._registry.people[key].unit
        if kind == "new":
            return self.people.new.people[key].unit
        return key if kind == "unit" else None

    def name_of(self, subject: SubjectKey) -> str:
        """What the subject is called."""
        kind, key = subject
        if kind == "person":
            return self._registry.people[key].name
        if kind == "new":
            return self.people.new.people[key].name
        return self.units.name(key) if kind == "unit" else self.households[key]

    def code_of(self, subject: SubjectKey) -> str:
        """The code of a person or a unit."""
        kind, key = subject
        if kind == "person":
            return self._registry.people[key].code
        if kind == "new":
            return self.people.new.people[key].code
        return self._registry.unit_codes[key] if kind == "unit" else ""

    def _collective(self, row: HistoryRow) -> int | None:
        """The unit: its code, name and unit, as far as written, must name the same."""
        written = [(key, getattr(row.who, key)) for key in ("code", "name", "unit")]
        found: dict[str, int] = {}
        for key, text in written:
            if text:
                unit = self.units.own(row, key, text)
                if unit is None:
                    return None
                found[key] = unit
        if len(set(found.values())) > 1:
            names = _(" và ").join(self.units.name(pk) for pk in dict.fromkeys(found.values()))
            self._file.wrong(
                row, "name", row.who.name, _("dòng ghi hai đơn vị: %(names)s.") % {"names": names}
            )
            return None
        return next(iter(found.values()))

    def _household(self, row: HistoryRow) -> SubjectKey | None:
        name = row.who.name
        if not name:
            self._file.wrong(row, "name", "", _("thiếu tên chủ hộ."))
            return None
        key = identity(name)
        if key not in self._household_places:
            self._household_places[key] = len(self.households)
            self.households.append(name)
        return "household", self._household_places[key]

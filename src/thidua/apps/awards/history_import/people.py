"""Which person a row speaks of: by code, else by name within the unit, else somebody to add.

Marks decide: Hòa is not Hoa. A name typed without any mark is taken for the only one that reads
so, and asked about.
"""

from django.utils.translation import gettext as _

from thidua.apps.awards.history_import.new_people import NewPeople
from thidua.apps.awards.history_import.people_words import (
    ambiguous,
    born,
    in_two_units,
    namesakes,
    nobody,
)
from thidua.apps.awards.history_import.registry import KnownPerson, Registry, SubjectKey
from thidua.apps.awards.history_import.units import UnitFinder
from thidua.domain.identity import has_marks, identity, reads_as
from thidua.formats.award_history_rows import HistoryFile, HistoryRow, Who
from thidua.formats.problems import shortened


class PeopleMatcher:
    """Finds people; notes who is unknown, ambiguous, or in two units."""

    def __init__(
        self, registry: Registry, file: HistoryFile, units: UnitFinder, *, adds_people: bool
    ) -> None:
        self._registry, self._file, self._units = registry, file, units
        self._adds = adds_people
        self.new = NewPeople(registry, file)
        self._asked: set[tuple[str, int | None, str]] = set()

    def find(self, row: HistoryRow) -> SubjectKey | None:
        """The person; None when it was noted why there is none."""
        who = row.who
        own = self._registry.place.unit
        unit = own.pk if own else None
        if who.unit:
            unit = self._units.own(row, "unit", who.unit)
            if unit is None:
                return None
        return self._by_code(row, who, unit) if who.code else self._by_name(row, who, unit)

    def _wrong(self, row: HistoryRow, key: str, value: str, said: str) -> None:
        self._file.wrong(row, key, value, said)

    def _two_units(self, row: HistoryRow, name: str, here: int, there: int, where: str) -> None:
        first, second = self._units.name(here), self._units.name(there)
        said = in_two_units(name, first, where, second)
        self._wrong(row, "unit", row.who.unit, said)

    # --- by code

    def _by_code(self, row: HistoryRow, who: Who, unit: int | None) -> SubjectKey | None:
        code = identity(who.code)
        known = self._registry.by_code.get(code)
        if known is not None:
            return ("person", known.pk) if self._agrees(row, who, unit, known) else None
        if (place := self.new.coded(code)) is not None:
            return self._again(row, who, unit, place)
        where = self._registry.place.name
        if code in self._registry.taken_codes:
            said = _("mã %(who_code)s không dùng được cho người của %(where)s; kiểm tra lại.") % {
                "who_code": shortened(who.code),
                "where": where,
            }
        elif not self._adds:
            said = _(
                "không có mã %(who_code)s trong sổ của %(where)s. Kiểm tra lại mã, "
                "hoặc chọn thêm người mới khi tải tệp lên."
            ) % {"who_code": shortened(who.code), "where": where}
        else:
            return self._add(row, who, unit)
        self._wrong(row, "code", who.code, said)
        return None

    def _agrees(self, row: HistoryRow, who: Who, unit: int | None, known: KnownPerson) -> bool:
        if who.name and not reads_as(who.name, known.name):
            said = _("mã %(who_code)s trong sổ là %(known_name)s, dòng này ghi %(who_name)s.") % {
                "who_code": who.code,
                "known_name": known.name,
                "who_name": shortened(who.name),
            }
            self._wrong(row, "name", who.name, said)
            return False
        if unit is not None and unit != known.unit:
            self._two_units(row, known.name, unit, known.unit, _("sổ ghi"))
            return False
        born = known.birth_year
        if who.birth_year is not None and born is not None and who.birth_year != born:
            said = _(
                "năm sinh của %(known_name)s trong sổ là %(born)s, dòng này ghi %(birth_year)s."
            ) % {"known_name": known.name, "born": born, "birth_year": who.birth_year}
            self._wrong(row, "birth_year", str(who.birth_year), said)
            return False
        return True

    def _again(self, row: HistoryRow, who: Who, unit: int | None, place: int) -> SubjectKey | None:
        """Somebody whom an earlier row adds, by code."""
        new = self.new.people[place]
        if who.name and not reads_as(who.name, new.name):
            said = _("mã %(who_code)s ở dòng %(row)s là %(new_name)s, dòng này ghi khác.") % {
                "who_code": who.code,
                "row": new.row,
                "new_name": new.name,
            }
            self._wrong(row, "name", who.name, said)
            return None
        if unit is not None and unit != new.unit:
            self._two_units(row, new.name, unit, new.unit, _("dòng %(row)s ghi") % {"row": new.row})
            return None
        self.new.complete(place, row)
        return "new", place

    # --- by name

    def _by_name(self, row: HistoryRow, who: Who, unit: int | None) -> SubjectKey | None:
        same = self._registry.by_name.called(who.name)
        found = _here(same, who, unit)
        if not found and not has_marks(who.name):
            same = [*same, *self._registry.by_name.alike(who.name)]
            found = _here(same, who, unit)
            new = self.new.called(who, unit)
            if new is not None and not found:
                one = self.new.people[new]
                return self._taken_for(row, ("new", new), one.name, one.code)
            if len(found) == 1 and new is None:
                return self._taken_for(row, ("person", found[0].pk), found[0].name, found[0].code)
        if len(found) == 1:
            return "person", found[0].pk
        if found:
            self._wrong(row, "name", who.name, ambiguous(who, found, self._units))
            return None
        elsewhere = [p for p in same if who.birth_year and p.birth_year == who.birth_year]
        if unit is not None and elsewhere:
            self._two_units(row, who.name, unit, elsewhere[0].unit, _("sổ ghi"))
            return None
        if not self._adds:
            self._wrong(row, "name", who.name, self._nobody(who, unit))
            return None
        return self._add(row, who, unit)

    def _taken_for(self, row: HistoryRow, subject: SubjectKey, name: str, code: str) -> SubjectKey:
        """Somebody whose name was typed without marks: asked about, once for all rows."""
        if identity(name) != identity(row.who.name):
            said = _("ghi không dấu, được hiểu là %(name)s, %(code)s, ở mọi dòng ghi như vậy.") % {
                "name": name,
                "code": code,
            }
            self._ask(row, said, code)
        return subject

    def _ask(self, row: HistoryRow, said: str, code: str) -> None:
        key = (row.who.name, row.who.birth_year, code)
        if key not in self._asked:
            self._asked.add(key)
            self._file.ask(row, "name", row.who.name, said)

    def _nobody(self, who: Who, unit: int | None) -> str:
        where = self._units.name(unit) if unit is not None else self._registry.place.name
        return nobody(who, where, self._alike(who, unit))

    def _alike(self, who: Who, unit: int | None) -> str:
        """Who there is called so but for the marks."""
        found = [p for p in self._registry.by_name.alike(who.name) if unit in {None, p.unit}]
        return namesakes(found)

    # --- somebody new

    def _add(self, row: HistoryRow, who: Who, unit: int | None) -> SubjectKey | None:
        if not who.name or unit is None:
            key, what = ("name", _("họ và tên")) if not who.name else ("unit", _("đơn vị"))
            self._wrong(row, key, "", _("thêm người mới cần có %(what)s.") % {"what": what})
            return None
        place = None if who.code else self.new.named(who, unit)
        if place is not None:
            self.new.complete(place, row)
            return "new", place
        return ("new", self.new.add(row, unit)) if self._may_be_new(row, who, unit) else None

    def _may_be_new(self, row: HistoryRow, who: Who, unit: int) -> bool:
        """Not a second entry of somebody who is there already under another code or unit."""
        same = [p for p in self._registry.by_name.called(who.name) if p.unit == unit]
        doubles = [p for p in same if None in {p.birth_year, who.birth_year}]
        doubles += [p for p in same if p.birth_year == who.birth_year]
        if who.code and doubles:
            double = doubles[0]
            said = _(
                "sổ đã có %(double_name)s%(birth_year)s, mã %(double_code)s, cùng "
                "đơn vị. Ghi đúng mã; nếu là người khác thì ghi năm sinh khác nhau ở "
                "cả hai."
            ) % {
                "double_name": double.name,
                "birth_year": born(double.birth_year),
                "double_code": double.code,
            }
            self._wrong(row, "code", who.code, said)
            return False
        new = self.new.born_same(who)
        if not who.code and new is not None and new.unit != unit:
            self._two_units(row, new.name, unit, new.unit, _("dòng %(row)s ghi") % {"row": new.row})
            return False
        alike = self._alike(who, unit)
        if alike and not same:
            self._ask(
                row,
                _("thêm người mới %(who_name)s; sổ đã có %(alike)s, chỉ khác dấu.")
                % {"who_name": who.name, "alike": alike},
                who.code,
            )
        for at in self.new.alike(who, unit):
            new = self.new.people[at]
            if identity(new.name) != identity(who.name) and not has_marks(new.name):
                said = _(
                    "thêm người mới %(who_name)s; dòng %(row)s thêm %(new_name)s, không dấu."
                ) % {"who_name": who.name, "row": new.row, "new_name": new.name}
                self._ask(row, said, who.code)
        return True


def _here(same: list[KnownPerson], who: Who, unit: int | None) -> list[KnownPerson]:
    """Those of the unit, of that birth."""
    return _of_birth([p for p in same if unit in {None, p.unit}], who.birth_year)


def _of_birth(people: list[KnownPerson], birth_year: int | None) -> list[KnownPerson]:
    """Those born in that year; else those whose year nobody knows."""
    if birth_year is None:
        return people
    born = [person for person in people if person.birth_year == birth_year]
    return born or [person for person in people if person.birth_year is None]

"""Which person a row speaks of: by code, else by name within the unit, else somebody to add.

Marks decide: Hòa is not Hoa. A name typed without any mark is taken for the only one that reads
so, and asked about.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.awards.history_import.registry import KnownPerson, Registry, SubjectKey
from thidua.apps.awards.history_import.units import UnitFinder
from thidua.domain.identity import has_marks, identity, reads_as
from thidua.domain.name_index import FreeCodes
from thidua.domain.vietnamese_text import fold
from thidua.formats.award_history_rows import AwardRow, HistoryFile, HistoryRow, Who
from thidua.formats.problems import shortened

_TWO_UNITS = gettext_noop(
    "Cột Đơn vị ghi đơn vị hiện nay; đơn vị cũ ghi ở cột «Đơn vị khi được tặng». Nếu "
    "là hai người trùng tên thì ghi mã cán bộ."
)
_LISTED = 4


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


class PeopleMatcher:
    """Finds people; notes who is unknown, ambiguous, or in two units."""

    def __init__(
        self, registry: Registry, file: HistoryFile, units: UnitFinder, *, adds_people: bool
    ) -> None:
        self._registry, self._file, self._units = registry, file, units
        self._adds = adds_people
        self.new: list[NewPerson] = []
        self._new_by_code: dict[str, int] = {}
        self._new_by_name: dict[tuple[str, int | None, int], int] = {}
        self._new_unmarked: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._new_anywhere: dict[tuple[str, int], int] = {}
        self._asked: set[tuple[str, int | None, str]] = set()
        rows: list[HistoryRow] = [*file.awards, *file.years, *file.initiatives]
        self._codes = FreeCodes({*registry.taken_codes, *(row.who.code for row in rows)})

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
        said = _(
            "%(name)s: người ở hai đơn vị, dòng này ghi %(first)s, %(where)s "
            "%(second)s. %(two_units)s"
        ) % {
            "name": name,
            "first": first,
            "where": where,
            "second": second,
            "two_units": _TWO_UNITS,
        }
        self._wrong(row, "unit", row.who.unit, said)

    # --- by code

    def _by_code(self, row: HistoryRow, who: Who, unit: int | None) -> SubjectKey | None:
        code = identity(who.code)
        known = self._registry.by_code.get(code)
        if known is not None:
            return ("person", known.pk) if self._agrees(row, who, unit, known) else None
        if code in self._new_by_code:
            return self._again(row, who, unit, self._new_by_code[code])
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
        new = self.new[place]
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
        self._complete(new, row)
        return "new", place

    # --- by name

    def _by_name(self, row: HistoryRow, who: Who, unit: int | None) -> SubjectKey | None:
        same = self._registry.by_name.called(who.name)
        found = _here(same, who, unit)
        if not found and not has_marks(who.name):
            same = [*same, *self._registry.by_name.alike(who.name)]
            found = _here(same, who, unit)
            new = self._new_called(who, unit)
            if new is not None and not found:
                return self._taken_for(row, ("new", new), self.new[new].name, self.new[new].code)
            if len(found) == 1 and new is None:
                return self._taken_for(row, ("person", found[0].pk), found[0].name, found[0].code)
        if len(found) == 1:
            return "person", found[0].pk
        if found:
            self._wrong(row, "name", who.name, self._ambiguous(who, found))
            return None
        elsewhere = [p for p in same if who.birth_year and p.birth_year == who.birth_year]
        if unit is not None and elsewhere:
            self._two_units(row, who.name, unit, elsewhere[0].unit, _("sổ ghi"))
            return None
        if not self._adds:
            self._wrong(row, "name", who.name, self._nobody(who, unit))
            return None
        return self._add(row, who, unit)

    def _new_called(self, who: Who, unit: int | None) -> int | None:
        """The one whom an earlier row adds to the unit under a name that reads so."""
        new = self._new_alike(who, unit)
        return new[0] if len(new) == 1 else None

    def _new_alike(self, who: Who, unit: int | None) -> list[int]:
        places = self._new_unmarked.get((fold(who.name), unit or 0), [])
        return [at for at in places if who.birth_year in {None, self.new[at].birth_year}]

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
        alike = self._alike(who, unit)
        if alike:
            said = _("%(where)s không có ai tên %(who_name)s; có %(alike)s.") % {
                "where": where,
                "who_name": who.name,
                "alike": alike,
            }
        else:
            said = _("%(where)s không có ai tên %(who_name)s%(birth_year)s trong sổ.") % {
                "where": where,
                "who_name": shortened(who.name),
                "birth_year": _born(who.birth_year),
            }
        return _("%(said)s Kiểm tra lại tên, đơn vị, hoặc chọn thêm người mới khi tải tệp lên.") % {
            "said": said
        }

    def _alike(self, who: Who, unit: int | None) -> str:
        """Who there is called so but for the marks."""
        found = [p for p in self._registry.by_name.alike(who.name) if unit in {None, p.unit}]
        listed = "; ".join(f"{p.name}, {p.code}" for p in found[:_LISTED])
        return f"{listed}; …" if len(found) > _LISTED else listed

    def _ambiguous(self, who: Who, found: list[KnownPerson]) -> str:
        listed = "; ".join(
            f"{p.name}, {p.code}{_born(p.birth_year)}, {self._units.name(p.unit)}"
            for p in found[:_LISTED]
        )
        more = "; …" if len(found) > _LISTED else ""
        return _("có %(count)s người tên %(who_name)s: %(listed)s%(more)s. Ghi mã cán bộ.") % {
            "count": len(found),
            "who_name": shortened(who.name),
            "listed": listed,
            "more": more,
        }

    # --- somebody new

    def _add(self, row: HistoryRow, who: Who, unit: int | None) -> SubjectKey | None:
        if not who.name or unit is None:
            key, what = ("name", _("họ và tên")) if not who.name else ("unit", _("đơn vị"))
            self._wrong(row, key, "", _("thêm người mới cần có %(what)s.") % {"what": what})
            return None
        name = identity(who.name)
        by_name = (name, who.birth_year, unit)
        if not who.code and by_name in self._new_by_name:
            place = self._new_by_name[by_name]
            self._complete(self.new[place], row)
            return "new", place
        if not self._may_be_new(row, who, unit):
            return None
        place = len(self.new)
        code = who.code or self._codes.numbered(self._registry.unit_codes[unit])
        made = not who.code
        new = NewPerson(code, who.name, who.birth_year, unit, row.number, is_code_made=made)
        self._complete(new, row)
        self.new.append(new)
        self._new_by_code[identity(code)] = place
        self._registry.taken_codes.add(identity(code))
        self._new_by_name.setdefault(by_name, place)
        self._new_unmarked[fold(who.name), unit].append(place)
        if who.birth_year is not None:
            self._new_anywhere.setdefault((name, who.birth_year), place)
        return "new", place

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
                "birth_year": _born(double.birth_year),
                "double_code": double.code,
            }
            self._wrong(row, "code", who.code, said)
            return False
        earlier = self._new_anywhere.get((identity(who.name), who.birth_year or 0))
        if not who.code and earlier is not None and self.new[earlier].unit != unit:
            new = self.new[earlier]
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
        for at in self._new_alike(who, unit):
            new = self.new[at]
            if identity(new.name) != identity(who.name) and not has_marks(new.name):
                said = _(
                    "thêm người mới %(who_name)s; dòng %(row)s thêm %(new_name)s, không dấu."
                ) % {"who_name": who.name, "row": new.row, "new_name": new.name}
                self._ask(row, said, who.code)
        return True

    def _complete(self, new: NewPerson, row: HistoryRow) -> None:
        """What later rows say of somebody new fills what earlier ones left open."""
        new.birth_year = new.birth_year or row.who.birth_year
        if isinstance(row, AwardRow):
            new.sex = new.sex or row.sex
            new.position = new.position or row.position
            if new.is_direct_worker is None:
                new.is_direct_worker = row.is_direct_worker


def _here(same: list[KnownPerson], who: Who, unit: int | None) -> list[KnownPerson]:
    """Those of the unit, of that birth."""
    return _of_birth([p for p in same if unit in {None, p.unit}], who.birth_year)


def _of_birth(people: list[KnownPerson], birth_year: int | None) -> list[KnownPerson]:
    """Those born in that year; else those whose year nobody knows."""
    if birth_year is None:
        return people
    born = [person for person in people if person.birth_year == birth_year]
    return born or [person for person in people if person.birth_year is None]


def _born(year: int | None) -> str:
    return f", sinh {year}" if year else ""

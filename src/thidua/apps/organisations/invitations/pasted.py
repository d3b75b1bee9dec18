"""A list of people to invite, as pasted from a workbook or typed: one a line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Seat, Unit
from thidua.domain.vietnamese_text import fold

MOST_LINES, LONGEST_NAME = 500, 120
_COLUMNS = 5  # code of the unit, full name, part, title, address
_LEADER = frozenset({"thu truong", "thu truong don vi", "lanh dao", "tt"})
_OFFICER = frozenset({"", "chuyen vien", "chuyen vien cua don vi", "cv"})


class Named(NamedTuple):
    """Who is invited where."""

    place: SeatPlace
    full_name: str
    title: str
    email: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """The people of a list, and what is wrong with it, by line."""

    people: list[Named]
    faults: list[str]


def read_people(text: str, units: Iterable[Unit]) -> Pasted:
    """Read the lines: tabs between columns as a workbook copies them, or semicolons."""
    known = {fold(unit.code): unit for unit in units}
    found = Pasted([], [])
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        told = {"lines": len(lines), "most": MOST_LINES}
        found.faults.append(_("Có %(lines)d dòng; mỗi lần nhiều nhất %(most)d.") % told)
        return found
    seen: set[tuple[object, ...]] = set()
    for number, line in enumerate(lines, 1):
        fault, named = _read(line, known)
        if named and (key := (named.place.unit, named.place.kind, fold(named.full_name))) in seen:
            fault = _("%s có hai lần trong danh sách") % named.full_name
        elif named:
            seen.add(key)
            found.people.append(named)
        if fault:
            found.faults.append(
                _("Dòng %(number)d: %(fault)s.") % {"number": number, "fault": fault}
            )
    return found


def _read(line: str, known: Mapping[str, Unit]) -> tuple[str, Named | None]:
    cells = [" ".join(each.split()) for each in line.split("\t" if "\t" in line else ";")]
    code, name, part, title, email, *more = [*cells, *[""] * (_COLUMNS - len(cells))]
    unit = known.get(fold(code))
    if unit is None:
        return _("không có đơn vị nào mã «%s»") % code, None
    fault = _wrong(name, part, title, email) or (_("quá 5 cột") if any(more) else "")
    if fault:
        return fault, None
    kind = Seat.Kind.LEADER if fold(part) in _LEADER else Seat.Kind.OFFICER
    return "", Named(SeatPlace(kind, unit=unit), name, title, email)


def _wrong(name: str, part: str, title: str, email: str) -> str:
    if not name:
        return _("thiếu họ và tên")
    for text in (name, title):
        if len(text) > LONGEST_NAME:
            return _("«%(text)s…» dài quá %(most)d ký tự") % {
                "text": text[:30], "most": LONGEST_NAME,
            }  # fmt: skip
    if fold(part) not in _LEADER | _OFFICER:
        return _("vai «%s» không có; ghi Thủ trưởng hoặc Chuyên viên") % part
    try:
        if email:
            validate_email(email)
    except ValidationError:
        return _("thư điện tử «%s» không đúng") % email
    return ""


def usual_lines(units: Iterable[tuple[str, str]]) -> str:
    """A line for each unit (code, name) that nobody sits at: whoever does emulation there."""
    words = _("Người phụ trách thi đua")
    return "\n".join(f"{code}\t{f'{words} {name}'[:LONGEST_NAME]}" for code, name in units)

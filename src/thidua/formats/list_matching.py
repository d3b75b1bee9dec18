"""Which thing of a stored list a row of a sheet speaks of: by its code, else by what it is called.

Marks decide: Hòa is not Hoa. What cannot be told apart is refused by its row; what is likely but
not said is asked; a row of something new that has no code gets one proposed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from thidua.domain.identity import has_marks, identity, reads_as
from thidua.domain.name_index import NameIndex
from thidua.formats.problems import FormatError, Problem, shortened

_LISTED = 4
_FOOTERS = ("tổng cộng", "tổng số", "người lập", "ghi chú", "nơi nhận", "xác nhận", "ký tên")
_FOOTER = re.compile(
    rf"(?:{'|'.join(map(identity, _FOOTERS))})(?![\w\u0300-\u036f])|{identity('cộng')}[ :\d]*$"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A row: its number, the cell of its name, and what it says; ``code`` may be ""."""

    number: int
    place: str
    code: str
    name: str
    born: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Something stored; ``others`` are its other names."""

    key: int
    code: str
    name: str
    others: tuple[str, ...] = ()
    born: int | None = None

    def __str__(self) -> str:
        born = f", sinh {self.born}" if self.born else ""
        return f"{self.name}{born}, mã {self.code}"


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is: something stored, or something new under ``code``.

    ``is_found`` by its name: how the row spells the name says nothing then.
    """

    listed: Listed | None
    code: str
    is_found: bool = False
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """The rows' matches in their order, and what is to be looked at again."""

    matches: Sequence[Match]
    doubts: Sequence[Problem]


def match_rows(
    rows: Sequence[Written], stored: Iterable[Listed], propose: Callable[[str], str]
) -> Matching:
    """Each row to what is stored; ``propose`` makes a code from a name, one that nobody has.

    Raises:
        FormatError: rows that may be several things, or two rows that are one.
    """
    matcher = _Matcher(stored, propose)
    by_code = {row.number: matcher.by_code(row) for row in rows if row.code}
    matches = [by_code[row.number] if row.code else matcher.by_name(row) for row in rows]
    if matcher.problems:
        raise FormatError(matcher.problems)
    return Matching(matches, matcher.doubts)


class _Matcher:
    def __init__(self, stored: Iterable[Listed], propose: Callable[[str], str]) -> None:
        self._propose = propose
        self._by_code: dict[str, Listed] = {}
        self._names: NameIndex[Listed] = NameIndex()
        self._others: NameIndex[Listed] = NameIndex()
        self._rows: dict[int, int] = {}  # the row that speaks of a stored thing
        self._new: NameIndex[Written] = NameIndex()
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        for each in stored:
            self._by_code[identity(each.code)] = each
            self._names.add(each.name, each)
            for other in each.others:
                self._others.add(other, each)

    def by_code(self, row: Written) -> Match:
        found = self._by_code.get(identity(row.code))
        if found is None:
            self._ask_whether_new(row)
            return Match(None, row.code)
        self._rows[found.key] = row.number
        if identity(found.name) != identity(row.name):
            others = [each for each in self._names.called(row.name) if each is not found]
            same = f", trùng {_listed(others)}" if others else ""
            self._ask(row, f"mã {found.code} đang là {found.name}; tệp ghi tên khác{same}.")
        return Match(found, found.code)

    def by_name(self, row: Written) -> Match:
        found, why = self._called(row)
        if len(found) > 1:
            self._refuse(row, f"có {len(found)} nơi khớp: {_listed(found)}; ghi mã.")
        elif found and found[0].key in self._rows:
            said = f"là {found[0]}, đã ở dòng {self._rows[found[0].key]}; ghi mã nếu là hai."
            self._refuse(row, said)
        elif found:
            self._rows[found[0].key] = row.number
            if why:
                self._ask(row, f"{why} {found[0]}.")
            return Match(found[0], found[0].code, is_found=True)
        else:
            return self._new_without_code(row)
        return Match(None, "")

    def _called(self, row: Written) -> tuple[list[Listed], str]:
        """Who may be meant, and why that is to be asked."""
        for names, why in ((self._names, ""), (self._others, "là tên gọi khác của")):
            found = _of_birth(names.called(row.name), row.born)
            if found:
                return found, why
        if has_marks(row.name):
            return [], ""
        alike = {each.key: each for names in (self._names, self._others)
                 for each in names.alike(row.name)}  # fmt: skip
        return _of_birth(list(alike.values()), row.born), "ghi không dấu, được hiểu là"

    def _new_without_code(self, row: Written) -> Match:
        for earlier in self._new.called(row.name):
            if None in {row.born, earlier.born} or row.born == earlier.born:
                said = f"đã ở dòng {earlier.number}; nếu là hai thì ghi mã cho từng dòng."
                self._refuse(row, said)
                return Match(None, "")
        code = self._propose(row.name)
        self._ask_whether_new(row)
        if _FOOTER.match(identity(row.name)):
            self._ask(row, "trông như dòng cuối bảng, không phải tên; thêm thật không?")
        return Match(None, code, is_proposed=True)

    def _ask_whether_new(self, row: Written) -> None:
        """Something new that may be there already: under another code, year or spelling."""
        same = [each for each in self._names.alike(row.name) if reads_as(row.name, each.name)]
        if row.code:
            same = _of_birth(same, row.born)
        others = [] if row.code else self._names.alike(row.name)
        if same or others:
            self._ask(row, f"danh sách đã có {_listed(same or others)}.")
        twins = [each for each in self._new.alike(row.name)
                 if reads_as(row.name, each.name) or reads_as(each.name, row.name)]  # fmt: skip
        if twins and (not row.code or twins[0].born == row.born):
            self._ask(row, f"dòng {twins[0].number} cũng thêm {twins[0].name}.")
        self._new.add(row.name, row)

    def _ask(self, row: Written, said: str) -> None:
        self.doubts.append(Problem(row.place, row.name, "", f"{shortened(row.name)} {said}"))

    def _refuse(self, row: Written, said: str) -> None:
        self.problems.append(Problem(row.place, row.name, "", f"{shortened(row.name)} {said}"))


def _of_birth(found: list[Listed], born: int | None) -> list[Listed]:
    """Those born in that year; else those whose year nobody knows."""
    if born is None:
        return found
    return [each for each in found if each.born == born] or [e for e in found if e.born is None]


def _listed(found: Sequence[Listed]) -> str:
    return "; ".join(map(str, found[:_LISTED])) + ("; …" if len(found) > _LISTED else "")

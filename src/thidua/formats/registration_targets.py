"""Part II of a filled-in registration form: which criterion each row is for, and what it says."""

from collections.abc import Sequence

from thidua.domain.figure_spec import spec_of_measure
from thidua.domain.identity import identity
from thidua.domain.registration import Target, TargetNeed
from thidua.formats.registration_layout import NOT_ASSIGNED, OWN, OWN_TITLE
from thidua.formats.registration_rows import Found, RegistrationRow
from thidua.formats.workbook import cell_name

_NOT_ASSIGNED = {identity(NOT_ASSIGNED), "n/a"}
_OWN = identity(OWN)
_TYPED = ("figure", "baseline", "solution", "note")


class TargetRows:
    """Takes the rows of part II; a row is known by its code or, where it has none, its name.

    A name that could be two criteria, or none of them, is refused by the cell of the code: a
    common target is never taken for an own one because its code was wiped.
    """

    def __init__(self, needs: Sequence[TargetNeed], found: Found) -> None:
        self.found = found
        self.targets: list[Target] = []
        self.common = {identity(need.criterion): need for need in needs if not need.has_many}
        self.many = {identity(need.criterion): need.criterion for need in needs if need.has_many}
        self._groups = {identity(need.group) for need in needs}
        self._headings = {identity(name) for need in needs for name in need.below}
        self._group, self._heading = "", ""
        self._among_own = False

    def take(self, row: RegistrationRow) -> None:
        """One row below the heads of part II."""
        written = row.cells[0].strip()
        code = identity(written)
        if not code:
            self._take_by_name(row)
        elif code in self.common:
            self._common(row, self.common[code])
        elif code == _OWN or code.startswith(f"{_OWN} "):
            self._own(row, code.removeprefix(_OWN).strip(), written)
        else:
            self._refuse(row, written, self._codes())

    def _take_by_name(self, row: RegistrationRow) -> None:
        name = identity(row.text("content"))
        if name == identity(OWN_TITLE):
            self._among_own = True
        elif name in self._groups and not row.has("measure", *_TYPED):
            self._group, self._heading = name, ""
        elif name in self._headings and not row.has("measure", *_TYPED):
            self._heading = name
        elif row.has(*_TYPED) or (self._among_own and row.has("measure")):
            needs = self._called(name, row)
            if self._among_own and not needs:
                self._own(row, "", "")
            elif len(needs) == 1 and not self._among_own:
                self._common(row, needs[0])
            else:
                codes = [need.criterion for need in needs]
                allowed = f"mã tiêu chí {', '.join([*codes, OWN])}" if codes else self._codes()
                self._refuse(row, "", allowed)

    def _called(self, name: str, row: RegistrationRow) -> list[TargetNeed]:
        """Common criteria of that name: here, of this measure, where several are."""
        found = [need for need in self.common.values() if identity(need.name) == name]
        here = [need for need in found if identity(need.group) == self._group] or found
        here = [need for need in here if self._heading in map(identity, need.below)] or here
        measure = identity(row.text("measure"))
        return [need for need in here if identity(need.measure) == measure] or here

    def _common(self, row: RegistrationRow, need: TargetNeed) -> None:
        if not row.has(*_TYPED):
            return
        if row.again(("common", need.criterion), need.criterion):
            return
        is_out = identity(row.text("figure")) in _NOT_ASSIGNED
        spec = spec_of_measure(need.measure, least=0)
        self.targets.append(
            Target(
                criterion=need.criterion,
                content=need.name[:500],
                measure=need.measure[:60],
                figure=None if is_out else row.figure("figure", spec),
                baseline=row.figure("baseline", spec),
                not_assigned=is_out,
                solution=row.text("solution"),
                note=row.text("note"),
            )
        )
        row.keep("targets", need.criterion)

    def _own(self, row: RegistrationRow, code: str, written: str) -> None:
        if not row.has("content", "measure", "figure", "solution", "note"):
            return
        if code not in self.many and (code or len(self.many) > 1):
            codes = [f"{OWN} {each}" for each in self.many.values()]
            allowed = codes if len(codes) > 1 else [OWN, *codes]
            self._refuse(row, written, f"mã {' hoặc '.join(allowed)}")
            return
        chosen = self.many.get(code) or next(iter(self.many.values()), "")
        target = Target(
            criterion=chosen,
            content=row.text("content"),
            measure=row.text("measure"),
            figure=row.figure("figure", spec_of_measure(row.text("measure"), least=0)),
            is_own=True,
            solution=row.text("solution"),
            note=row.text("note"),
        )
        if row.again(("own", target), target.content):
            return
        self.targets.append(target)
        number = sum(each.is_own and each.criterion == chosen for each in self.targets)
        row.keep("targets", f"{chosen}#{number}", key_part="own")

    def _codes(self) -> str:
        codes = ", ".join(need.criterion for need in self.common.values())
        return f"mã tiêu chí {codes} hoặc {OWN}"

    def _refuse(self, row: RegistrationRow, written: str, allowed: str) -> None:
        self.found.note(cell_name(row.number, 0), written, allowed)

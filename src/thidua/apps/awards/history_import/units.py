"""Which unit a cell names: by code, name or another name; without marks it asks."""

from django.utils.translation import gettext as _

from thidua.apps.awards.history_import.registry import Registry
from thidua.formats.award_history_rows import HistoryFile, HistoryRow
from thidua.formats.problems import shortened


class UnitFinder:
    """Finds units of the authority; notes what names none, or several."""

    def __init__(self, registry: Registry, file: HistoryFile) -> None:
        self._registry, self._file = registry, file
        self._own = registry.place.unit
        self._names = registry.unit_names
        self._asked: set[str] = set()

    def any(self, row: HistoryRow, key: str, text: str) -> int | None:
        """A unit of the authority; None when it was noted that there is none such."""
        found, is_sure = self._registry.units.meant(text)
        if len(found) == 1:
            if not is_sure:
                self._ask(row, key, text, found[0])
            return found[0]
        if found:
            codes = ", ".join(sorted(self._registry.unit_codes[pk] for pk in found))
            said = _("%(text)s là tên của %(count)s đơn vị; ghi mã: %(codes)s.") % {
                "text": shortened(text),
                "count": len(found),
                "codes": codes,
            }
        else:
            said = _("không có đơn vị nào mã hoặc tên là %(text)s%(alike)s.") % {
                "text": shortened(text),
                "alike": self._alike(text),
            }
        self._file.wrong(row, key, text, said)
        return None

    def own(self, row: HistoryRow, key: str, text: str) -> int | None:
        """A unit that this file may speak of; for a unit's own file only that unit."""
        if self._own is None:
            return self.any(row, key, text)
        found, is_sure = self._registry.units.meant(text)
        if self._own.pk in found:
            if not is_sure:
                self._ask(row, key, text, self._own.pk)
            return self._own.pk
        said = _("tệp này chỉ nhận %(own_name)s và người của đơn vị; ô ghi %(text)s.") % {
            "own_name": self._own.name,
            "text": shortened(text),
        }
        self._file.wrong(row, key, text, said)
        return None

    def name(self, pk: int) -> str:
        """What a unit is called."""
        return self._names[pk]

    def _ask(self, row: HistoryRow, key: str, text: str, pk: int) -> None:
        """Once for a text: every cell that says so is read so."""
        if text not in self._asked:
            self._asked.add(text)
            name, code = self._names[pk], self._registry.unit_codes[pk]
            said = _("ghi không dấu, được hiểu là %(name)s (%(code)s), ở mọi dòng ghi như vậy.") % {
                "name": name,
                "code": code,
            }
            self._file.ask(row, key, text, said)

    def _alike(self, text: str) -> str:
        found = [f"{self._names[pk]}, {self._registry.unit_codes[pk]}"
                 for pk in self._registry.units.alike(text)]  # fmt: skip
        return _("; có %(found)s") % {"found": "; ".join(found)} if found else ""

"""Which unit a cell names: by code, name or another name, with or without marks."""

from thidua.apps.awards.history_import.registry import Registry
from thidua.domain.vietnamese_text import fold
from thidua.formats.award_history_rows import HistoryFile, HistoryRow
from thidua.formats.problems import shortened


class UnitFinder:
    """Finds units of the authority; notes what names none, or several."""

    def __init__(self, registry: Registry, file: HistoryFile) -> None:
        self._registry, self._file = registry, file
        self._own = registry.place.unit
        self._names = registry.unit_names

    def any(self, row: HistoryRow, key: str, text: str) -> int | None:
        """A unit of the authority; None when it was noted that there is none such."""
        found = self._registry.units.get(fold(text), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            codes = ", ".join(sorted(self._registry.unit_codes[pk] for pk in found))
            said = f"{shortened(text)} là tên của {len(found)} đơn vị; ghi mã: {codes}."
        else:
            said = f"không có đơn vị nào mã hoặc tên là {shortened(text)}."
        self._file.wrong(row, key, text, said)
        return None

    def own(self, row: HistoryRow, key: str, text: str) -> int | None:
        """A unit that this file may speak of; for a unit's own file only that unit."""
        if self._own is None:
            return self.any(row, key, text)
        if self._own.pk in self._registry.units.get(fold(text), set()):
            return self._own.pk
        said = f"tệp này chỉ nhận {self._own.name} và người của đơn vị; ô ghi {shortened(text)}."
        self._file.wrong(row, key, text, said)
        return None

    def name(self, pk: int) -> str:
        """What a unit is called."""
        return self._names[pk]

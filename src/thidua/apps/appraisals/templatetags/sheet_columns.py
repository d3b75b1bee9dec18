"""The columns of a sheet: one more column is one line here.

Labels on a phone stand in ``css/score_sheet.css`` by the column's class, for a cell that bears its
own label weighs as much as its content; a test compares them with the heads.
"""

from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, escaped

_HEAD = Pattern('<th scope="col" class="{look}">{label}</th>')
_CELL = Pattern('<td class="{look}">')
PEER, GIVEN = "peer", "given"


class Column:
    """One column, by the class of its cells."""

    def __init__(self, look: str, label: str) -> None:
        self.look, self.label = look, label
        self.head = _HEAD(look=look, label=label)
        self._opening = _CELL(look=look)

    def cell(self, content: str) -> str:
        """One cell."""
        return f"{self._opening}{escaped(content)}</td>"


class Columns:
    """The columns of one table, in order."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns
        self.heads = SafeString("".join(column.head for column in columns.values()))

    def __len__(self) -> int:
        return len(self._columns)

    def cells(self, **contents: str) -> SafeString:
        """A row's cells; those of which nothing is said are empty, those not shown left out."""
        told = contents.get
        return SafeString(
            "".join([each.cell(told(name, NOTHING)) for name, each in self._columns.items()])
        )


@once_a_language
def all_columns() -> dict[str, Column]:
    """Every column that a sheet may have."""
    return {
        "maximum": Column("c-max", _("Điểm tối đa")),
        "target": Column("c-target", _("Chỉ tiêu")),
        "actual": Column("c-actual", _("Thực hiện")),
        "own": Column("c-own", _("Tự chấm")),
        GIVEN: Column("c-given", _("Cơ quan chấm")),
        PEER: Column("c-peer", _("Chấm chéo")),
        "verified": Column("c-verified", _("Thẩm định")),
        "evidence": Column("c-evidence", _("Minh chứng")),
        "reason": Column("c-reason", _("Lý do")),
    }


def columns_without(left_out: Iterable[str]) -> Columns:
    """All columns but some."""
    gone = set(left_out)
    return Columns({name: each for name, each in all_columns().items() if name not in gone})

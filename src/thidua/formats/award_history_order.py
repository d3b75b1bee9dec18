"""What the cells of one award's row must not contradict: the order of days, a revocation."""

from datetime import date

from thidua.formats.award_history_cells import Cells
from thidua.formats.award_history_rows import AwardRow


def check_order(cells: Cells, row: AwardRow) -> None:
    """Days that cannot follow one another so; ``date.min``: the day of decision is not known."""
    decided = row.decided_on if row.decided_on != date.min else None
    pairs = (
        ("period_to", row.period_to, "ngày bắt đầu thành tích", row.period_from),
        ("decided_on", decided, "ngày bắt đầu thành tích", row.period_from),
        ("presented_on", row.presented_on, "ngày quyết định", decided),
        ("revoked_on", row.revoked_on, "ngày quyết định", decided),
    )
    for key, later, words, earlier in pairs:
        if later is not None and earlier is not None and later < earlier:
            cells.wrong(key, f"ngày {later:%d/%m/%Y} trước {words} {earlier:%d/%m/%Y}.")
    if decided is not None and row.year is not None and decided.year < row.year:
        cells.wrong("decided_on", f"ngày {decided:%d/%m/%Y} trước năm được xét {row.year}.")
    born = row.who.birth_year
    if born is not None and row.year is not None and row.year < born:
        cells.wrong("year", f"năm {row.year} trước năm sinh {born}.")


def check_revocation(cells: Cells, row: AwardRow) -> None:
    """A revoked award says when and why; one that stands says nothing of it."""
    if row.state == "revoked":
        if row.revoked_on is None and not cells.raw("revoked_on"):
            cells.wrong("revoked_on", "đã hủy bỏ thì phải ghi ngày hủy bỏ.")
        if not row.revoked_because:
            cells.wrong("revoked_because", "đã hủy bỏ thì phải ghi lý do.")
    elif row.revoked_on or row.revocation or row.revoked_because:
        cells.wrong("state", "có ghi hủy bỏ thì trạng thái phải là Đã hủy bỏ.")

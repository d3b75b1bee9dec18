"""What a plan of the year lists: the steps with their days, and who does what by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.documents.model import Block, Paragraph
from thidua.documents.table_model import Column, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import short_date


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One thing to do: what, by whom, by when."""

    text: str
    owner: str
    due_on: date | None
    since: date | None = None

    @property
    def when(self) -> str:
        """The days in figures."""
        if self.due_on is None:
            return "Thường xuyên"
        until = short_date(self.due_on)
        return f"{short_date(self.since)} đến {until}" if self.since else f"Chậm nhất {until}"


def steps_table(steps: Sequence[PlannedStep]) -> tuple[Block, ...]:
    """The steps as a table; a sentence where there is none."""
    if not steps:
        return (Paragraph("Khối thống nhất lịch cụ thể tại từng cuộc họp."),)
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Công việc", 80),
        Column("Thực hiện", 35),
        Column("Thời gian", 35, Align.CENTER),
    )
    rows = tuple(
        row(str(place), each.text, each.owner, each.when) for place, each in enumerate(steps, 1)
    )
    return (Table(columns, rows),)

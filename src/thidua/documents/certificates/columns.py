"""What a certificate can say of an award: the columns that texts of a layout name in braces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thidua.documents.vietnamese_dates import padded_day, padded_month


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One award of a decision, and where it stands in the list and in the book."""

    name: str
    position: str
    unit: str
    award: str
    achievement: str
    award_year: str
    place: int
    book_number: int
    number: str
    decided_on: date
    issuer: str
    signatory_office: str
    signatory: str

    def cells(self) -> dict[str, str]:
        """By name as an office writes them; what is not known is empty."""
        return {
            "tên": self.name,
            "chức vụ": self.position,
            "đơn vị": self.unit,
            "danh hiệu": self.award,
            "thành tích": self.achievement,
            "năm xét": self.award_year,
            "số thứ tự": str(self.place),
            "số vào sổ": str(self.book_number),
            "số quyết định": self.number,
            "ngày": padded_day(self.decided_on),
            "tháng": padded_month(self.decided_on),
            "năm": str(self.decided_on.year),
            "cơ quan ban hành": self.issuer,
            "chức vụ người ký": self.signatory_office,
            "người ký": self.signatory,
        }


SAMPLE = CertificateFacts(
    name="Ông Nguyễn Phước Hoàng Minh Quân",
    position="Phó Giám đốc phụ trách",
    unit="Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    award="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    achievement="Đã có thành tích xuất sắc trong thực hiện nhiệm vụ công tác và phong trào thi đua",
    award_year="2025",
    place=12,
    book_number=128,
    number="1234/QĐ-UBND",
    decided_on=date(2026, 1, 15),
    issuer="Ủy ban nhân dân tỉnh",
    signatory_office="CHỦ TỊCH",
    signatory="Trần Văn Bình",
)
"""An invented award with long texts: what a test print and the editor show."""
COLUMNS = tuple(SAMPLE.cells())


class _Usual(NamedTuple):
    text: str
    left: int
    top: int
    wide: int
    high: int
    size: str
    least: str
    align: str = "center"
    bold: str = "false"


_USUAL = (  # places in hundredths of the sheet's sides
    _Usual("{tên}", 12, 42, 76, 9, "26", "14", bold="true"),
    _Usual("{thành tích}", 12, 53, 76, 11, "16", "11"),
    _Usual("Số: {số quyết định}", 8, 76, 34, 4, "13", "10", "left"),
    _Usual("Vào sổ số: {số vào sổ}", 8, 81, 34, 4, "13", "10", "left"),
    _Usual("Ngày {ngày} tháng {tháng} năm {năm}", 55, 67, 37, 4, "14", "11"),
    _Usual("{chức vụ người ký}", 55, 72, 37, 5, "14", "11", bold="true"),
    _Usual("{người ký}", 55, 90, 37, 5, "14", "11", bold="true"),
)


def usual_boxes(width: Decimal, height: Decimal) -> list[Mapping[str, str]]:
    """The boxes of a new sheet, in the keys of LAYOUT.yaml, to be moved where it has room."""
    return [_box(each, width / 100, height / 100) for each in _USUAL]


def _box(told: _Usual, across: Decimal, along: Decimal) -> Mapping[str, str]:
    return {
        "text": told.text,
        "x": f"{round(told.left * across, 1):f}",
        "y": f"{round(told.top * along, 1):f}",
        "width": f"{round(told.wide * across, 1):f}",
        "height": f"{round(told.high * along, 1):f}",
        "size": told.size,
        "min_size": told.least,
        "align": told.align,
        "valign": "middle",
        "bold": told.bold,
        "italic": "false",
    }

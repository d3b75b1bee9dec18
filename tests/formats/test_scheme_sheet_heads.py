"""A scheme's sheet among other workbooks."""

from tests.formats.scoring_files import word
from thidua.formats.scheme_sheet_heads import is_scheme_sheet


def test_what_is_no_workbook_is_no_scheme_sheet() -> None:
    assert not is_scheme_sheet(b"PK")
    assert not is_scheme_sheet(word([["TT", "Nội dung"]]))

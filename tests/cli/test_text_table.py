"""Tables at a terminal."""

import unicodedata

from thidua.cli.text_table import printable, text_table


def test_text_table_aligns_columns():
    assert text_table(["Mã", "Phiếu"], [["A", "10"], ["HỘI", "8"]], right=frozenset({1})) == (
        "Mã   Phiếu\n───  ─────\nA       10\nHỘI      8"
    )


def test_text_table_measures_what_is_seen():
    decomposed = unicodedata.normalize("NFD", "Hội")

    lines = text_table(["Tên", "x"], [[decomposed, "1"], ["漢", "2"]]).splitlines()

    assert lines[2:] == [f"{decomposed}  1", "漢   2"]


def test_text_table_without_rows_is_its_header():
    assert text_table(["A", "B"], []) == "A  B\n─  ─"


def test_printable_takes_away_what_steers_a_terminal():
    assert printable("Sở\x1b[31m\r\n\x9bĐỏ\u202e") == "Sở�[31m���Đỏ�"
    assert text_table(["a"], [["\x1b"]]).splitlines()[2] == "�"

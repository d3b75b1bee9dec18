"""Words, figures, dates, texts and page rules: the parts below the document tree."""

from datetime import date
from importlib.resources import files

import pytest
import yaml

from thidua.documents.model import Header, Issuer
from thidua.documents.page_rules import PageRulesError, page_rules_on, parse_page_rules
from thidua.documents.text import printable
from thidua.documents.vietnamese_dates import long_date
from thidua.documents.wording import number_line, recipient_lines


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
        (None, "ngày ..... tháng ..... năm ........"),
    ],
)
def test_days_under_10_and_the_first_two_months_take_a_zero(day, text):
    assert long_date(day) == text


def test_number_line_leaves_room_for_a_number_not_given_yet():
    assert number_line(Header(Issuer("Khối"), symbol="TTr-KTĐ")) == "Số: ......./TTr-KTĐ"


def test_recipient_lines_accept_lines_that_already_end():
    assert recipient_lines(("Như trên;", "Lưu: VT.")) == ("- Như trên;", "- Lưu: VT.")


def test_printable_keeps_letters_and_line_ends_only():
    assert printable("a\x00b\u202ec\ufeff\r\nd\te\u2028f\ud800") == "abc\nd\te\nf"


def test_page_rules_of_the_decree():
    rules = page_rules_on(date(2023, 12, 22))

    assert (rules.page_width, rules.page_height) == (210, 297)
    assert (rules.margin_left, rules.margin_right) == (30, 15)
    assert page_rules_on(date(2019, 1, 1)) == rules


def _rules():
    text = files("thidua.law").joinpath("parameters/records/page.yaml").read_text("utf-8")
    return yaml.safe_load(text)["values"][date(2020, 3, 5)]["rules"]


def test_every_page_rule_says_how_sure_it_is():
    assert {rule["confidence"] for rule in _rules().values()} == {"text", "memory", "ours"}


def test_a_size_outside_its_range_is_refused():
    rules = _rules() | {"margin_left": {"least": 30, "most": 35, "used": 25, "confidence": "text"}}

    with pytest.raises(PageRulesError, match=r"margin_left 25 is not in 30\.\.35"):
        parse_page_rules(rules)


def test_a_missing_or_unknown_size_is_refused():
    rules = _rules()
    rules["margin_middle"] = rules.pop("margin_left")

    with pytest.raises(PageRulesError, match=r"\['margin_left', 'margin_middle'\]"):
        parse_page_rules(rules)

"""A reason is kept as it was given, or refused."""

import pytest

from thidua.web.reasons import ReasonForm, ReasonTooLong, kept_whole


def test_spaces_around_do_not_count() -> None:
    assert kept_whole("  vì mưa bão  ", 10) == "vì mưa bão"


def test_one_letter_more_is_refused_with_both_numbers() -> None:
    with pytest.raises(ReasonTooLong, match="dài 11 ký tự; nhiều nhất 10"):
        kept_whole("vì mưa bão!", 10)


def test_the_form_says_what_the_act_takes() -> None:
    form = ReasonForm({"reason": "x" * 301}, longest=300, hint="Ít nhất 10 ký tự.")

    assert not form.is_valid()
    assert "300" in str(form.errors["reason"])
    assert "Ít nhất 10 ký tự." in str(form)
    assert ReasonForm({"reason": "x" * 300}, longest=300).is_valid()

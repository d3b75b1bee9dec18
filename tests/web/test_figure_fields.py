"""Fields for figures: each kind stores what the one table says, and shows what was understood."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests.figure_cases import CASES
from thidua.apps.accounts.models import User
from thidua.domain.figure_spec import FigureKind
from thidua.domain.qualified import Qualified
from thidua.web.figure_fields import (
    CountField,
    FigureField,
    MoneyField,
    PercentField,
    QualifiedField,
    YearField,
    take_measure,
)

SignIn = Callable[..., Client]

FIELDS = {
    FigureKind.COUNT: CountField,
    FigureKind.NUMBER: FigureField,
    FigureKind.PERCENT: PercentField,
    FigureKind.MONEY: MoneyField,
}


@pytest.mark.parametrize(("kind", "text", "stored"), CASES)
def test_fields_answer_by_the_table(kind: FigureKind, text: str, stored: str | None) -> None:
    field = FIELDS[kind](label="Ô")
    if stored is None:
        with pytest.raises(ValidationError) as refused:
            field.clean(text)
        assert str(refused.value.messages[0]).startswith("Ô: «")
    else:
        assert field.clean(text) == Decimal(stored)


def test_a_qualified_field_keeps_the_word_and_shows_it_again() -> None:
    field = QualifiedField(label="Số tiền", kind=FigureKind.MONEY, required=False)

    found = field.clean("gần 800 triệu")

    assert found == Qualified(Decimal(800_000_000), "gan")
    assert field.prepare_value(found) == "gần 800 triệu đồng"
    assert field.clean(field.prepare_value(found)) == found
    assert field.clean(" ") is None
    shown = str(field.widget.render("x", "gần 800 triệu", {"id": "x"}))
    assert 'data-figure-about="1"' in shown
    assert "= gần 800.000.000 đồng" in shown
    with pytest.raises(ValidationError, match="Số tiền: «-5»"):
        field.clean("khoảng -5")


def test_the_page_asks_about_a_figure_with_its_word(user: User, sign_in: SignIn) -> None:
    asked = {"kind": "money", "text": "khoảng 25 tỷ"}
    address = reverse("figure_echo")

    told = sign_in(user).get(address, asked | {"about": "1"}).json()
    plain = sign_in(user).get(address, asked).json()

    assert told == {"understood": "= khoảng 25.000.000.000 đồng", "refusal": ""}
    assert "khoảng" in plain["refusal"]


def test_a_count_is_an_int_and_a_year_has_four_figures() -> None:
    assert type(CountField().clean("7")) is int
    assert YearField(least=2000, most=2100).clean("2025") == 2025
    for wrong in ("25", "2.025", "1999", "２０２５"):
        with pytest.raises(ValidationError):
            YearField(least=2000, most=2100).clean(wrong)


class _Form(forms.Form):
    amount = MoneyField(label="Kinh phí", per=10**6, required=False)
    count = CountField(label="Số phiếu", most=20)
    figure = FigureField(label="Kết quả", required=False)


def test_the_echo_stands_below_a_field_after_a_refused_post() -> None:
    page = str(_Form({"amount": "25 tỷ", "count": "21", "figure": "1234,5"}))

    assert ">= 25.000.000.000 đồng</output>" in page
    assert ">= 1.234,5</output>" in page
    assert "Số phiếu: «21» không dùng được; chỉ nhận số nguyên từ 0 đến 20." in page
    assert 'value="25 tỷ"' in page
    assert 'data-figure-kind="money" data-figure-per="1000000"' in page


def test_a_stored_figure_is_shown_as_it_is_typed() -> None:
    page = str(_Form(initial={"amount": Decimal("1234.5000"), "count": 7}))

    assert 'value="1234,5"' in page
    assert ">= 1.234.500.000 đồng</output>" in page


def test_a_field_takes_what_its_unit_of_measure_says() -> None:
    form = _Form({"count": "1", "figure": "80%"})
    take_measure(form, "%", "figure")

    assert form.is_valid()
    assert form.cleaned_data["figure"] == 80
    untouched = _Form.base_fields["figure"]
    assert isinstance(untouched, FigureField)
    assert untouched.spec.kind is FigureKind.NUMBER


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"kind": "money", "text": "25 tỷ"}, ("= 25.000.000.000 đồng", "")),
        ({"kind": "money", "per": "1000000", "text": "25"}, ("= 25.000.000 đồng", "")),
        ({"kind": "count", "text": "7"}, ("", "")),
        ({"kind": "number", "text": "abc"},
         ("", "«abc» không phải là số. Ghi ví dụ 12 hoặc 12,5.")),
    ],
)  # fmt: skip
def test_the_page_asks_what_is_understood(
    user: User, sign_in: SignIn, asked: dict[str, str], answer: tuple[str, str]
) -> None:
    told = sign_in(user).get(reverse("figure_echo"), asked).json()

    assert (told["understood"], told["refusal"]) == answer


def test_the_echo_is_for_those_who_signed_in_and_ask_right(user: User, sign_in: SignIn) -> None:
    asked = {"kind": "money", "text": "1"}
    assert Client().get(reverse("figure_echo"), asked).status_code == 302
    for wrong in ({"kind": "x"}, {"kind": "money", "per": "7"}):
        assert sign_in(user).get(reverse("figure_echo"), asked | wrong).status_code == 400

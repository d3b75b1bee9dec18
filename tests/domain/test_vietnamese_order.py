"""Order keys sort as the alphabet does."""

from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.vietnamese_order import order_text
from thidua.domain.vietnamese_text import sort_key

texts = st.text(alphabet="aăâAbdđĐe êghioôơuưyàảãáạẫữợ 0123456789-,zfñ", max_size=24)


@given(texts, texts)
def test_order_text_agrees_with_sort_key(one: str, other: str) -> None:
    first, second = sort_key(one)[0], sort_key(other)[0]

    assert (order_text(one) < order_text(other)) == (first < second)
    assert (order_text(one) == order_text(other)) == (first == second)


@given(texts)
def test_order_text_holds_small_letters_and_digits_only(text: str) -> None:
    assert set(order_text(text)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


def test_order_text_is_cut() -> None:
    assert len(order_text("Hội " * 500)) == 400


def test_letters_of_other_alphabets_come_last() -> None:
    assert order_text("z") < order_text("ω") < order_text("中")

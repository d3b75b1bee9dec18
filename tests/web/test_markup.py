"""Markup put together in Python: escaped as a template would, lines broken as one likes."""

from django.utils.safestring import SafeString

from thidua.web.icons import symbols, used
from thidua.web.markup import Pattern, address_of, escaped


def test_what_is_filled_in_is_escaped_unless_it_is_markup() -> None:
    pattern = Pattern('<b title="{why}">{points}</b>')

    assert pattern(why="\"'<>&{points}", points=SafeString("<i>1</i>")) == (
        '<b title="&quot;&#x27;&lt;&gt;&amp;{points}"><i>1</i></b>'
    )
    assert isinstance(pattern(why="", points=""), SafeString)


def test_a_value_of_any_kind_is_escaped() -> None:
    class Named:
        def __str__(self) -> str:
            return "<x>"

    assert [escaped(value) for value in (Named(), 5, None)] == ["&lt;x&gt;", "5", "None"]


def test_breaks_beside_tags_vanish_and_others_are_one_space() -> None:
    pattern = Pattern("""
        <p
        class="a">
        {text}
        <b>c</b> d</p>
    """)

    assert pattern(text="b\n ") == '<p class="a">b\n <b>c</b> d</p>'
    assert Pattern(' title="{x}"')(x=1) == ' title="1"'


def test_addresses_of_rows_are_those_that_django_gives() -> None:
    assert address_of("appraisals:explain")(12) == "/appraisals/lines/12/"


def test_an_icon_is_drawn_once_and_used_often() -> None:
    drawn = symbols("check", "edit")

    assert drawn.count("<symbol") == 2
    assert '<symbol id="icon-check"' in drawn
    assert used("check") == '<svg class="icon" aria-hidden="true"><use href="#icon-check"/></svg>'

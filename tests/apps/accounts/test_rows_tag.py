"""Rows of lists are filled as fast text; what is filled in must still be escaped."""

from django.template import engines
from django.utils.html import format_html


def filled(rows: list[tuple[object, ...]]) -> str:
    source = '{% rows lines %}<td title="{}">{}</td>{% endrows %}'
    return engines["django"].from_string(source).render({"lines": rows})


def test_values_are_escaped_and_safe_text_is_kept() -> None:
    rows: list[tuple[object, ...]] = [
        ('"><script>', "a & b"),
        (7, format_html("<b>{}</b>", "<i>")),
    ]

    assert filled(rows) == (
        '<td title="&quot;&gt;&lt;script&gt;">a &amp; b</td><td title="7"><b>&lt;i&gt;</b></td>'
    )


def test_braces_in_values_stay_as_they_are() -> None:
    assert filled([("{}", "{0.__class__}")]) == '<td title="{}">{0.__class__}</td>'


def test_no_rows_leave_nothing() -> None:
    assert filled([]) == ""


def test_labels_of_cells_are_translated_once() -> None:
    source = """{% rows lines %}<td
        data-label="{% translate 'Mã' %}">{}</td>{% endrows %}"""
    shown = engines["django"].from_string(source).render({"lines": [("A",), ("B",)]})

    assert shown == '<td data-label="Mã">A</td><td data-label="Mã">B</td>'

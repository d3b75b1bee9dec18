"""Small pieces of the page: icons, numbers as offices write them, addresses that keep filters."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString, mark_safe

from thidua.domain.vietnamese_numbers import format_number
from thidua.web.badges import badge_of
from thidua.web.icons import drawn
from thidua.web.lists import Head
from thidua.web.markup import Pattern, escaped
from thidua.web.words import written_day, written_exact_percent

register = template.Library()
BADGES = 500  # kept; lists show few different ones
_OPTION = Pattern('<option value="{value}"{chosen}>{words}</option>')
_HEAD = Pattern(
    """
    <th scope="col"{look}{sorted}>
      <a class="table-sort-link" href="{address}">{text}{arrow}</a>
    </th>
    """
)
_SORTED = Pattern(' aria-sort="{how}"')
_ARROW = Pattern(" {icon}")
_ARROWS = {"ascending": "chevron-up", "descending": "chevron-down"}
_BADGE = Pattern('<span class="{look}">{picture}{label}</span>')


@register.simple_tag
def icon(name: str, label: str = "", style: str = "outline") -> SafeString:
    """A Tabler icon, inline; with a label it speaks, without one it is decoration."""
    return drawn(name, label, style)


@register.simple_tag
def badge(thing: object, classes: str = "") -> SafeString:
    """A badge, or that of a thing; ``classes`` say where it stands, never how it looks."""
    shown = badge_of(thing)
    return _badge(str(shown.label), shown.tone, shown.symbol, classes)


@lru_cache(BADGES)
def _badge(label: str, tone: str, symbol: str, classes: str) -> SafeString:
    picture = SafeString(f"{drawn(symbol)} ") if symbol else ""
    return _BADGE(look=f"badge bg-{tone}-lt {classes}".strip(), picture=picture, label=label)


class _Rows(template.Node):
    """A pattern of text, filled once for each row; what is filled in is escaped."""

    def __init__(self, rows: FilterExpression, body: template.NodeList) -> None:
        self.rows, self.body = rows, body

    def render(self, context: Context) -> SafeString:
        """All rows, joined."""
        lines = self.body.render(context).strip().splitlines()
        fill = " ".join(map(str.strip, lines)).format
        rows = (fill(*map(escaped, row)) for row in self.rows.resolve(context))
        return mark_safe("".join(rows))  # noqa: S308 - the template's own text, values escaped


@register.tag("rows")
def rows_tag(parser: Parser, token: Token) -> _Rows:
    """Many like rows, ten times as fast as ``for``: ``{% rows lines %}<td>{}</td>{% endrows %}``.

    The body is text with one ``{}`` for each value of a row; tags in it are shown once, not a row.
    """
    _name, rows = token.split_contents()
    body = parser.parse(("endrows",))
    parser.delete_first_token()
    return _Rows(parser.compile_filter(rows), body)


@register.simple_tag
def options(choices: Iterable[tuple[object, object, object]]) -> SafeString:
    """The options of a list to choose from: value, `` selected`` or nothing, words."""
    return SafeString(
        "".join(
            [_OPTION(value=value, chosen=chosen, words=words) for value, chosen, words in choices]
        )
    )


@register.simple_tag(takes_context=True)
def sort_heads(context: dict[str, object], heads: Iterable[Head]) -> SafeString:
    """The heads of a list's columns; a click sorts by the column, on the first page."""
    return SafeString("".join([_head(context, head) for head in heads]))


def _head(context: dict[str, object], head: Head) -> SafeString:
    return _HEAD(
        look=SafeString(' class="numeric"') if head.is_number else "",
        sorted=_SORTED(how=head.direction) if head.direction else "",
        address=address_with(context, sort=head.sort, page=None),
        text=head.text,
        arrow=_ARROW(icon=drawn(_ARROWS[head.direction])) if head.direction else "",
    )


@register.filter
def number(value: object, decimals: int | None = None) -> str:
    """1234.5 → 1.234,5; with decimals fixed when given; empty for nothing."""
    if value is None or value == "":
        return ""
    exact = value if isinstance(value, Decimal | int) else Decimal(str(value))
    return format_number(exact, decimals=decimals)


@register.filter
def percent(value: Decimal) -> str:
    """85.71 → 85,71%."""
    return written_exact_percent(value)


@register.filter
def day(value: date) -> str:
    """23/09/2023: what rows of lists use; ``date`` with a format takes ten times as long."""
    return written_day(value)


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, object], **changes: object) -> str:
    """This page's query string with some parameters changed; None removes one."""
    request = context["request"]
    if not isinstance(request, HttpRequest):
        return ""
    kept = [
        (key, text) for key, texts in request.GET.lists() if key not in changes for text in texts
    ]
    asked = [(key, str(value)) for key, value in changes.items() if value not in {None, ""}]
    return f"?{urlencode(kept + asked)}"

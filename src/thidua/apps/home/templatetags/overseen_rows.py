"""The standing office's table of blocs in HTML, one row for each bloc's year."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.home.pages.board import BlocRow
from thidua.apps.seasons.templatetags.season_frame import in_days
from thidua.web.icons import drawn
from thidua.web.languages import once_a_language
from thidua.web.markup import Pattern, address_of
from thidua.web.templatetags.interface import badge
from thidua.web.words import written_day

register = template.Library()

_ROW = Pattern("""
    <tr><th scope="row" class="fw-normal align-middle"><a href="{address}">{bloc}</a></th>
    <td class="numeric" data-label="{l_year}">{year}</td><td>{state}{illustrative}</td>
    <td class="text-nowrap" data-label="{l_due}">{due}</td>
    <td class="text-nowrap" data-label="{l_late}">{late}</td></tr>
""")
_NOTE = Pattern('<span class="{look}">{text}</span>')
_DUE = Pattern('<span>{days}</span><div class="small text-secondary">{day}</div>')
_OVERDUE = Pattern("""
    <span class="overdue">{icon} {days}</span><div class="small text-secondary">{day}</div>
""")
_LATE = Pattern("""
    <span class="overdue">{icon} {late}/{units} {word}</span>
    <div class="small text-secondary">{longest}</div>
""")
_ON_TIME = Pattern("{icon} {text}")


@dataclass(frozen=True)
class _Words:
    labels: dict[str, str]
    illustrative: SafeString
    undated: SafeString
    empty: SafeString
    on_time: SafeString
    units: str


@once_a_language
def _words() -> _Words:
    return _Words(
        labels={"l_year": _("Năm"), "l_due": _("Hạn của bước"), "l_late": _("Đơn vị đang trễ")},
        illustrative=SafeString(" ") + _NOTE(look="illustrative", text=_("minh hoạ")),
        undated=_NOTE(look="text-secondary", text=_("chưa đặt hạn")),
        empty=_NOTE(look="text-secondary", text=_("chưa có đơn vị")),
        on_time=_ON_TIME(icon=drawn("circle-check"), text=_("không có")),
        units=_("đơn vị"),
    )


@register.simple_tag
def overseen_rows(rows: Iterable[BlocRow]) -> SafeString:
    """All rows: the step of the year with its day, and how many units are late."""
    address, words = address_of("seasons:detail"), _words()
    return SafeString(
        "".join(
            [
                _ROW(
                    address=address(row.season.pk),
                    bloc=row.season.bloc_name,
                    year=row.season.year,
                    state=badge(row.season),
                    illustrative=words.illustrative if row.season.is_illustrative else "",
                    due=_due(row, words),
                    late=_late(row, words),
                    **words.labels,
                )
                for row in rows
            ]
        )
    )


def _due(row: BlocRow, words: _Words) -> SafeString:
    if row.due_on is None or row.days_left is None:
        return words.undated
    told = {"days": in_days(row.days_left), "day": written_day(row.due_on)}
    return _OVERDUE(icon=drawn("alert-triangle"), **told) if row.days_left < 0 else _DUE(**told)


def _late(row: BlocRow, words: _Words) -> SafeString:
    if not row.units_late:
        return words.on_time if row.units else words.empty
    return _LATE(
        icon=drawn("alert-triangle"),
        late=row.units_late,
        units=row.units,
        word=words.units,
        longest=_("lâu nhất %(days)s ngày") % {"days": row.unit_days_late},
    )

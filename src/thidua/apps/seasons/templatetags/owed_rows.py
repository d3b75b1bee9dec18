"""What somebody owes or waits for, a row each, in HTML: an office of twenty blocs owes forty."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.obligations import Obligation
from thidua.apps.seasons.templatetags.season_frame import in_days
from thidua.web.icons import drawn
from thidua.web.languages import once_a_language
from thidua.web.markup import Pattern
from thidua.web.words import written_day

register = template.Library()

_ROW = Pattern("""
    <div class="list-group-item"><div class="row align-items-center g-2">
    <div class="col-12 col-sm">
    <div class="fw-medium">{text}</div>
    <div class="small text-secondary">{left}{due}{season}</div>
    </div>
    <div class="col-12 col-sm-auto"><a class="btn{tone}" href="{url}">{button}</a></div>
    </div></div>
""")
_LEFT = Pattern("<span>{days}</span>")
_LATE = Pattern('<span class="late">{icon} {days}</span>')
_DUE = Pattern(" · {word} {day}")
_SEASON = Pattern(" · {season}")
_AWAITED = Pattern("""
    <li><a href="{url}">{text}</a><span class="small text-secondary">{due}{season}</span>{act}</li>
""")
_ACT = Pattern(' <a class="btn btn-sm" href="{url}">{button}</a>')


@once_a_language
def _due_word() -> str:
    return _("hạn")


@register.simple_tag
def owed_rows(
    owed: Sequence[tuple[Obligation, int | None]], within: Season | None, leads: object
) -> SafeString:
    """Obligations with the days left; the first one ``leads``.

    On a page ``within`` a season it goes without saying which.
    """
    return SafeString(
        "".join(
            [
                _row(obligation, days, within, " btn-primary" if leads and place == 0 else "")
                for place, (obligation, days) in enumerate(owed)
            ]
        )
    )


@register.simple_tag
def awaited_rows(awaited: Sequence[tuple[Obligation, int | None]]) -> SafeString:
    """What others owe: a line each, never red, for the reader can only wait or remind."""
    return SafeString("".join([_awaited(each) for each, _days in awaited]))


def _awaited(each: Obligation) -> SafeString:
    return _AWAITED(
        url=each.url,
        text=each.text,
        due=_DUE(word=_due_word(), day=written_day(each.due_on)) if each.due_on else "",
        season=_SEASON(season=each.season) if each.season else "",
        act=_ACT(url=each.url, button=each.button) if each.button else "",
    )


def _row(obligation: Obligation, days: int | None, within: Season | None, tone: str) -> SafeString:
    is_late = days is not None and days < 0
    left, due_on, season = in_days(days), obligation.due_on, obligation.season
    return _ROW(
        text=obligation.text,
        left=_LATE(icon=drawn("alert-triangle"), days=left) if is_late else _LEFT(days=left),
        due=_DUE(word=_due_word(), day=written_day(due_on)) if due_on else "",
        season="" if within or season is None else _SEASON(season=season),
        tone=tone,
        url=obligation.url,
        button=obligation.button,
    )

"""Writing down what the program fills in: at handing in, and when more becomes known later."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.fed import fed_lines, fill_line, known_of
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.audit.actions import record
from thidua.apps.seasons.models import Season

_FILLED = ("actual", "target", "minus", "feed", "fed_text")


def write_fed_figures(sheet: Sheet, day: date) -> list[Line]:
    """Write what a draft shows on ``day`` as its unit hands it in; all its lines."""
    lines = fed_lines(sheet, day)
    Line.objects.bulk_update(lines, _FILLED)
    return lines


def told_as_fed(lines: Iterable[Line]) -> dict[str, list[str]]:
    """What the journal keeps of filled lines: the feed, the figures and what they are made of."""
    return {
        line.item: [line.feed, line.actual, line.minus, line.fed_text]
        for line in lines
        if line.feed
    }


@transaction.atomic
def refill_lines(
    season: Season, units: Collection[int], items: Collection[str], *, actor: User, at: datetime
) -> list[Line]:
    """Fill lines of sheets that were handed in and not locked anew, as another act asks for.

    That act is authorised and told by the app above; verdicts on the lines stay, and are stale.
    """
    sheets = list(
        Sheet.objects.select_for_update(of=("self",))
        .filter(season=season, unit__in=units)
        .filter(state__in=(Sheet.State.SELF_SCORED, Sheet.State.VERIFIED))
        .select_related("unit", "scheme", "season__bloc__authority")
    )
    return [line for sheet in sheets for line in _refilled(sheet, items, actor, at)]


def _refilled(sheet: Sheet, items: Collection[str], actor: User, at: datetime) -> list[Line]:
    plan = plan_of(sheet.scheme)
    known = known_of(sheet.season, plan, [sheet], items)
    changed = []
    for line in sheet.lines.select_for_update().filter(item__in=items):
        before = _figures(line)
        fill_line(line, known.get((sheet.unit_id, line.item)))
        if _figures(line) == before:
            continue
        line.sheet, line.revision, line.restated_at = sheet, line.revision + 1, at
        line.save(update_fields=[*_FILLED, "revision", "restated_at"])
        data = {"from": before, "to": _figures(line)}
        record("appraisals.refill_lines", line, actor=actor, at=at, data=data)
        changed.append(line)
    return changed


def _figures(line: Line) -> dict[str, str]:
    return {name: getattr(line, name) for name in _FILLED}

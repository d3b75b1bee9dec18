"""What waits for a user: a sheet to check, evidence to add, marks to put together."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.crosschecks.models import Assignment, Mark
from thidua.apps.crosschecks.queries import waiting_requests
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source
from thidua.web.prepared import prepared

_TIME = {Season.State.SCORING, Season.State.REVIEWING}


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """What the user owes in these years; three queries where somebody checks, one elsewhere."""
    waiting = {season.pk: season for season in seasons if season.state in _TIME}
    pairs = list(_pairs(list(waiting))) if waiting else []
    if not pairs:
        return []
    sheets = {(season, unit): pk for season, unit, pk in _sheets(list(waiting))}
    left: Counter[int] = Counter()
    found = []
    for pk, key, checker, unit, name, due, handed_in_at in pairs:
        if (key, unit) not in sheets:
            continue
        left[sheets[key, unit]] += handed_in_at is None
        if handed_in_at is None and checker in roles_in(user, waiting[key]).member_units:
            text = _("Chấm chéo bảng của %(unit)s") % {"unit": name}
            url = reverse("crosschecks:save_marks", args=[pk])
            owed = Obligation(waiting[key], text, _("Chấm"), url, due, news=News.CHECK)
            found.append(owed)
    found.extend(_asked(user, waiting, sheets))
    for (key, unit), sheet in sheets.items():
        roles = roles_in(user, waiting[key])
        if sheet in left and not left[sheet] and roles.runs_it and unit not in roles.member_units:
            text = _("Chốt chấm chéo: các đơn vị chấm đã nộp đủ")
            url = reverse("crosschecks:findings", args=[sheet])
            found.append(Obligation(waiting[key], text, _("Xem và chốt"), url, None))
    return found


def _asked(
    user: User, seasons: Mapping[int, Season], sheets: Mapping[tuple[int, int], int]
) -> Iterator[Obligation]:
    """Evidence that checkers ask of the user's own units."""
    mine = {
        unit: sheet
        for (key, unit), sheet in sheets.items()
        if unit in roles_in(user, seasons[key]).member_units
    }
    counts = Counter(sheet for (sheet,) in _requests(list(mine), list(seasons))) if mine else {}
    for (key, _unit), sheet in sheets.items():
        if sheet in counts:
            text = _("Đơn vị chấm chéo đề nghị bổ sung minh chứng: %(count)s mục") % {
                "count": counts[sheet]
            }
            url = reverse("crosschecks:requests", args=[sheet])
            button, news = _("Bổ sung, trả lời"), News.EXPLAIN
            yield Obligation(seasons[key], text, button, url, None, news=news)


@prepared
def _requests(units: Collection[int], seasons: Collection[int]) -> QuerySet[Mark, tuple[int]]:
    return waiting_requests(units, seasons).values_list("line__sheet")


@prepared
def _pairs(seasons: Collection[int]) -> QuerySet[Assignment, tuple[Any, ...]]:
    serving = Assignment.objects.filter(crosscheck__season__in=seasons, ended_at=None)
    return serving.values_list(
        "pk", "crosscheck__season", "checker", "unit", "unit__name",
        "crosscheck__marks_due_on", "handed_in_at",
    )  # fmt: skip


@prepared
def _sheets(seasons: Collection[int]) -> QuerySet[Sheet, tuple[int, int, int]]:
    """Those handed in whose marks were not put together yet."""
    there = Sheet.objects.filter(season__in=seasons, state=Sheet.State.SELF_SCORED)
    open_ones = there.filter(settlement=None)
    return open_ones.values_list("season", "unit", "pk")

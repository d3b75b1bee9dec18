"""Scoring on the season's overview: one card for the sheets, one for the result."""

from collections import Counter
from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.queries import published_result
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import of_members
from thidua.apps.seasons.registries.overview import Panel, Tone, overview_panel
from thidua.web.prepared import prepared


@overview_panel
def sheets_panel(season: Season, user: User) -> Panel | None:
    """How many have handed in, then how many are verified."""
    states = Counter(state for (state,) in _states([season.pk]))
    count = sum(states.values())
    if not count:
        return None
    handed_in = count - states[Sheet.State.DRAFT]
    verified = states[Sheet.State.VERIFIED] + states[Sheet.State.LOCKED]
    url = reverse("appraisals:sheets", args=[season.pk])
    if handed_in < count:
        text = _("đơn vị đã nộp bảng tự chấm")
        return Panel(_("Chấm điểm"), f"{handed_in}/{count}", text, url, "warning", 40)
    tone: Tone = "good" if verified == count else "neutral"
    return Panel(_("Thẩm định"), f"{verified}/{count}", _("bảng đã thẩm định"), url, tone, 40)


@prepared
def _states(seasons: Collection[int]) -> QuerySet[Sheet, tuple[str]]:
    return Sheet.objects.filter(of_members(), season__in=seasons).values_list("state")


@overview_panel
def result_panel(season: Season, user: User) -> Panel | None:
    """Who leads, once that is published."""
    result = published_result(season)
    if result is None:
        return None
    names = ", ".join(result.names.get(code, code) for code in result.kept.first)
    url = reverse("appraisals:result", args=[season.pk])
    return Panel(_("Kết quả"), _("Hạng 1"), names, url, "good", 50)

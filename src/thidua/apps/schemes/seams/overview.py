"""The card "Bảng điểm" on the season's overview."""

from collections.abc import Collection

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import Panel, Tone, overview_panel
from thidua.web.markup import address_of
from thidua.web.prepared import prepared


@overview_panel
def scheme_panel(season: Season, user: User) -> Panel:
    """Which version is in force, or that none is."""
    rows = list(_versions([season.pk]))
    url = address_of("schemes:season")(season.pk)
    if kinds := max((count for *_more, count in rows), default=0):
        done = sum(state == Scheme.State.ADOPTED and bool(of) for state, _v, of, _c in rows)
        tone: Tone = "good" if done == kinds else "warning"
        text = _("loại hình đã thông qua bảng điểm")
        return Panel(_("Bảng điểm"), f"{done}/{kinds}", text, url, tone, 10)
    newest = {state: version for state, version, *_more in rows}  # the last one of a state
    adopted, draft = newest.get(Scheme.State.ADOPTED), newest.get(Scheme.State.DRAFT)
    if adopted is not None:
        text = _("đã thông qua")
        if draft is not None:
            text += _(", có dự thảo phiên bản %(version)s") % {"version": draft}
        return Panel(
            _("Bảng điểm"),
            _("Phiên bản %(version)s") % {"version": adopted},
            text,
            url,
            "good",
            10,
        )
    if draft is not None:
        return Panel(_("Bảng điểm"), _("Dự thảo"), _("chưa thông qua"), url, "warning", 10)
    return Panel(_("Bảng điểm"), _("Chưa có"), _("Trưởng khối chưa lập"), url, "warning", 10)


@prepared
def _versions(seasons: Collection[int]) -> QuerySet[Scheme, tuple[str, int, int | None, int]]:
    versions = Scheme.objects.filter(season__in=seasons).order_by("version")
    counted = versions.annotate(kinds=Count("season__kinds", distinct=True))
    return counted.values_list("state", "version", "kind_id", "kinds")

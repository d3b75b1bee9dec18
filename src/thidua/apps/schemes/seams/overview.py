"""The card "Bảng điểm" on the season's overview."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.markup import address_of
from thidua.web.prepared import prepared


@overview_panel
def scheme_panel(season: Season, user: User) -> Panel:
    """Which version is in force, or that none is."""
    newest = dict(_versions([season.pk]))  # the last one of a state
    url = address_of("schemes:season")(season.pk)
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
def _versions(seasons: Collection[int]) -> QuerySet[Scheme, tuple[str, int]]:
    versions = Scheme.objects.filter(season__in=seasons).order_by("version")
    return versions.values_list("state", "version")

"""The card "Bảng điểm" on the season's overview."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import versions_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import Panel, overview_panel


@overview_panel
def scheme_panel(season: Season, user: User) -> Panel:
    """Which version is in force, or that none is."""
    versions = list(versions_of(season))
    url = reverse("schemes:season", args=[season.pk])
    adopted = next((each for each in versions if each.state == Scheme.State.ADOPTED), None)
    draft = next((each for each in versions if each.state == Scheme.State.DRAFT), None)
    if adopted is not None:
        text = _("đã thông qua")
        if draft is not None:
            text += _(", có dự thảo phiên bản %(version)s") % {"version": draft.version}
        return Panel(
            _("Bảng điểm"),
            _("Phiên bản %(version)s") % {"version": adopted.version},
            text,
            url,
            "good",
            10,
        )
    if draft is not None:
        return Panel(_("Bảng điểm"), _("Dự thảo"), _("chưa thông qua"), url, "warning", 10)
    return Panel(_("Bảng điểm"), _("Chưa có"), _("Trưởng khối chưa lập"), url, "warning", 10)

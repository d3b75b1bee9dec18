"""What the conference asks of a user now."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.obligations import Obligation
from thidua.apps.seasons.queries import roles_in


def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """The head calls, runs and closes the conference, then ends the year."""
    running = [
        season
        for season in seasons
        if season.state in {Season.State.REVIEWING, Season.State.CONFERENCE}
        and roles_in(user, season).runs_it
    ]
    if not running:
        return []
    held = dict(Conference.objects.filter(season__in=running).values_list("season_id", "state"))
    dues = Phase.objects.filter(season__in=running, kind=Phase.Kind.CONFERENCE)
    due_on = dict(dues.values_list("season_id", "due_on"))
    owed = []
    for season in running:
        wanted = _wanted(season, held.get(season.pk))
        if wanted:
            text, button, page = wanted
            url = reverse(page, args=[season.pk])
            owed.append(Obligation(season, text, button, url, due_on.get(season.pk)))
    return owed


def _wanted(season: Season, state: str | None) -> tuple[str, str, str] | None:
    page = "meetings:conference"
    if state is None:
        if season.state == Season.State.REVIEWING:
            return None
        return (_("Chuẩn bị hội nghị tổng kết"), _("Chuẩn bị"), page)
    if state == Conference.State.DRAFT:
        return (_("Khai mạc hội nghị tổng kết"), _("Mở hội nghị"), page)
    if state == Conference.State.OPEN:
        return (_("Ghi kết quả và bế mạc hội nghị"), _("Tiếp tục"), page)
    return (_("Kết thúc năm và bàn giao cho Trưởng khối mới"), _("Bàn giao"), "seasons:detail")

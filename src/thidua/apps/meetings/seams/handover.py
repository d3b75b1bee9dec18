"""What the conference leaves open for the next head, and the papers it hands over."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.meetings.actions.resolutions import minutes_are_issued
from thidua.apps.meetings.conference.election import OFFICES, election_is_pending
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import conference_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.apps.seasons.registries.handover import HandedDocument, handover_documents
from thidua.apps.seasons.registries.handover_items import handover_items
from thidua.web.words import written_day


@handover_items
def open_after_conference(season: Season) -> list[str]:
    """Minutes not issued, offices not filled or not applied, awards not handed over."""
    conference = conference_of(season)
    found = []
    if conference is not None:
        conference.season = season
        found += _of_conference(conference)
    return found + _unpresented(season)


def _of_conference(conference: Conference) -> list[str]:
    found = []
    if not minutes_are_issued(conference):
        found.append(_("Biên bản hội nghị tổng kết chưa ban hành."))
    offices = conference.motions.filter(kind__in=OFFICES)
    empty = offices.exclude(candidates__is_chosen=True)
    found += [_("“%s”: chưa có đơn vị được chọn.") % motion.title for motion in empty]
    following = election_is_pending(conference)
    if following is not None:
        found.append(_("Kết quả bầu chưa áp dụng cho năm %d.") % following.year)
    return found


def _unpresented(season: Season) -> list[str]:
    units = members_of(season).values("unit")
    rows = AwardRecord.objects.filter(
        unit__in=units,
        year__lte=season.year,
        presented_on=None,
        state=AwardRecord.State.DECIDED,
    ).order_by("year", "pk")
    return [
        _("Chưa trao: %(award)s năm %(year)d cho %(holder)s.")
        % {"award": row.award_name, "year": row.year, "holder": row.holder_name}
        for row in rows
        if row.year is not None
    ]


@handover_documents
def conference_papers(season: Season, user: User) -> list[HandedDocument]:
    """The conference with its agenda, resolutions and results."""
    conference = conference_of(season)
    if conference is None:
        return []
    text = f"{written_day(conference.held_on)}, {conference.place}"
    url = reverse("meetings:conference", args=[season.pk])
    return [HandedDocument(_("Hội nghị tổng kết"), text, url)]

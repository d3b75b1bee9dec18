"""The usual agenda of a year-end conference, from what the season has."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.awards.models import AwardRecord
from thidua.apps.meetings.conference.election import OFFICES
from thidua.apps.meetings.models import AgendaItem, Conference, Motion
from thidua.apps.seasons.queries import members_of
from thidua.web.languages import in_vietnamese

Kind = AgendaItem.Kind
_MINUTES = {
    Kind.ATTENDANCE: 10,
    Kind.REPORT: 20,
    Kind.RANKING: 15,
    Kind.DELIBERATION: 30,
    Kind.MOTION: 10,
    Kind.ELECTION: 10,
    Kind.DIRECTIONS: 15,
    Kind.PRESENTATION: 15,
}
"""What a draft proposes; the chair changes it."""


@in_vietnamese
def drafted_items(conference: Conference) -> list[AgendaItem]:
    """In order, not saved."""
    items = list(_items(conference))
    for order, item in enumerate(items):
        item.order = order
    return items


def _items(conference: Conference) -> Iterator[AgendaItem]:
    chair = conference.chair_name
    yield _item(conference, Kind.ATTENDANCE, presenter=conference.secretary_name)
    yield _item(conference, Kind.REPORT, presenter=chair)
    yield _item(conference, Kind.RANKING, presenter=chair)
    yield _item(conference, Kind.DELIBERATION, presenter=chair)
    for motion in conference.motions.all():
        kind = Kind.ELECTION if motion.kind in OFFICES else Kind.MOTION
        is_award = motion.kind == Motion.Kind.AWARD
        title = _("Biểu quyết: %s") % motion.title if is_award else motion.title
        yield _item(conference, kind, title=title[:200], motion=motion, presenter=chair)
    yield _item(conference, Kind.DIRECTIONS, presenter=chair)
    if awards_of_last_year(conference):
        yield _item(conference, Kind.PRESENTATION)


def awards_of_last_year(conference: Conference) -> list[AwardRecord]:
    """What the member units were given for the year before, in order of the decision."""
    season = conference.season
    units = list(members_of(season).values_list("unit", flat=True))
    rows = AwardRecord.objects.filter(
        unit__in=units, year=season.year - 1, state=AwardRecord.State.DECIDED
    )
    return list(rows.select_related("unit", "decision").order_by("decision_id", "pk"))


def _item(
    conference: Conference,
    kind: AgendaItem.Kind,
    *,
    title: str = "",
    presenter: str = "",
    motion: Motion | None = None,
) -> AgendaItem:
    return AgendaItem(
        conference=conference,
        kind=kind,
        title=title or str(kind.label),
        minutes=_MINUTES[kind],
        presenter=presenter,
        motion=motion,
    )

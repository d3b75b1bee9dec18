"""Closed conferences whose chosen units the user may nominate."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.dossiers.queries import closed_conferences, nominated_already
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.queries import preload_roles


@dataclass(frozen=True, slots=True)
class Chosen:
    """One unit that a motion chose, and whether it was nominated already."""

    unit: Unit
    title: str
    is_made: bool


@dataclass(frozen=True, slots=True)
class ConferenceRow:
    """One conference with whom it chose."""

    conference: Conference
    chosen: tuple[Chosen, ...]

    @property
    def waiting(self) -> int:
        """How many of them have no nomination yet."""
        return sum(not each.is_made for each in self.chosen)


def conference_rows(user: User) -> list[ConferenceRow]:
    """Newest year first."""
    found = list(closed_conferences(conferences_visible_to(user)))
    preload_roles(user, [each.season for each in found])
    made = nominated_already([each.season_id for each in found])
    return [
        ConferenceRow(conference, tuple(_chosen(conference, made)))
        for conference in found
        if can(user, "dossiers.nominate_from_conference", conference.season)
    ]


def _chosen(
    conference: Conference, made: Collection[tuple[int, int | None, str]]
) -> Iterator[Chosen]:
    for motion in conference.motions.all():  # as prefetched: of awards, with whom they chose
        for row in motion.candidates.all():
            is_made = (conference.season_id, row.unit_id, motion.award) in made
            yield Chosen(row.unit, motion.title, is_made)

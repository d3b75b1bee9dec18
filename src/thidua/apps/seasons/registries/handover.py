"""What is handed over at the end of a year: higher apps add their documents."""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.queries import named_members, seasons_visible_to
from thidua.apps.seasons.registries.handover_items import left_open


@dataclass(frozen=True, slots=True)
class HandedDocument:
    """A document or a page that the new head will want: what it is and where."""

    title: str
    text: str
    url: str


Documents = Callable[[Season, User], list[HandedDocument]]
_documents: list[Documents] = []


def handover_documents(documents: Documents) -> Documents:
    """Register what an app hands over; call it from a module that ``ready()`` imports."""
    if documents not in _documents:
        _documents.append(documents)
    return documents


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything on the hand-over page."""

    old_members: list[Membership]
    following: Season | None
    new_members: list[Membership]
    calendar: list[Phase]
    open_items: list[ChecklistItem]
    left_open: list[str]
    documents: list[HandedDocument]


def handover_of(season: Season, user: User) -> Handover:
    """The hand-over of a season as the user may see it."""
    following = seasons_visible_to(user).filter(bloc=season.bloc_id, year=season.year + 1).first()
    return Handover(
        old_members=_heads_first(season),
        following=following,
        new_members=_heads_first(following) if following else [],
        calendar=list(following.phases.all()) if following else [],
        open_items=list(season.checklist.filter(done_at=None)),
        left_open=left_open(season),
        documents=[each for documents in _documents for each in documents(season, user)],
    )


def _heads_first(season: Season) -> list[Membership]:
    order = Membership.Role.values
    return sorted(named_members(season), key=lambda member: order.index(member.role))

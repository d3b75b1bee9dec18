"""Who scores what in a year, as the whole bloc reads it."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.apps.schemes.queries import tables_or_drafts
from thidua.apps.scorers.models import ScoredItem, Scorer
from thidua.apps.scorers.queries import Awaited, awaited_in, scored_items_of, sits_at
from thidua.apps.seasons.models import Season
from thidua.web.asked import the_one


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One criterion: who scores it now, who did before and why no more."""

    item: Item
    scored: ScoredItem | None
    serving: tuple[Awaited, ...]
    ended: tuple[Scorer, ...]

    @property
    def combine(self) -> str:
        """What becomes of several figures."""
        several = self.scored is not None and len(self.serving) > 1
        return str(self.scored.get_combine_display()) if several and self.scored else ""


@dataclass(frozen=True, slots=True)
class ScorersPage:
    """Every criterion of the year's table."""

    rows: tuple[ItemRow, ...]
    may_set: bool
    mine: tuple[Scorer, ...]  # one of each body at which the reader sits
    has_sheets: bool


def scorers_page(user: User, season: Season) -> ScorersPage:
    """Who scores what; a handful of queries."""
    items: dict[str, Item] = {}
    for table in tables_or_drafts(season):
        items = {**plan_of(table).items, **items}  # who scores an id scores it in every table
    kept = {each.item: each for each in scored_items_of(season)}
    serving: dict[str, list[Awaited]] = {}
    bodies: dict[tuple[str, int | None], Scorer] = {}
    for each in awaited_in(season):
        each.scorer.scored.season = season
        serving.setdefault(each.scorer.scored.item, []).append(each)
        bodies.setdefault((each.scorer.kind, each.scorer.unit_id), each.scorer)
    return ScorersPage(
        rows=tuple(
            _row(item, kept.get(item.id), serving.get(item.id, [])) for item in items.values()
        ),
        may_set=can(user, "scorers.set_scorers", season),
        mine=tuple(scorer for scorer in bodies.values() if sits_at(user, scorer)),
        has_sheets=season.sheets.exists(),
    )


def _row(item: Item, kept: ScoredItem | None, serving: list[Awaited]) -> ItemRow:
    ended = [each for each in kept.scorers.all() if each.ended_at] if kept else []
    return ItemRow(item, kept, tuple(serving), tuple(ended))


def item_of(season: Season, key: str) -> Item:
    """A criterion of the year's table.

    Raises:
        Http404: it has none of this id.
    """
    plans = (plan_of(table) for table in tables_or_drafts(season))
    return the_one([plan.items[key] for plan in plans if key in plan.items])

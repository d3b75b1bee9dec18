"""Who scores what in a year, as the whole bloc reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.apps.schemes.models import Scheme, UnitKind
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
class TablePart:
    """Every criterion of one table; ``kind`` None: the one that all units share."""

    kind: UnitKind | None
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ScorersPage:
    """Every criterion of the year's tables."""

    parts: tuple[TablePart, ...]
    may_set: bool
    mine: tuple[Scorer, ...]  # one of each body at which the reader sits
    has_sheets: bool


def scorers_page(user: User, season: Season) -> ScorersPage:
    """Who scores what; a handful of queries."""
    kept = {(each.kind_id, each.item): each for each in scored_items_of(season)}
    serving: dict[int, list[Awaited]] = {}
    bodies: dict[tuple[str, int | None], Scorer] = {}
    for each in awaited_in(season):
        each.scorer.scored.season = season
        serving.setdefault(each.scorer.scored_id, []).append(each)
        bodies.setdefault((each.scorer.kind, each.scorer.unit_id), each.scorer)
    return ScorersPage(
        parts=tuple(_part(table, kept, serving) for table in tables_or_drafts(season)),
        may_set=can(user, "scorers.set_scorers", season),
        mine=tuple(scorer for scorer in bodies.values() if sits_at(user, scorer)),
        has_sheets=season.sheets.exists(),
    )


def _part(
    table: Scheme,
    kept: Mapping[tuple[int | None, str], ScoredItem],
    serving: Mapping[int, list[Awaited]],
) -> TablePart:
    rows = []
    for item in plan_of(table).items.values():
        scored = kept.get((table.kind_id, item.id)) or kept.get((None, item.id))
        rows.append(_row(item, scored, serving.get(scored.pk, []) if scored else []))
    return TablePart(table.kind, tuple(rows))


def _row(item: Item, kept: ScoredItem | None, serving: list[Awaited]) -> ItemRow:
    ended = [each for each in kept.scorers.all() if each.ended_at] if kept else []
    return ItemRow(item, kept, tuple(serving), tuple(ended))


def item_of(season: Season, kind: UnitKind | None, key: str) -> Item:
    """A criterion of one of the year's tables.

    Raises:
        Http404: it has none of this id.
    """
    tables = [each for each in tables_or_drafts(season) if kind is None or each.kind_id == kind.pk]
    plans = map(plan_of, tables)
    return the_one([plan.items[key] for plan in plans if key in plan.items])

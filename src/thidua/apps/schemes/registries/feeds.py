"""Figures that the program knows, so that nobody types them: what a criterion's ``fed_by`` names.

The app that knows a figure registers a feed under the name that scoring tables write, and says
where the rows behind a figure are shown::

    @feed("attendance", gettext_noop("điểm danh các cuộc họp của Khối"), address)
    def attended(asked: AskedFigures) -> FedFigures: ...

Facts that no criterion names (deductions, disqualifications) are told by a feed of facts.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.scheme import Criterion
from thidua.web.languages import in_vietnamese

LONGEST_NAME = 40
LATENESS = "deadline_log"
"""The log of deadlines; with a kind after a point, such as "deadline_log.reports", a part of it."""
Days = tuple[date, date]
FED_RULES = frozenset(
    {"linear", "bands", "per_item", "deduct", "plus_minus", "half_then_leader", "year_over_year",
     "attendance"}
)  # fmt: skip
"""Rules whose figure may be filled in: not a choice, not points, not several own targets."""


@dataclass(frozen=True, slots=True)
class AskedFigures:
    """Of which units and criteria; what is still owed counts until ``day``.

    ``within``: first and last day of a scoring period; what bears a day outside does not count.
    ``table``: every criterion of the table that names a feed, so that nothing counts twice.
    """

    season: Season
    units: Collection[Unit]
    criteria: tuple[Criterion, ...]
    day: date
    within: Days | None = None
    table: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class FedFigure:
    """The figures of one line as a scoring file has them, and what they are made of in words.

    A figure that is not sure (the least there was) is only offered, and never filled in.
    """

    actual: str
    text: str
    target: str = ""
    minus: str = ""
    is_sure: bool = True


FedFigures = Mapping[tuple[int, str], FedFigure]
"""By unit and criterion; what is not known has no entry."""
Feed = Callable[[AskedFigures], FedFigures]
Facts = Callable[[AskedFigures, Mapping[str, bool]], FedFigures]
"""Of which units and items; by id, whether events are counted or any of them excludes."""
Address = Callable[[Season, Unit, str], str]
"""Where the rows behind a unit's figure are shown: season, unit, criterion."""

FED_BY: dict[str, str] = {}
"""The names that scoring tables may write, in words."""
_feeds: dict[str, Feed] = {}
_addresses: dict[str, Address] = {}
_facts: dict[str, Facts] = {}


def feed(name: str, words: str, address: Address) -> Callable[[Feed], Feed]:
    """Register who knows the figures that tables call ``name``."""

    def register(answer: Feed) -> Feed:
        _feeds[name], _addresses[name], FED_BY[name] = answer, address, words
        return answer

    return register


def facts(name: str) -> Callable[[Facts], Facts]:
    """Register who knows of events for which a table takes points or excludes a unit.

    ``name`` is that of a feed, whose address shows the rows.
    """

    def register(answer: Facts) -> Facts:
        _facts[name] = answer
        return answer

    return register


def is_fed(criterion: Criterion) -> bool:
    """Whether the program fills the criterion in where it knows the figure."""
    return criterion.fed_by in _feeds and criterion.rule.kind in FED_RULES


def lateness_kind(name: str) -> str:
    """The kind of deeds that a feed counts of the log of deadlines; "" for another feed or all."""
    log, _point, kind = name.partition(".")
    return kind if log == LATENESS else ""


@in_vietnamese
def known_figures(
    asked: AskedFigures, events: Mapping[str, bool] = MappingProxyType({})
) -> dict[tuple[int, str], tuple[str, FedFigure]]:
    """By unit and item: which feed knows the figure, and the figure; each feed is asked once.

    ``events``: deductions and disqualifications that are asked for too, as feeds of facts take
    them.
    """
    found: dict[tuple[int, str], tuple[str, FedFigure]] = {}
    for name, tell in _facts.items() if events else ():
        known = tell(asked, events)
        found |= {key: (name, figure) for key, figure in known.items()}
    by_name: dict[str, list[Criterion]] = {}
    for criterion in filter(is_fed, asked.criteria):
        by_name.setdefault(criterion.fed_by, []).append(criterion)
    for name, criteria in by_name.items():
        part = replace(asked, criteria=tuple(criteria))
        found |= {key: (name, figure) for key, figure in _feeds[name](part).items()}
    return found


def address_behind(name: str, season: Season, unit: Unit, item: str) -> str:
    """Where the rows behind a figure are shown; "" when nobody feeds it any more."""
    return _addresses[name](season, unit, item) if name in _addresses else ""

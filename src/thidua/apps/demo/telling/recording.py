"""The results of a told year, written into the ledger by the units themselves."""

from datetime import date, datetime
from typing import Any

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.ledger.actions.deeds import record_deed
from thidua.apps.ledger.facts import DeedFacts
from thidua.apps.ledger.models import Deed
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.qualified import Qualified, read_qualified


def record_told_results(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """The first half-year, as the press has it: each unit its own, the head the bloc's."""
    units = {member.unit.code: member.unit for member in members_of(season)}
    movements = dict(season.movements.values_list("name", "pk"))
    for told in story.facts.get("results", ()):
        unit = units[told["unit"]] if "unit" in told else None
        facts = DeedFacts(
            content=told["content"],
            since=season.starts_on,
            done_on=told.get("done_on", date(season.year, 6, 30)),
            doer=told.get("doer", Deed.Doer.UNIT),
            unit=unit.pk if unit else None,
            doer_name=told.get("doer_name", ""),
            quantity=_figure(told, "quantity", FigureKind.NUMBER),
            measure=told.get("measure", ""),
            money=_figure(told, "money", FigureKind.MONEY),
            movement=movements.get(told.get("movement")),
            beneficiary=told.get("beneficiary", ""),
        )
        record_deed(season, facts, actor=officer_of(unit) if unit else head, at=at)


def _figure(told: dict[str, Any], name: str, kind: FigureKind) -> Qualified | None:
    return read_qualified(told.get(name, ""), FigureSpec(kind))

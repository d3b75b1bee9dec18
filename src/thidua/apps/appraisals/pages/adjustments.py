"""What units agreed for one of them alone, as the bloc reads it."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Adjustment, AdjustmentConsent
from thidua.apps.appraisals.permissions import Adjusting
from thidua.apps.appraisals.scoring.adjusted import counting, last_words, sentence_of
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, names_in, roles_in


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """One adjustment, who said what, and the acts that are open to the reader."""

    adjustment: Adjustment
    text: str
    said: tuple[AdjustmentConsent, ...]
    waiting: tuple[Unit, ...]
    answers_for: tuple[Unit, ...]
    may_apply: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class AdjustmentsPage:
    """The whole page."""

    rows: tuple[AdjustmentRow, ...]
    may_propose: bool


@dataclass(frozen=True, slots=True)
class AdjustedUnit:
    """One line below a ranking."""

    unit: str
    item: str
    text: str


def adjustments_page(user: User, season: Season) -> AdjustmentsPage:
    """Everything of a year, the newest first; as many queries however much there is."""
    units = [place.unit for place in members_of(season)]
    mine = roles_in(user, season).member_units
    found = season.adjustments.select_related("unit", "proposed_by", "in_force_by")
    rows = tuple(
        _row(user, season, adjustment, units, mine)
        for adjustment in found.prefetch_related("consents__unit").order_by("-pk")
    )
    return AdjustmentsPage(rows, bool(adjustable_units(user, season)))


def adjustable_units(user: User, season: Season) -> list[Unit]:
    """The members for which the user may propose."""
    return [
        place.unit
        for place in members_of(season)
        if can(user, "appraisals.propose_adjustment", Adjusting(season, place.unit))
    ]


def _row(
    user: User, season: Season, adjustment: Adjustment, units: list[Unit], mine: frozenset[int]
) -> AdjustmentRow:
    adjustment.season = season
    said = last_words(adjustment)
    others = [unit for unit in units if unit.pk != adjustment.unit_id]
    waiting = tuple(unit for unit in others if unit.pk not in said or not said[unit.pk].agrees)
    is_asked = adjustment.state == Adjustment.State.PROPOSED
    return AdjustmentRow(
        adjustment=adjustment,
        text=sentence_of(adjustment),
        said=tuple(said.values()),
        waiting=waiting if is_asked else (),
        answers_for=tuple(u for u in others if u.pk in mine) if is_asked else (),
        may_apply=is_asked and not waiting and can(user, "appraisals.apply_adjustment", adjustment),
        may_withdraw=is_asked
        and can(user, "appraisals.withdraw_adjustment", Adjusting(season, adjustment.unit)),
    )


def adjusted_units(season: Season) -> list[AdjustedUnit]:
    """What counts in a ranking for some units alone."""
    return [AdjustedUnit(each.unit.called, each.item, text) for each, text in adjusted_rows(season)]


def adjusted_rows(season: Season) -> list[tuple[Adjustment, str]]:
    """What is in force, in words, by unit; two queries."""
    found = list(counting(season).select_related("unit").order_by("unit__sort_text", "item"))
    for each in found:
        names_in(season).call(each.unit, season.closed_at)
    return [(each, sentence_of(each)) for each in found]

"""What is kept between signing and conference: exemplars, ratings and their kinds."""

from datetime import date, datetime, time
from itertools import count
from typing import Any

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.exemplars.actions.consents import give_consent
from thidua.apps.exemplars.actions.exemplars import record_exemplar
from thidua.apps.exemplars.actions.steps import record_step
from thidua.apps.exemplars.facts import ConsentFacts, ExemplarFacts, StepFacts
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.ratings.actions.kinds import create_usual_kinds
from thidua.apps.ratings.actions.ratings import record_rating
from thidua.apps.ratings.facts import RatingFacts, RatingPlace
from thidua.apps.ratings.models import RatingKind
from thidua.apps.ratings.queries import kinds_in_use
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.calendar import VIETNAM

_HAS = {"Chi bộ": "has_party_cell", "Công đoàn": "has_union", "Chi đoàn": "has_youth_union"}


def set_usual_kinds(authority: Authority, *, standing: User, at: datetime) -> None:
    """What units are rated in, once for each authority."""
    if not kinds_in_use(authority.pk):
        create_usual_kinds(authority, actor=standing, at=at)


def rate_units(season: Season, *, at: datetime) -> None:
    """Every unit in every kind, by its own officer; mostly well, some best (illustrative)."""
    turn = count()
    for member in members_of(season):
        officer = officer_of(member.unit)
        for kind in kinds_in_use(season.bloc.authority_id):
            grade = kind.grades[next(turn) % kind.enough]
            facts = RatingFacts(grade) if _has(member.unit, kind) else RatingFacts(has_none=True)
            place = RatingPlace(kind, member.unit, season.year)
            record_rating(place, facts, actor=officer, at=at, is_illustrative=True)


def _has(unit: Unit, kind: RatingKind) -> bool:
    field = next((field for words, field in _HAS.items() if kind.name.startswith(words)), "")
    return bool(getattr(unit, field)) if field else True


def tell_exemplars(season: Season, story: Story) -> None:
    """Each found, asked, nurtured and told about, on the days of the story."""
    units = {member.unit.code: member.unit for member in members_of(season)}
    for told in story.facts.get("exemplars", ()):
        _tell(season, told, units[told["unit"]])


def _tell(season: Season, told: dict[str, Any], unit: Unit) -> None:
    officer = officer_of(unit)
    facts = ExemplarFacts(
        unit=unit,
        deeds=told["deeds"],
        found_on=told["found_on"],
        name=told["name"],
        is_collective=told["collective"],
        field=told["field"],
        movement=season.movements.filter(name=told["movement"]).first(),
        found_by=told["found_by"],
        story=told["story"],
    )
    found_at = _noon(told["found_on"])
    exemplar = record_exemplar(season, facts, actor=officer, at=found_at, is_illustrative=True)
    consent = ConsentFacts("Người phụ trách (minh hoạ)", told["found_on"], told["consent"])
    give_consent(exemplar, consent, actor=officer, at=found_at)
    for step in told["steps"]:
        at = _noon(step["done_on"])
        record_step(exemplar, StepFacts(**step), actor=officer, at=at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), VIETNAM)

"""Years of awards of invented people and of units, told through the actions that people use.

What a unit's head decides carries the unit's number, what the province decides the province's; all
numbers end with MH (minh hoạ).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.awards.actions.conduct import save_initiative, save_inquiry
from thidua.apps.awards.actions.entries import PrintedAward, enter_award
from thidua.apps.awards.actions.presenting import present_award
from thidua.apps.awards.actions.revocation import note_recovery, revoke_award
from thidua.apps.awards.actions.years import save_year
from thidua.apps.awards.facts import (
    AwardFacts,
    DecisionFacts,
    InitiativeFacts,
    InquiryFacts,
    PresentationFacts,
    RevocationFacts,
    Subject,
    YearFacts,
)
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.permissions.records import UNITS_OWN
from thidua.apps.demo.telling.stories import awards_told
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.actions.people import add_person
from thidua.apps.people.actions.postings import transfer_person
from thidua.apps.people.facts import PersonFacts, TransferFacts
from thidua.apps.people.models import Person
from thidua.domain.award_codes import BY_INITIATIVE, EXCELLENT, FOR_MERIT
from thidua.domain.calendar import VIETNAM

_CLASSES = {"X": "HTXSNV", "T": "HTTNV", "H": "HTNV"}
_BASES = {"C": EXCELLENT, "S": BY_INITIATIVE}
_FIRST_DAY = date(2015, 1, 5)


@transaction.atomic
def tell_awards_history(standing: User) -> bool:
    """Write the people and awards down, unless they are told already."""
    told = awards_told()
    authority = Authority.objects.get(code=told["authority"])
    if Person.objects.filter(authority=authority, is_illustrative=True).exists():
        return False
    units = {unit.code: unit for unit in Unit.objects.filter(authority=authority)}
    for each in told["people"]:
        _Person(units, each, standing).tell()
    for each in told["units"]:
        _tell_unit(units[each["unit"]], each, standing)
    return True


@dataclass
class _Person:
    """One invented person on the way into the database."""

    units: Mapping[str, Unit]
    told: Mapping[str, Any]
    standing: User

    def tell(self) -> None:
        person = self._add()
        subject = Subject.of_person(person)
        for year, marks in self.told["years"].items():
            _year(subject, year, YearFacts(**_facts(marks)), self.standing)
        for idea in self.told.get("initiatives", ()):
            facts = InitiativeFacts(**idea, recognised_by="Quyết định công nhận (minh hoạ)")
            save_initiative(person, facts, actor=self.standing, at=_at(date(idea["year"], 12, 1)))
        for year, marks in self.told["years"].items():
            self._titles(subject, year, marks)
        for given in self.told.get("awards", ()):
            _give(subject, given, self.standing)
        self._afterwards(person)

    def _add(self) -> Person:
        told = self.told
        facts = PersonFacts(
            code=told["code"],
            full_name=told["name"],
            birth_year=told["born"],
            sex=told["sex"],
            position=told["position"],
            staff_class=told["class"],
            is_history_complete=True,
            since=_FIRST_DAY,
            is_illustrative=True,
        )
        return add_person(self.units[told["unit"]], facts, actor=self.standing, at=_at(_FIRST_DAY))

    def _titles(self, subject: Subject, year: int, marks: str) -> None:
        if "L" in marks:
            _give(subject, {"award": "LDTT", "year": year}, self.standing)
        for mark in set(marks) & set(_BASES):
            _give(subject, {"award": "CSTDCS", "year": year, "basis": _BASES[mark]}, self.standing)

    def _afterwards(self, person: Person) -> None:
        """What happened after the years: an inquiry, a revocation, a move."""
        inquiry, revoked, moved = (self.told.get(key) for key in ("inquiry", "revoked", "moved"))
        if inquiry:
            subject, at = Subject.of_person(person), _at(inquiry["opened_on"])
            save_inquiry(subject, InquiryFacts(**inquiry), actor=self.standing, at=at)
        if revoked:
            given = AwardRecord.objects.get(person=person, award="CSTDCS", year=revoked["year"])
            facts = RevocationFacts(revoked["number"], revoked["day"], revoked["reason"])
            revoke_award(given, facts, actor=self.standing, at=_at(revoked["day"]))
            back = revoked["recovered_on"]
            note_recovery(given, back, "Giấy chứng nhận", actor=self.standing, at=_at(back))
        if moved:
            to = TransferFacts(self.units[moved["unit"]], moved["day"], opinion=moved["opinion"])
            transfer_person(person, to, actor=self.standing, at=_at(moved["day"]))


def _tell_unit(unit: Unit, told: Mapping[str, Any], standing: User) -> None:
    subject = Subject.of_unit(unit)
    for year, marks in told.get("years", {}).items():
        facts = YearFacts(**_facts(marks), **told.get("counts", {}))
        _year(subject, year, facts, standing)
    for given in told["awards"]:
        record = _give(subject, given, standing)
        handed = PresentationFacts(
            record.decision.decided_on + timedelta(days=20), "Đại diện cơ quan thường trực"
        )
        present_award(record, handed, actor=standing, at=_at(handed.presented_on))


def _facts(marks: str) -> dict[str, Any]:
    return {
        "classification": _CLASSES[marks[0]],
        "attitude_confirmed": True,
        "registered": True,
        "is_complete": True,
    }


def _year(subject: Subject, year: int, facts: YearFacts, standing: User) -> None:
    save_year(subject, year, facts, actor=standing, at=_at(date(year, 12, 20)))


def _give(subject: Subject, told: Mapping[str, Any], standing: User) -> AwardRecord:
    """An award of the unit at the year's end, or of the province in the February after it."""
    year, award = told["year"], told["award"]
    unit = subject.managing_unit
    if unit is not None and award in UNITS_OWN:
        decision = DecisionFacts(
            f"{year % 100:02}/QĐ-{unit.code}-MH", date(year, 12, 25), unit.name, "Thủ trưởng đơn vị"
        )
    else:
        decision = DecisionFacts(
            f"{year % 100:02}{len(award)}/QĐ-UBND-MH",
            date(year + 1, 2, 15),
            "Chủ tịch UBND tỉnh Gia Lai",
            "Chủ tịch UBND tỉnh",
            fund="Quỹ thi đua, khen thưởng tỉnh",
        )
    facts = AwardFacts(
        award,
        told.get("type", FOR_MERIT),
        year,
        told.get("from"),
        told.get("to"),
        basis=told.get("basis", ""),
        is_illustrative=True,
    )
    at = _at(decision.decided_on)
    entry = PrintedAward(decision, facts)
    return enter_award(subject, entry, actor=standing, at=at, despite_doubts=True)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 0), VIETNAM)

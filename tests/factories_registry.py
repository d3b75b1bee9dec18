"""Registries for tests: people with years, awards, initiatives, disciplines, inquiries."""

from datetime import date
from typing import Any

from thidua.apps.awards.models import AwardRecord, Decision, Initiative, YearRecord
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.domain.vietnamese_text import fold


def make_person(unit: Unit, code: str = "CB01", **facts: Any) -> Person:
    """Somebody of a unit; found by their name."""
    name = facts.pop("full_name", f"Nguyễn Văn {code}")
    return Person.objects.create(
        authority=unit.authority, unit=unit, code=code, full_name=name,
        search_text=fold(f"{code} {name}"), sort_text=fold(name), **facts,
    )  # fmt: skip


def whose(subject: Person | Unit) -> dict[str, Any]:
    """The columns that name a subject."""
    return {"person": subject} if isinstance(subject, Person) else {"unit": subject}


def give(subject: Person | Unit, award: str, year: int | None, **facts: Any) -> AwardRecord:
    """An award, decided early in the year after it, for merit."""
    decided_on = facts.pop("decided_on", date((year or 2019) + 1, 1, 15))
    decision, _ = Decision.objects.get_or_create(
        authority=subject.authority, number="01/QĐ-UBND", decided_on=decided_on
    )
    return AwardRecord.objects.create(
        authority=subject.authority, decision=decision, holder_name=str(subject), award=award,
        year=year, **{"type": "cong_trang"} | facts, **whose(subject),
    )  # fmt: skip


def revoke(award_record: AwardRecord, revoked_on: date) -> AwardRecord:
    """Taken back on that day."""
    award_record.state, award_record.revoked_on = AwardRecord.State.REVOKED, revoked_on
    award_record.revoked_because = "Gian dối thành tích"
    award_record.save()
    return award_record


def tell_year(subject: Person | Unit, year: int, **facts: Any) -> YearRecord:
    """What a year was like; complete unless told otherwise."""
    return YearRecord.objects.create(year=year, **{"is_complete": True} | facts, **whose(subject))


def invent(person: Person, year: int, scope: str = "co_so") -> Initiative:
    """A recognised initiative."""
    return Initiative.objects.create(person=person, year=year, name="Số hóa hồ sơ", scope=scope)


def good_years(person: Person, years: range, titles: tuple[str, ...] = ("LDTT",)) -> None:
    """Complete years, each classified HTTNV, with these titles."""
    for year in years:
        tell_year(person, year, classification="HTTNV", attitude_confirmed=True)
        for title in titles:
            give(person, title, year)

"""What the rules say of a nomination, from what the registry knows. What is not there: unknown.

The facts of a case are gathered here, in one place: the registry's own reader can take over.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from thidua.apps.awards.models import (
    AwardRecord,
    Discipline,
    Initiative,
    Inquiry,
    YearRecord,
)
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import leads_its_bloc
from thidua.domain import track_record
from thidua.domain.award_codes import HELD_NAMES, TITLE_NAMES
from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import Verdict
from thidua.domain.eligibility_facts import facts_of
from thidua.domain.track_record import Case, CollectiveCounts, HeldAward
from thidua.law.registry import AWARDS, judge
from thidua.law.rule_sets import rule_set_for

HISTORY = 10  # years; no rule looks further back
_UNNAMED = HeldAward(award=None)  # what a history that is not complete may also hold


def verdict_for(nomination: Nomination, received_on: date) -> Verdict | None:
    """The rules' answer for a dossier received on a day; None where they do not compute it."""
    if nomination.award not in AWARDS:
        return None
    rule_set = rule_set_for(received_on)
    return judge(
        nomination.award, nomination.kind, rule_set.code, facts_of(case_of(nomination, received_on))
    )


def case_of(nomination: Nomination, received_on: date) -> Case:
    """Everything known of the subject, as the rules read it."""
    mine = Q(unit=nomination.unit_id) if nomination.unit_id else Q(person=nomination.person_id)
    subject = nomination.unit or nomination.person
    is_complete = bool(subject and subject.is_history_complete)
    records = list(AwardRecord.objects.filter(mine).select_related("decision"))
    years = list(YearRecord.objects.filter(mine, year__lte=nomination.award_year))
    now = next((row for row in years if row.year == nomination.award_year), None)
    inquiries = list(Inquiry.objects.filter(mine))
    disciplines = list(Discipline.objects.filter(mine))
    known = bool(now and now.is_complete) or is_complete
    return Case(
        received_on=received_on,
        award_year=nomination.award_year,
        kind=nomination.kind,
        name=nomination.subject_name,
        years=_years(years, records, nomination, is_complete=is_complete),
        held=_held(records, is_complete=is_complete),
        under_review=_under_review(inquiries, received_on, known=known),
        disciplines=_disciplines(disciplines, known=known),
        collective=_counts(now) if nomination.unit_id else CollectiveCounts(),
        bloc_leader=_leader(nomination),
    )


def _held(records: Iterable[AwardRecord], *, is_complete: bool) -> tuple[HeldAward, ...]:
    held = tuple(
        HeldAward(
            award=row.award,
            type=row.type or None,
            year=row.year,
            decided_on=row.decision.decided_on,
            revoked=row.state == AwardRecord.State.REVOKED,
        )
        for row in records
        if row.award in HELD_NAMES
    )
    return held if is_complete else (*held, _UNNAMED)


def _years(
    rows: Iterable[YearRecord],
    records: Iterable[AwardRecord],
    nomination: Nomination,
    *,
    is_complete: bool,
) -> dict[int, track_record.YearRecord]:
    """Each year that something is known of; with a whole history also the years without a row."""
    given = [row for row in records if row.state == AwardRecord.State.DECIDED]
    initiatives = _initiatives(nomination)
    by_year = {row.year: row for row in rows}
    last = nomination.award_year
    keys = {*by_year, *(range(last - HISTORY + 1, last + 1) if is_complete else ())}
    return {
        year: _year(
            by_year.get(year),
            [row for row in given if row.year == year],
            tuple(initiatives.get(year, ())),
            is_complete=is_complete,
        )
        for year in keys
    }


def _year(
    row: YearRecord | None,
    given: list[AwardRecord],
    initiatives: tuple[track_record.Initiative, ...],
    *,
    is_complete: bool,
) -> track_record.YearRecord:
    whole = is_complete or (row is not None and row.is_complete)
    basis = next((each.basis for each in given if each.award == "CSTDCS" and each.basis), None)
    return track_record.YearRecord(
        classification=(row.classification or None) if row else None,
        titles=frozenset(e.award for e in given if e.award in TITLE_NAMES) if whole else None,
        cstdcs_basis=basis,
        attitude_confirmed=row.attitude_confirmed if row else None,
        initiatives=initiatives if whole or initiatives else None,
        registered=row.registered if row else None,
    )


def _initiatives(nomination: Nomination) -> dict[int, list[track_record.Initiative]]:
    found: dict[int, list[track_record.Initiative]] = {}
    if nomination.person_id:
        for row in Initiative.objects.filter(person=nomination.person_id):
            one = track_record.Initiative(row.scope or None, row.name)
            found.setdefault(row.year, []).append(one)
    return found


def _under_review(rows: list[Inquiry], day: date, *, known: bool) -> bool | None:
    open_on = [r for r in rows if r.opened_on <= day and (not r.closed_on or r.closed_on > day)]
    return True if open_on else (False if known else None)


def _disciplines(
    rows: list[Discipline], *, known: bool
) -> tuple[track_record.Discipline, ...] | None:
    found = tuple(track_record.Discipline(row.ended_on, row.level) for row in rows)
    return found if found or known else None


def _counts(now: YearRecord | None) -> CollectiveCounts:
    if now is None:
        return CollectiveCounts()
    return CollectiveCounts(now.members, now.completed, now.ldtt, now.cstdcs, now.disciplined)


def _leader(nomination: Nomination) -> bool | None:
    if nomination.unit is None:
        return None
    return leads_its_bloc(nomination.unit, nomination.award_year)


def frozen(verdict: Verdict | None, received_on: date) -> dict[str, Any]:
    """The verdict as an appraisal keeps it."""
    rule_set = rule_set_for(received_on)
    base: dict[str, Any] = {
        "received_on": received_on.isoformat(),
        "rule_set": rule_set.code,
        "law": rule_set.words,
        "is_draft": rule_set.is_draft,
        "eligible": verdict.eligible if verdict else None,
        "blocks": verdict.blocks if verdict else False,
        "requirements": [],
    }
    if verdict is not None:
        base["requirements"] = [
            {
                "code": one.code,
                "met": one.met,
                "needs": one.needs,
                "has": one.has,
                "text": one.text,
                "cites": one.cites,
                "confidence": str(one.confidence),
                "sure": Confidence(one.confidence).words,
                "blocks": one.blocks,
            }
            for one in verdict.requirements
        ]
    return base

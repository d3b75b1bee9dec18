"""One law of awards: form and file give the same answer to the same case, word for word."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.awards.award_cases import CASES, Case, Told
from tests.apps.awards.history_material import workbook
from tests.apps.awards.history_steps import accepted, handed_in, person
from tests.factories import NOON, World
from thidua.apps.awards.actions.entries import PrintedAward, enter_award
from thidua.apps.awards.actions.importing import accept_history
from thidua.apps.awards.actions.revocation import revoke_award
from thidua.apps.awards.facts import AwardFacts, DecisionFacts, RevocationFacts, Subject
from thidua.apps.awards.models import AwardRecord, HistoryImport
from thidua.apps.awards.refusals import AwardDoubtful, AwardRefused
from thidua.apps.people.models import Person
from thidua.web.ask_once import DoubtsNotReviewed

Answer = tuple[str, tuple[str, ...]]
IDS = [case.name for case in CASES]


def entry(told: Told) -> PrintedAward:
    period = (told.period_from, told.period_to)
    return PrintedAward(
        DecisionFacts(told.number, told.decided_on),
        AwardFacts(told.award, told.type, told.year, *period, basis=told.basis),
    )


def hold(world: World, who: Person, held: tuple[Told, ...]) -> None:
    subject, now = Subject.of_person(who), timezone.now()
    for told in held:
        given = enter_award(subject, entry(told), actor=world.standing, at=now, despite_doubts=True)
        if told.is_revoked:
            facts = RevocationFacts("9/QĐ", told.decided_on, "Khai sai thành tích")
            revoke_award(given, facts, actor=world.standing, at=now)


def row(told: Told) -> dict[str, Any]:
    revoked = {"state": "Đã hủy bỏ", "revoked_on": told.decided_on, "revoked_because": "Khai sai"}
    return {
        "code": "NV01", "name": "Nguyễn Văn An", "kind": "Cá nhân", "award": told.award,
        "type": told.type, "year": told.year, "period_from": told.period_from,
        "period_to": told.period_to, "number": told.number, "decided_on": told.decided_on,
        "basis": told.basis, **(revoked if told.is_revoked else {}),
    }  # fmt: skip


def answer_of_form(world: World, who: Person, told: Told) -> Answer:
    try:
        enter_award(Subject.of_person(who), entry(told), actor=world.standing, at=timezone.now())
    except AwardDoubtful as doubtful:
        return "", (str(doubtful),)
    except AwardRefused as refusal:
        return str(refusal), ()
    return "", ()


def answer_of_file(made: HistoryImport) -> Answer:
    refused = " ".join(message for _path, _value, message in made.problems)
    doubts = [message.removeprefix("Nguyễn Văn An: ") for *_, message in made.preview["doubts"]]
    return refused, tuple(doubts)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_form_answers_each_case(world: World, case: Case) -> None:
    who = person(world)
    hold(world, who, case.held)

    told = " ".join(case.doubts)
    assert answer_of_form(world, who, case.new) == (case.refused, (told,) if told else ())


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_file_answers_each_case_as_the_form_does(world: World, case: Case) -> None:
    hold(world, person(world), case.held)

    made = handed_in(world, workbook([row(case.new)]))

    assert answer_of_file(made) == (case.refused, case.doubts)


@pytest.mark.parametrize("case", [case for case in CASES if case.held],
                         ids=[case.name for case in CASES if case.held])  # fmt: skip
def test_earlier_rows_of_a_file_stand_as_the_registry_does(world: World, case: Case) -> None:
    person(world)

    made = handed_in(world, workbook([*map(row, case.held), row(case.new)]))

    place = "15/01/2024, dòng 4 của tệp"
    refused = case.refused.replace("15/01/2024", place)
    doubts = tuple(doubt.replace("15/01/2024", place) for doubt in case.doubts)
    assert answer_of_file(made) == (refused, doubts)


def test_doubts_are_ticked_before_a_file_is_written(world: World) -> None:
    case = next(case for case in CASES if case.doubts)
    hold(world, person(world), case.held)
    made = handed_in(world, workbook([row(case.new)]))
    assert (made.state, made.counts["doubts"], made.counts["awards"]) == ("previewed", 1, 1)

    with pytest.raises(DoubtsNotReviewed, match="1 chỗ cần xem lại"):
        accept_history(made, actor=world.standing, at=NOON)
    made = accepted(made, despite_doubts=True)

    assert made.state == "accepted"
    assert AwardRecord.objects.filter(imported_by=made).count() == 1


def test_more_rows_take_no_more_queries(world: World) -> None:
    person(world)
    counts = []
    for years in (range(2000, 2002), range(2000, 2003), range(2000, 2023)):
        data = workbook([row(Told("LDTT", year, number=f"{year}/QĐ")) for year in years])
        with CaptureQueriesContext(connection) as queries:
            assert handed_in(world, data).counts["rows"] == len(years)
        counts.append(len(queries))

    assert counts[1] == counts[2]  # the first one fills caches

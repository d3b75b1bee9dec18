"""Receiving picks the law and starts the clock; unread rules warn, read ones block."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.dossiers import story
from tests.factories import World
from thidua.apps.awards.models import Decision, Discipline, Inquiry, YearRecord
from thidua.apps.dossiers.actions.appraising import (
    appraise_dossier,
    receive_dossier,
    return_dossier,
    simplify_dossier,
    take_back_appraisal,
)
from thidua.apps.dossiers.actions.nominating import NominationFacts, nominate_by_hand
from thidua.apps.dossiers.actions.preparing import complete_dossier, reopen_dossier, send_dossiers
from thidua.apps.dossiers.actions.refusing import notify_refusal, refuse_dossier
from thidua.apps.dossiers.dossier.working_calendar import appraisal_deadline
from thidua.apps.dossiers.guards import findings
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.refusals import CriteriaNotMet, DayRefused, GuardRefused, WrongStep
from thidua.apps.meetings.models import Candidate
from thidua.apps.organisations.models import AuthoritySetting
from thidua.apps.people.models import Person
from thidua.domain.eligibility_kept import KeptVerdict
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def person_dossier(world: World, year: int, sent: date, **facts: str) -> Nomination:
    """A person's dossier that the own unit sent."""
    person = Person.objects.create(
        authority=world.authority, unit=world.units["CCC"], code="CB1", full_name="Trần Thị B",
        is_history_complete=True,
    )  # fmt: skip
    nomination = nominate_by_hand(
        person, NominationFacts(facts.pop("award", "CSTD_TINH"), year, **facts),
        actor=world.member, at=at(sent),
    )  # fmt: skip
    story.fill(nomination, world.member)
    complete_dossier(nomination, revision=None, actor=world.member, at=at(sent))
    return send_dossiers([nomination], "", actor=world.member, at=at(sent))[0]


def test_the_day_of_reception_picks_the_law_and_the_deadline(world: World) -> None:
    nomination = story.sent(world)

    reception = receive_dossier(
        nomination, date(2024, 1, 2), actor=world.standing, at=story.AT_APPRAISAL
    )

    # 25 working days after 02/01/2024: the 26th of January is the 18th, Tết is off 8 to 14/02.
    assert (reception.rule_set, reception.due_on) == ("RS2022A", date(2024, 2, 6))
    assert reception.due_source.startswith("25 ngày làm việc")
    nomination.refresh_from_db()
    assert (nomination.state, nomination.received_on) == ("received", date(2024, 1, 2))
    letter = nomination.papers.get(kind="request_letter")
    assert letter.citation == "QĐ 987/QĐ-BVHTTDL"
    assert letter.file


def test_the_authority_sets_days_off_and_days_worked(world: World) -> None:
    before, _source = appraisal_deadline(world.authority, date(2024, 1, 30))
    for key, value in (
        ("day_off", "2024-02-15"), ("day_worked", "2024-02-17"), ("appraisal_working_days", "15"),
    ):  # fmt: skip
        AuthoritySetting.objects.create(
            authority=world.authority, key=key, value=value, since=date(2024, 1, 1), cites="QĐ 1"
        )

    after, source = appraisal_deadline(world.authority, date(2024, 1, 30))

    assert (before, after, source) == (
        date(2024, 3, 12), date(2024, 2, 27), "15 ngày làm việc, QĐ 1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "words"), [(date(2023, 12, 26), "ở trước ngày 27/12/2023"),
                       (date(2024, 1, 11), "ở sau hôm nay")],
)  # fmt: skip
def test_an_impossible_day_of_reception(world: World, day: date, words: str) -> None:
    nomination = story.sent(world)

    with pytest.raises(DayRefused, match=words):
        receive_dossier(nomination, day, actor=world.standing, at=story.AT_APPRAISAL)


def test_only_the_office_receives(world: World) -> None:
    nomination = story.sent(world)

    for user in (world.head, world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            receive_dossier(nomination, story.RECEIVED, actor=user, at=story.AT_RECEPTION)
    receive_dossier(nomination, story.RECEIVED, actor=world.standing, at=story.AT_RECEPTION)
    with pytest.raises(WrongStep):
        receive_dossier(nomination, story.RECEIVED, actor=world.standing, at=story.AT_RECEPTION)


def test_a_returned_dossier_stops_the_clock_and_starts_it_anew(world: World) -> None:
    nomination = story.received(world)

    return_dossier(
        nomination, "Báo cáo thiếu số liệu năm trước", date(2024, 1, 5), actor=world.standing,
        at=story.AT_APPRAISAL,
    )  # fmt: skip
    nomination.refresh_from_db()
    assert (nomination.state, nomination.due_on, nomination.rule_set) == ("returned", None, "")

    complete_dossier(nomination, revision=None, actor=world.head, at=story.AT_APPRAISAL)
    send_dossiers([nomination], "07/TTr", actor=world.head, at=story.AT_APPRAISAL)
    receive_dossier(nomination, date(2024, 1, 10), actor=world.standing, at=story.AT_APPRAISAL)

    rows = list(nomination.receptions.values_list("received_on", "returned_on", "rule_set"))
    assert rows == [
        (date(2023, 12, 28), date(2024, 1, 5), "RS2013"), (date(2024, 1, 10), None, "RS2022A"),
    ]  # fmt: skip


def test_a_returned_dossier_taken_back_stays_returned(world: World) -> None:
    nomination = story.received(world)
    return_dossier(
        nomination, "Thiếu giấy tờ gốc", date(2024, 1, 5), actor=world.standing,
        at=story.AT_APPRAISAL,
    )  # fmt: skip
    complete_dossier(nomination, revision=None, actor=world.head, at=story.AT_APPRAISAL)

    back = reopen_dossier(nomination, "Sửa lại số liệu", actor=world.head, at=story.AT_APPRAISAL)

    assert back.state == "returned"


@pytest.mark.parametrize(
    ("reason", "day", "refusal"),
    [
        ("thiếu", date(2024, 1, 5), ReasonMissing),
        ("Thiếu báo cáo thành tích", date(2023, 12, 1), DayRefused),
    ],
)
def test_returning_says_why_and_when(
    world: World, reason: str, day: date, refusal: type[Exception]
) -> None:
    nomination = story.received(world)

    with pytest.raises(refusal):
        return_dossier(nomination, reason, day, actor=world.standing, at=story.AT_APPRAISAL)


def test_the_verdict_of_the_day_is_kept_with_the_appraisal(world: World) -> None:
    nomination = story.received(world)

    kept = appraise_dossier(
        nomination, story.OPINION, story.APPRAISED, revision=nomination.revision,
        actor=world.standing, at=story.AT_APPRAISAL,
    )  # fmt: skip

    read = KeptVerdict.from_mapping(kept.verdict)
    rules = {one.code: (one.met, one.blocks) for one in read.requirements}
    assert read.rule_set == "RS2013"
    assert rules["bloc_leader"] == (True, False)
    nomination.refresh_from_db()
    assert (nomination.state, nomination.due_on) == ("appraised", None)
    with pytest.raises(WrongStep):
        appraise_dossier(
            nomination, story.OPINION, story.APPRAISED, actor=world.standing,
            at=story.AT_APPRAISAL,
        )  # fmt: skip


def test_two_people_appraise_and_the_second_is_told(world: World) -> None:
    nomination = story.received(world)

    with pytest.raises(StalePage):
        appraise_dossier(
            nomination, story.OPINION, story.APPRAISED, revision=nomination.revision - 1,
            actor=world.standing, at=story.AT_APPRAISAL,
        )  # fmt: skip


def test_a_read_rule_blocks(world: World) -> None:
    nomination = person_dossier(world, 2023, date(2024, 1, 2))
    YearRecord.objects.create(person=nomination.person, year=2023, is_complete=True)
    receive_dossier(nomination, date(2024, 1, 3), actor=world.standing, at=story.AT_APPRAISAL)

    with pytest.raises(CriteriaNotMet, match="Luật 06/2022/QH15, Điều 22"):
        appraise_dossier(
            nomination, story.OPINION, story.APPRAISED, actor=world.standing,
            at=story.AT_APPRAISAL,
        )  # fmt: skip


def test_the_law_that_was_not_read_only_warns(world: World) -> None:
    sent = date(2026, 10, 5)
    nomination = person_dossier(world, 2025, sent)
    YearRecord.objects.create(person=nomination.person, year=2025, is_complete=True)
    receive_dossier(nomination, sent, actor=world.standing, at=at(sent))

    kept = appraise_dossier(nomination, story.OPINION, sent, actor=world.standing, at=at(sent))

    read = KeptVerdict.from_mapping(kept.verdict)
    assert (read.rule_set, read.is_draft) == ("RS2026", True)
    assert (read.eligible, read.blocks) == (False, False)
    assert {paper.blocks for paper in nomination.papers.all()} == {False}


def test_a_manual_way_is_held_to_the_blockers_alone(world: World) -> None:
    nomination = person_dossier(
        world, 2023, date(2024, 1, 2), award="BK_TINH", type="dot_xuat",
        reason="Cứu người trong lũ lụt", citation="Luật 06/2022/QH15, Điều 74 khoản 1",
    )  # fmt: skip
    receive_dossier(nomination, date(2024, 1, 3), actor=world.standing, at=story.AT_APPRAISAL)
    open_matter = Inquiry.objects.create(
        person=nomination.person, matter="Thanh tra", opened_on=date(2023, 12, 1)
    )

    with pytest.raises(CriteriaNotMet, match="đang bị xem xét"):
        appraise_dossier(
            nomination, story.OPINION, story.APPRAISED, actor=world.standing,
            at=story.AT_APPRAISAL,
        )  # fmt: skip
    open_matter.closed_on = date(2023, 12, 15)
    open_matter.save()
    Discipline.objects.create(
        person=nomination.person, level="Khiển trách", ended_on=date(2020, 1, 1)
    )

    assert appraise_dossier(
        nomination, story.OPINION, story.APPRAISED, actor=world.standing, at=story.AT_APPRAISAL
    )


def test_a_simplified_procedure_says_why_and_by_what(world: World) -> None:
    nomination = story.appraised(world)

    with pytest.raises(Exception, match="không nêu số văn bản"):
        simplify_dossier(
            nomination, "Khen ngay sau lũ", "luật", actor=world.standing, at=story.AT_APPRAISAL
        )
    done = simplify_dossier(
        nomination, "Khen ngay sau lũ", "Luật 06/2022/QH15, Điều 85", actor=world.standing,
        at=story.AT_APPRAISAL,
    )  # fmt: skip

    assert (done.is_simplified, done.simplified_citation) == (True, "Luật 06/2022/QH15, Điều 85")


def test_an_appraisal_taken_back_stays_on_record(world: World) -> None:
    nomination = story.appraised(world)

    back = take_back_appraisal(
        nomination, "Phát hiện thiếu số liệu", actor=world.standing, at=story.AT_APPRAISAL
    )

    assert (back.state, back.due_on) == ("received", nomination.receptions.get().due_on)
    assert nomination.appraisals.get().taken_back_because == "Phát hiện thiếu số liệu"


def test_an_appraisal_on_a_councils_list_stays(world: World) -> None:
    nomination = story.appraised(world)
    story.council(world, nomination)

    with pytest.raises(WrongStep, match="phiên họp"):
        take_back_appraisal(
            nomination, "Phát hiện thiếu số liệu", actor=world.standing, at=story.AT_COUNCIL
        )


def test_a_refusal_has_a_reason_and_a_day_to_tell_it(world: World) -> None:
    nomination = story.received(world)

    refusal = refuse_dossier(
        nomination, "Nội bộ mất đoàn kết trong năm xét", story.APPRAISED, actor=world.standing,
        at=story.AT_APPRAISAL,
    )  # fmt: skip

    assert refusal.notice_due_on == date(2024, 1, 24)
    assert Candidate.objects.get(unit=world.units["AAA"], motion__kind="award").is_chosen
    assert nomination.bloc_vote == Nomination.objects.get(pk=nomination.pk).bloc_vote
    with pytest.raises(DayRefused):
        notify_refusal(
            nomination, date(2024, 1, 9), "", actor=world.standing, at=story.AT_APPRAISAL
        )
    told = notify_refusal(
        nomination, date(2024, 1, 12), "20/TB-SNV", actor=world.standing, at=story.AT_COUNCIL
    )
    assert (told.notified_on, told.notice_number) == (date(2024, 1, 12), "20/TB-SNV")
    with pytest.raises(WrongStep):
        refuse_dossier(
            nomination, "Nội bộ mất đoàn kết", story.APPRAISED, actor=world.standing,
            at=story.AT_APPRAISAL,
        )  # fmt: skip


def test_what_was_given_already_is_not_appraised_again(world: World) -> None:
    nomination = story.received(world)
    decision = Decision.objects.create(
        authority=world.authority, number="9/QĐ", decided_on=date(2024, 1, 3)
    )
    given = decision.records.create(
        authority=world.authority, unit=nomination.unit, holder_name="x", award="CO_TINH",
        year=2023, type="cong_trang",
    )  # fmt: skip

    with pytest.raises(GuardRefused, match="đã có Cờ thi đua"):
        appraise_dossier(
            nomination, story.OPINION, story.APPRAISED, actor=world.standing,
            at=story.AT_APPRAISAL,
        )  # fmt: skip
    given.award = "BK_TINH"
    given.save()
    assert findings(nomination, story.APPRAISED) == []  # titles and forms are counted apart
    nomination.award = "GK"
    (told,) = findings(nomination, story.APPRAISED)
    assert told.blocks is False
    assert "Thời gian thành tích trùng với" in told.text


def test_a_dissolved_unit_is_blocked_where_the_circular_is_in_force(world: World) -> None:
    nomination = story.received(world)
    unit = world.units["AAA"]
    unit.valid_to = date(2023, 12, 31)
    unit.save()
    nomination.refresh_from_db()

    assert [each.blocks for each in findings(nomination, date(2025, 9, 1))] == [True]
    assert [each.blocks for each in findings(nomination, date(2024, 3, 1))] == [False]
    assert [each.blocks for each in findings(nomination, date(2026, 10, 1))] == [False]
    assert findings(nomination, date(2023, 12, 31)) == []

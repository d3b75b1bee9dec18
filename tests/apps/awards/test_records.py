"""Awards are written down, corrected and handed over; doubles and impossible days are refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.awards.given import AT, BK, LDTT, made_award, made_decision, made_person
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.awards.actions.presenting import present_award, present_decision
from thidua.apps.awards.actions.records import Correction, award_facts, edit_award, record_award
from thidua.apps.awards.facts import AwardFacts, PresentationFacts, Subject
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.refusals import (
    AwardDoubtful,
    AwardEnded,
    AwardGivenAlready,
    AwardNotForKind,
    AwardUnknown,
    DatesImpossible,
    PresentedAlready,
    StrangeSubject,
)
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.actions.postings import transfer_person
from thidua.apps.people.facts import TransferFacts
from thidua.web.revisions import StalePage

HANDED = PresentationFacts(date(2024, 2, 2), "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ")


def test_record_award_keeps_holder_and_unit_of_then(world: World) -> None:
    person = made_person(world)
    to = TransferFacts(world.units["AAA"], date(2025, 1, 1), opinion="CV 1")
    transfer_person(person, to, actor=world.standing, at=AT)
    person.refresh_from_db()

    given = made_award(world, subject=Subject.of_person(person))

    assert (given.holder_name, given.holder_unit, given.award_name) == (
        "Nguyễn Thị Ánh", world.units["CCC"], "Lao động tiên tiến",
    )  # fmt: skip
    entry = Entry.objects.get(action="awards.record_award")
    assert entry.data == {"award": "LDTT", "year": 2023, "decision": "15/QĐ-UBND ngày 15/01/2024"}


@pytest.mark.parametrize(
    ("facts", "refusal", "words"),
    [
        (AwardFacts("XYZ"), AwardUnknown, "“XYZ” không có trong danh mục"),
        (AwardFacts("CO_TINH"), AwardNotForKind, "chỉ tặng cho tập thể, không tặng cho cá nhân"),
        (
            AwardFacts("HUY_HIEU"),
            AwardEnded,
            "Huy hiệu chỉ được tặng đến hết ngày 31/12/2023; quyết định ngày 15/01/2024",
        ),
        (replace(LDTT, year=2025), DatesImpossible, "trước khi năm được xét 2025 bắt đầu"),
        (
            replace(BK, period_from=date(2024, 1, 1)),
            DatesImpossible,
            "Ngày kết thúc thành tích 31/12/2023 trước ngày bắt đầu 01/01/2024",
        ),
        (replace(LDTT, year=2019), AwardDoubtful, "muộn hơn 3 năm"),
    ],
)
def test_record_award_refuses(
    world: World, facts: AwardFacts, refusal: type[Exception], words: str
) -> None:
    decision, subject = made_decision(world), Subject.of_person(made_person(world))

    with pytest.raises(refusal, match=words):
        record_award(decision, subject, facts, actor=world.member, at=AT)

    assert AwardRecord.objects.count() == 0


def test_the_same_award_for_the_same_year_is_refused_naming_the_decision(world: World) -> None:
    subject = Subject.of_person(made_person(world))
    made_award(world, subject=subject)

    with pytest.raises(
        AwardGivenAlready, match="đã có Lao động tiên tiến năm 2023 theo Quyết định 15"
    ):
        record_award(
            made_decision(world, "16/QĐ"), subject, LDTT, actor=world.member, at=AT,
            despite_doubts=True,
        )  # fmt: skip


def test_one_achievement_twice_is_asked_about_with_the_article(world: World) -> None:
    subject, decision = Subject.of_person(made_person(world)), made_decision(world)
    made_award(world, BK, subject=subject, decision=decision)
    certificate = AwardFacts("GK", "cong_trang", 2023)

    with pytest.raises(AwardDoubtful, match="Luật 06/2022/QH15, Điều 5 khoản 2"):
        record_award(decision, subject, certificate, actor=world.member, at=AT)
    record_award(decision, subject, certificate, actor=world.member, at=AT, despite_doubts=True)

    assert AwardRecord.objects.count() == 2


def test_two_state_level_forms_in_a_year_are_asked_about(world: World) -> None:
    subject, decision = Subject.of_person(made_person(world)), made_decision(world)
    made_award(world, AwardFacts("BK_TTG", "cong_trang", 2023), subject=subject)

    with pytest.raises(AwardDoubtful, match=r"cũng là cấp Nhà nước.*chưa chắc chắn"):
        record_award(
            decision, subject, AwardFacts("HCLD3", "cong_hien", 2023), actor=world.standing, at=AT
        )


def test_another_units_person_and_another_authoritys_decision_are_refused(world: World) -> None:
    subject, decision = Subject.of_person(made_person(world)), made_decision(world)
    for stranger in (world.head, world.outsider):
        with pytest.raises(PermissionDenied):
            record_award(decision, subject, LDTT, actor=stranger, at=AT)
    other = Authority.objects.create(code="khac", name="Tỉnh Khác")
    strange = Subject.of_unit(Unit.objects.create(authority=other, code="X", name="Hội X"))
    with pytest.raises(PermissionDenied):
        record_award(decision, strange, LDTT, actor=world.standing, at=AT)
    decision.authority = other
    with pytest.raises(StrangeSubject, match="không thuộc cấp tổ chức của Quyết định"):
        record_award(decision, subject, LDTT, actor=world.member, at=AT)
    with pytest.raises(StrangeSubject, match="Chưa có người"):
        record_award(decision, Subject(world.authority.pk), LDTT, actor=world.standing, at=AT)
    assert AwardRecord.objects.count() == 0


def test_a_household_is_given_by_the_standing_office(world: World) -> None:
    household = Subject.of_household(world.authority, "Hộ  bà Lê Thị Xuân")
    given = made_award(world, AwardFacts("GK", "phong_trao", 2023), subject=household)

    assert (given.household, given.holder_name) == ("Hộ bà Lê Thị Xuân", "Hộ bà Lê Thị Xuân")
    with pytest.raises(PermissionDenied):
        record_award(made_decision(world), household, BK, actor=world.member, at=AT)


def test_edit_award_corrects_and_tells_what_changed(world: World) -> None:
    given = made_award(world)
    correction = Correction(
        made_decision(world, "17/QĐ"), replace(award_facts(given), achievement="  Một  hai "), "0"
    )

    edited = edit_award(given, correction, actor=world.member, at=AT)

    assert (edited.achievement, edited.decision.number, edited.revision) == ("Một hai", "17/QĐ", 1)
    assert Entry.objects.get(action="awards.edit_award").data == {
        "achievement": {"from": "", "to": "Một hai"},
        "decision": {"from": "15/QĐ-UBND ngày 15/01/2024", "to": "17/QĐ ngày 15/01/2024"},
    }
    with pytest.raises(StalePage):
        edit_award(given, correction, actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        edit_award(given, correction, actor=world.head, at=AT)


def test_edit_award_is_no_double_of_itself_but_of_others(world: World) -> None:
    person = Subject.of_person(made_person(world))
    given = made_award(world, subject=person)
    other = made_award(world, replace(LDTT, year=2022), subject=person)

    edit_award(given, Correction(given.decision, award_facts(given)), actor=world.member, at=AT)
    with pytest.raises(AwardGivenAlready):
        edit_award(other, Correction(other.decision, LDTT), actor=world.member, at=AT)


def test_edit_award_keeps_the_day_of_presentation_possible(world: World) -> None:
    given = made_award(world)
    present_award(given, HANDED, actor=world.member, at=AT)
    later = made_decision(world, "99/QĐ", decided_on=date(2024, 3, 1))

    with pytest.raises(DatesImpossible, match="Ngày trao 02/02/2024 trước ngày quyết định 01/03"):
        edit_award(given, Correction(later, award_facts(given)), actor=world.member, at=AT)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 1, 14), "Ngày trao 14/01/2024 trước ngày quyết định 15/01/2024"),
        (date(2025, 6, 16), "Ngày trao 16/06/2025 sau hôm nay 15/06/2025"),
    ],
)
def test_present_award_and_present_decision_refuse_impossible_days(
    world: World, day: date, words: str
) -> None:
    given = made_award(world)
    facts = replace(HANDED, presented_on=day)

    with pytest.raises(DatesImpossible, match=words):
        present_award(given, facts, actor=world.member, at=AT)
    with pytest.raises(DatesImpossible, match=words):
        present_decision(given.decision, facts, actor=world.standing, at=AT)


def test_present_decision_hands_over_what_waits(world: World) -> None:
    decision = made_decision(world)
    first = made_award(world, decision=decision)
    second = made_award(
        world, AwardFacts("TTLDTT", "cong_trang", 2023), decision=decision,
        subject=Subject.of_unit(world.units["AAA"]),
    )  # fmt: skip
    present_award(first, HANDED, actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        present_decision(decision, HANDED, actor=world.member, at=AT)

    count = present_decision(
        decision, replace(HANDED, presented_on=date(2024, 3, 3)), actor=world.standing, at=AT
    )

    first.refresh_from_db()
    second.refresh_from_db()
    assert (count, first.presented_on, second.presented_on) == (
        1, date(2024, 2, 2), date(2024, 3, 3),
    )  # fmt: skip
    assert second.presented_for == "Thủ tướng Chính phủ"
    with pytest.raises(PresentedAlready, match="không còn khen thưởng nào chờ trao"):
        present_decision(decision, HANDED, actor=world.standing, at=AT)


def values(given: AwardRecord) -> dict[str, Any]:
    return AwardRecord.objects.values().get(pk=given.pk)


def test_a_refused_edit_changes_nothing(world: World) -> None:
    given = made_award(world)
    before = values(given)

    with pytest.raises(AwardUnknown):
        edit_award(given, Correction(given.decision, AwardFacts("XYZ")), actor=world.member, at=AT)

    assert values(given) == before

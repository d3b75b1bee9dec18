"""An award and its decision are written together: both or neither."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.awards.given import AT, LDTT, made_award, made_person
from tests.factories import World
from thidua.apps.awards.actions.entries import PrintedAward, correct_award, enter_award
from thidua.apps.awards.facts import AwardFacts, DecisionFacts, Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.refusals import AwardNotForKind

OWN = DecisionFacts("3/QĐ-CCC", date(2024, 1, 5))


def test_enter_award_writes_or_finds_the_decision(world: World) -> None:
    first, second = (
        Subject.of_person(made_person(world, code=code)) for code in ("CCC-01", "CCC-02")
    )
    for subject in (first, second):
        enter_award(subject, PrintedAward(OWN, LDTT), actor=world.member, at=AT)

    assert (Decision.objects.count(), AwardRecord.objects.count()) == (1, 2)
    with pytest.raises(PermissionDenied):
        enter_award(first, PrintedAward(OWN, LDTT), actor=world.head, at=AT)


def test_enter_award_writes_no_decision_when_the_award_is_refused(world: World) -> None:
    subject = Subject.of_unit(world.units["CCC"])

    with pytest.raises(AwardNotForKind, match="chỉ tặng cho cá nhân, không tặng cho tập thể"):
        enter_award(subject, PrintedAward(OWN, LDTT), actor=world.member, at=AT)

    assert Decision.objects.count() == 0


def test_correct_award_moves_it_to_another_decision_or_changes_nothing(world: World) -> None:
    given = made_award(world)

    moved = correct_award(given, PrintedAward(OWN, LDTT), actor=world.member, at=AT, seen="0")
    wrong = PrintedAward(DecisionFacts("4/QĐ", date(2024, 1, 6)), AwardFacts("CO_TINH"))
    with pytest.raises(AwardNotForKind):
        correct_award(given, wrong, actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        correct_award(given, PrintedAward(OWN, LDTT), actor=world.outsider, at=AT)

    assert moved.decision.number == "3/QĐ-CCC"
    assert not Decision.objects.filter(number="4/QĐ").exists()

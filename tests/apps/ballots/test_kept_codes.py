"""A unit's code stays while results, motions or ballots go by it; its name may change."""

from dataclasses import replace

import pytest

from tests.apps.ballots.conftest import Hall
from tests.apps.meetings.test_actions import decide_all
from tests.factories import NOON, World
from thidua.apps.appraisals.models import Result
from thidua.apps.ballots.models import Ballot
from thidua.apps.meetings.models import Conference
from thidua.apps.organisations.actions.units import edit_unit, unit_facts
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.refusals import CodeKept


def recoded(world: World, code: str = "AAA") -> Unit:
    unit = Unit.objects.get(code=code)
    facts = replace(unit_facts(unit), code="MOI")
    return edit_unit(unit, facts, actor=world.standing, at=NOON)


def test_nothing_goes_by_the_code_yet(world: World) -> None:
    assert recoded(world).code == "MOI"


def test_a_published_result_keeps_the_codes_in_it(ranked: World) -> None:
    with pytest.raises(CodeKept, match="mã “AAA”: kết quả năm 2023 đã ghi theo mã này"):
        recoded(ranked)


def test_what_the_conference_decided_keeps_them(ranked: World, meeting: Conference) -> None:
    decide_all(ranked, meeting)
    Result.objects.all().delete()

    with pytest.raises(CodeKept, match="biểu quyết năm 2023"):
        recoded(ranked)


def test_an_open_ballot_keeps_them_and_a_draft_does_not(hall: Hall) -> None:
    Result.objects.all().delete()
    draft = hall.draft()
    assert recoded(hall.world, "BBB").code == "MOI"
    Ballot.objects.filter(pk=draft.pk).delete()
    hall.opened()

    with pytest.raises(CodeKept, match="phiếu kín năm 2023"):
        recoded(hall.world)


def test_a_new_name_is_taken_as_before(ranked: World) -> None:
    unit = ranked.units["AAA"]
    facts = replace(unit_facts(unit), name="Hội AAA đổi tên")

    assert edit_unit(unit, facts, actor=ranked.standing, at=NOON).name == "Hội AAA đổi tên"

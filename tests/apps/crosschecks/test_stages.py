"""What head, deputy and standing office may do to a figure, as the settings say."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import (
    GRADED,
    fill,
    line_of,
    opened,
    save,
    scheme_definition,
    submit,
)
from tests.apps.crosschecks.builders import eight
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.refusals import BeyondLimit
from thidua.apps.crosschecks.actions.preparing import set_crosscheck
from thidua.apps.crosschecks.facts import CrossCheckRules
from thidua.apps.crosschecks.refusals import RulesFrozen

pytestmark = pytest.mark.django_db
Verify = Callable[..., Line]


@pytest.fixture
def world() -> World:
    found = opened(eight(), scheme_definition(("II", GRADED)))
    fill(found, "C", I_1="95")
    save(found, "C", "II.3", actual="HTTNV", note="Thông báo số 3")
    submit(found, "C")
    return found


def rules(**more: object) -> CrossCheckRules:
    return CrossCheckRules(2, "mean", "replaces", None, None, **more)  # type: ignore[arg-type] # fields by name


def verified(world: World, item: str, actual: str, actor: User | None = None) -> Line:
    row = line_of(world, "C", item)
    verdict = LineVerdict(False, row.revision, {"actual": actual}, "Đối chiếu")
    return verify_line(row, verdict, actor=actor or world.head, at=NOON)


def test_without_settings_whoever_verifies_goes_as_far_as_it_must(world: World) -> None:
    assert verified(world, "I.1", "100").verified_actual == "100"


def test_head_and_deputy_may_only_lower(world: World) -> None:
    set_crosscheck(world.season, rules(verify_effect="lowers_only"), actor=world.head, at=NOON)
    with pytest.raises(BeyondLimit, match=r"Mục I\.1: .* cao hơn .* điểm tự chấm"):
        verified(world, "I.1", "100")
    assert verified(world, "I.1", "90", world.deputy).verified_actual == "90"
    row = line_of(world, "C", "I.1")
    agreed = verify_line(row, LineVerdict(True, row.revision, {}), actor=world.head, at=NOON)
    assert agreed.verdict == "agreed"


def test_at_most_so_many_points_of_a_criterion(world: World) -> None:
    limit = rules(verify_most=Decimal("2.1"))
    set_crosscheck(world.season, limit, actor=world.head, at=NOON)
    with pytest.raises(BeyondLimit, match=r"chênh nhiều nhất 2,1 điểm một tiêu chí"):
        verified(world, "I.1", "80")
    assert verified(world, "I.1", "94").verified_actual == "94"


def test_the_standing_office_goes_by_its_own_settings(world: World) -> None:
    limits = rules(office_effect="lowers_only", verify_most=Decimal(0))
    set_crosscheck(world.season, limits, actor=world.standing, at=NOON)
    with pytest.raises(BeyondLimit, match="chỉ cho hạ điểm"):
        verified(world, "II.3", "HTXSNV", world.standing)
    assert verified(world, "II.3", "KHTNV", world.standing).verified_actual == "KHTNV"


def test_settings_of_verification_stay_once_it_began(world: World) -> None:
    set_crosscheck(world.season, rules(), actor=world.head, at=NOON)
    verified(world, "I.1", "90")
    with pytest.raises(RulesFrozen, match="Đã thẩm định"):
        set_crosscheck(world.season, rules(verify_most=Decimal(1)), actor=world.head, at=NOON)
    later = set_crosscheck(
        world.season, CrossCheckRules(3, "mean", "replaces", None, None), actor=world.head, at=NOON
    )
    assert later.checkers == 3


def test_everybody_reads_them_and_the_refusal(world: World) -> None:
    client = Client()
    client.force_login(world.head)
    typed = {
        "checkers": "2", "combine": "mean", "effect": "replaces", "verify_effect": "lowers_only",
        "verify_most": "1,5", "office_effect": "replaces", "seen": "0",
    }  # fmt: skip
    path = reverse("crosschecks:set_crosscheck", args=[world.season.pk])
    assert client.post(path, typed).status_code == 302
    member = Client()
    member.force_login(world.officers["E"])
    page = one_line(
        member.get(reverse("crosschecks:crosscheck", args=[world.season.pk])).content.decode()
    )
    assert "chỉ hạ, không nâng điểm tự chấm; chênh so với tự chấm nhiều nhất 1,5 điểm" in page
    row = line_of(world, "C", "I.1")
    sent = {f"{row.pk}-actual": "100", f"{row.pk}-revision": row.revision, "reason": "x"}
    answer = client.post(reverse("appraisals:verify_line", args=[row.pk]), sent)
    assert "chỉ cho hạ điểm" in answer.content.decode()

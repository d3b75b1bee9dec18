"""One unit gets a target of its own, or a criterion is left out, once every other unit agreed."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    LATER,
    adopt,
    fill,
    line_of,
    opened,
    register,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.adjusting import (
    answer_adjustment,
    apply_adjustment,
    propose_adjustment,
    withdraw_adjustment,
)
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.verification import agree_rest
from thidua.apps.appraisals.facts import AdjustmentFacts
from thidua.apps.appraisals.models import Adjustment
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.refusals import (
    AdjustmentRefused,
    AdjustmentSettled,
    ConsentsMissing,
)
from thidua.apps.appraisals.scoring.bloc import standings
from thidua.apps.audit.models import Entry
from thidua.apps.seasons.registries.obligations import everything_owed
from thidua.domain.exact import number_text
from thidua.web.reasons import ReasonMissing

OWN = {
    "id": "I.3", "name": "Vận động", "max": "10", "measure": "triệu đồng",
    "target": {"op": ">="}, "rule": {"type": "linear"},
}  # fmt: skip
OUT = {
    "id": "I.4", "name": "Xây nhà", "max": "10", "measure": "căn",
    "target": {"op": ">=", "value": "4"}, "na_policy": "full_points", "rule": {"type": "linear"},
}  # fmt: skip
DEFINITION = scheme_definition(("I", OWN), ("I", OUT))


def asked(world: World, item: str = "I.3", code: str = "CCC", **more: str) -> Adjustment:
    kind = "target" if item == "I.3" else "n/a"
    said: dict[str, Any] = {"kind": kind, "target": "5" if kind == "target" else "",
                            "reason": "Bão số 3"} | more  # fmt: skip
    facts = AdjustmentFacts(unit=world.units[code], item=item, **said)
    return propose_adjustment(world.season, facts, actor=world.head, at=NOON)


def agreed(world: World, adjustment: Adjustment, *codes: str) -> None:
    for code in codes:
        actor = world.leaders[code]
        answer_adjustment(adjustment, world.units[code], agrees=True, actor=actor, at=NOON)


def applied(world: World, item: str = "I.3") -> Adjustment:
    adjustment = asked(world, item)
    agreed(world, adjustment, "AAA", "BBB")
    return apply_adjustment(adjustment, actor=world.head, at=LATER)


def points(world: World, item: str) -> str:
    own = next(s for s in standings(world.season) if s.sheet.unit.code == "CCC").self_score
    return number_text(next(each for each in own.result.criteria if each.id == item).points)


def test_a_target_of_its_own_counts_and_stays(world: World) -> None:
    opened(world, DEFINITION)
    line = line_of(world, "CCC", "I.3")
    change = LineChange(line.pk, 0, {"target": "10", "actual": "5"})
    save_lines(line.sheet, [change], actor=world.officers["CCC"], at=NOON)
    assert points(world, "I.3") == "5"

    applied(world)

    line = line_of(world, "CCC", "I.3")
    assert (line.target, line.actual, line.is_registered) == ("5", "5", True)
    assert line.adjusted == (
        "Chỉ tiêu riêng 5 thay 10: Bão số 3. Các đơn vị khác thống nhất, có hiệu lực 15/06/2023."
    )
    assert points(world, "I.3") == "10"
    change = LineChange(line.pk, line.revision, {"target": "1"})
    save_lines(line.sheet, [change], actor=world.officers["CCC"], at=LATER)
    assert line_of(world, "CCC", "I.3").target == "5"
    assert line_of(world, "BBB", "I.3").adjusted == ""
    told = Entry.objects.get(action="appraisals.apply_adjustment").data["figures"]
    assert told == {"0": ["5", "10", "5", "5"]}


def test_a_row_left_out_is_shut_and_counted_as_the_table_says(world: World) -> None:
    opened(world, DEFINITION)
    applied(world, "I.4")

    line = line_of(world, "CCC", "I.4")
    assert (line.actual, points(world, "I.4")) == ("n/a", "10")
    change = LineChange(line.pk, line.revision, {"actual": "1"})
    save_lines(line.sheet, [change], actor=world.officers["CCC"], at=LATER)
    assert line_of(world, "CCC", "I.4").actual == "n/a"
    rows = {row.item.id: row for row in table_for(sheet_of(world, "CCC"), is_editable=True).rows}
    assert not rows["I.4"].na_open


def test_what_was_agreed_before_the_sheets_is_on_them(world: World) -> None:
    adopt(world, DEFINITION)
    for code in world.units:
        register(world, code)
    applied(world, "I.4")
    open_scoring(world.season, actor=world.head, at=NOON)

    assert line_of(world, "CCC", "I.4").actual == "n/a"
    assert "Không áp dụng: Bão số 3." in line_of(world, "CCC", "I.4").adjusted
    assert line_of(world, "AAA", "I.4").actual == ""


def test_every_other_unit_must_agree_and_the_last_word_counts(world: World) -> None:
    opened(world, DEFINITION)
    adjustment = asked(world)
    with pytest.raises(ReasonMissing):
        answer_adjustment(
            adjustment, world.units["BBB"], agrees=False, actor=world.leaders["BBB"], at=NOON
        )
    answer_adjustment(
        adjustment, world.units["BBB"], agrees=False, reason="Cả tỉnh đều bão",
        actor=world.leaders["BBB"], at=NOON,
    )  # fmt: skip
    agreed(world, adjustment, "AAA")
    with pytest.raises(ConsentsMissing, match="còn chờ Hội BBB đồng ý"):
        apply_adjustment(adjustment, actor=world.head, at=LATER)
    agreed(world, adjustment, "BBB")
    apply_adjustment(adjustment, actor=world.head, at=LATER)
    with pytest.raises(AdjustmentSettled, match="có hiệu lực"):
        agreed(world, adjustment, "BBB")


def test_who_may(world: World) -> None:
    opened(world, DEFINITION)
    facts = AdjustmentFacts(world.units["CCC"], "I.3", "target", "5", "Bão")
    for actor in (world.officers["BBB"], world.outsider):
        if actor not in {world.head, world.deputy}:
            with pytest.raises(PermissionDenied):
                propose_adjustment(world.season, facts, actor=world.outsider, at=NOON)
    adjustment = propose_adjustment(world.season, facts, actor=world.officers["CCC"], at=NOON)
    for code, actor in (("CCC", world.leaders["CCC"]), ("AAA", world.leaders["BBB"])):
        with pytest.raises(PermissionDenied):
            answer_adjustment(adjustment, world.units[code], agrees=True, actor=actor, at=NOON)
    agreed(world, adjustment, "AAA", "BBB")
    with pytest.raises(PermissionDenied):
        apply_adjustment(adjustment, actor=world.officers["CCC"], at=NOON)


@pytest.mark.parametrize(
    ("item", "more", "said"),
    [
        ("I.1", {"kind": "target", "target": "5"}, "không ghi được chỉ tiêu hay mức điểm khác"),
        ("I.3", {"target": ""}, "ghi chỉ tiêu riêng"),
        ("I.3", {"target": "năm"}, "năm"),
        ("I.3", {"target": "0"}, "«0» không dùng được"),
        ("X.9", {}, "không có mục “X.9”"),
    ],
)
def test_what_cannot_be_said_is_refused(
    world: World, item: str, more: dict[str, str], said: str
) -> None:
    opened(world, DEFINITION)
    with pytest.raises(AdjustmentRefused, match=said):
        asked(world, item, **more)
    assert not Adjustment.objects.exists()


def test_no_more_once_somebody_verified(world: World) -> None:
    opened(world, DEFINITION)
    adjustment = asked(world)
    agreed(world, adjustment, "AAA", "BBB")
    for item, figures in (("I.3", {"target": "10", "actual": "5"}), ("I.4", {"actual": "4"})):
        line = line_of(world, "CCC", item)
        save_lines(
            line.sheet, [LineChange(line.pk, 0, figures)], actor=world.officers["CCC"], at=NOON
        )
    fill(world, "CCC")
    submit(world, "CCC")
    agree_rest(sheet_of(world, "CCC"), actor=world.head, at=LATER)
    with pytest.raises(AdjustmentRefused, match="đã có người chấm chéo hoặc thẩm định"):
        apply_adjustment(adjustment, actor=world.head, at=LATER)


def test_asked_twice_and_taken_back(world: World) -> None:
    opened(world, DEFINITION)
    adjustment = asked(world)
    with pytest.raises(AdjustmentSettled, match="đang lấy ý kiến"):
        asked(world)
    withdraw_adjustment(adjustment, reason="Nhầm", actor=world.head, at=NOON)
    again = asked(world, target="6")
    agreed(world, again, "AAA", "BBB")
    apply_adjustment(again, actor=world.head, at=LATER)
    third = asked(world, target="7")
    agreed(world, third, "AAA", "BBB")
    apply_adjustment(third, actor=world.head, at=LATER)
    assert list(Adjustment.objects.values_list("state", flat=True)) == [
        "withdrawn", "replaced", "in_force",
    ]  # fmt: skip
    assert line_of(world, "CCC", "I.3").target == "7"


def owed(world: World, code: str) -> list[str]:
    user, day = User.objects.get(pk=world.leaders[code].pk), NOON.date()
    return [each.text for each in everything_owed(user, [world.season], day)
            if "điều chỉnh" in each.text]  # fmt: skip


def test_the_pages_from_asking_to_the_ranking(world: World, sign_in: SignIn) -> None:
    opened(world, DEFINITION)
    base = f"/appraisals/season/{world.season.pk}/adjustments/"
    typed = {"unit": str(world.units["CCC"].pk), "item": "I.3", "kind": "target", "target": "5",
             "reason": "Bão số 3"}  # fmt: skip
    own = sign_in(world.officers["CCC"])
    assert own.post(f"{base}add/", typed | {"reason": ""}).status_code == 422
    assert own.post(f"{base}add/", typed).status_code == 302
    key = Adjustment.objects.get().pk
    assert owed(world, "BBB") == ["Cho ý kiến về điều chỉnh mục I.3 của Hội CCC"]
    assert owed(world, "CCC") == []
    for code in ("AAA", "BBB"):
        client = sign_in(world.leaders[code])
        address = f"/appraisals/adjustments/{key}/answer/{world.units[code].pk}/"
        assert f'href="{address}"' in client.get(base).content.decode()
        assert client.post(address, {"agrees": "yes"}).status_code == 302
    assert owed(world, "BBB") == ["Cho hiệu lực điều chỉnh mục I.3 của Hội CCC"]  # the deputy
    head = sign_in(world.head)
    assert "Cho có hiệu lực" in head.get(base).content.decode()
    head.post(f"/appraisals/adjustments/{key}/apply/")
    sheet = head.get(f"/appraisals/sheets/{sheet_of(world, 'CCC').pk}/").content.decode()
    assert "Chỉ tiêu riêng 5: Bão số 3" in sheet
    assert own.get("/appraisals/adjustments/999/withdraw/").status_code == 404
    stranger = sign_in(world.outsider)
    assert stranger.get(base).status_code == 404
    assert stranger.post(f"/appraisals/adjustments/{key}/apply/").status_code == 404
    fill(world, "CCC")
    for item, figures in (("I.3", {"actual": "5"}), ("I.4", {"actual": "4"})):
        line = line_of(world, "CCC", item)
        change = LineChange(line.pk, line.revision, figures)
        save_lines(line.sheet, [change], actor=world.officers["CCC"], at=NOON)
    submit(world, "CCC")
    result = head.get(f"/appraisals/season/{world.season.pk}/result/").content.decode()
    assert "Điều chỉnh cho từng đơn vị" in result

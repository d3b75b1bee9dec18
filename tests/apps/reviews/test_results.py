"""Results beside targets: each source, what is missing by name, and what a figure is worth."""

from datetime import date

import pytest

from tests.apps.appraisals.builders import opened
from tests.apps.ledger.material import q, recorded
from tests.apps.reviews.material import (
    CELLS,
    CSTDCS,
    CULTURE,
    GIFTS,
    LDTT,
    MONEY,
    UNITS,
    half_year_of_s1,
    people,
    promised,
    results,
    told,
    year_before,
)
from tests.factories import NOON, World
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.movements.models import Movement
from thidua.apps.reviews.actions.targets import choose_source
from thidua.apps.reviews.facts import SourceFacts

pytestmark = pytest.mark.django_db


def test_titles_come_from_the_registry_and_what_is_missing_is_named(world: World) -> None:
    promised(world, LDTT, CSTDCS)
    people(world, "AAA", 10, ldtt=8, cstdcs=1)
    people(world, "BBB", 20, ldtt=13, cstdcs=3)

    ldtt, cstdcs = results(world, "year")

    assert told(ldtt) == ("≥ 70%", "70% (21/30 người)", "unknown")
    assert ldtt.missing == ("sổ khen thưởng chưa có số Lao động tiên tiến: Hội CCC",)
    assert ldtt.units[world.units["BBB"].pk].words == "65% (13/20)"
    assert ldtt.units[world.units["BBB"].pk].is_met is False
    people(world, "CCC", 10, ldtt=6, cstdcs=0)
    ldtt, cstdcs = results(world, "year")
    assert told(ldtt) == ("≥ 70%", "67,5% (27/40 người)", "short")
    assert told(cstdcs) == ("10%", "10% (4/40 người)", "met")
    assert ldtt.missing == ()


def test_a_share_is_cut_and_never_shown_larger(world: World) -> None:
    promised(world, LDTT)
    for code in ("AAA", "BBB"):
        people(world, code, 0, ldtt=0)
    people(world, "CCC", 10_001, ldtt=7000)

    (ldtt,) = results(world, "year")

    assert ldtt.reached.startswith("69,99%")
    assert ldtt.missing == ("sổ khen thưởng chưa có số Lao động tiên tiến: Hội AAA; Hội BBB",)


def test_units_that_reach_every_criterion_of_their_sheets(world: World) -> None:
    opened(world)
    promised(world, UNITS)
    assert results(world)[0].missing == ("chưa nộp bảng chấm điểm: Hội AAA; Hội BBB; Hội CCC",)
    for code, actual in (("AAA", "100"), ("BBB", "99")):
        lines = Line.objects.filter(sheet__unit=world.units[code])
        lines.filter(item="I.1").update(actual=actual)
        lines.filter(item="I.2").update(actual="5", target="5")
        Sheet.objects.filter(unit=world.units[code]).update(
            state=Sheet.State.SELF_SCORED, submitted_at=NOON
        )

    (found,) = results(world)

    assert told(found) == ("3/3 đơn vị", "1/3 đơn vị", "unknown")
    assert found.missing == ("chưa nộp bảng chấm điểm: Hội CCC",)
    assert found.units[world.units["BBB"].pk].is_met is False

    facts = SourceFacts("criterion", "I.1")
    choose_source(world.season, str(UNITS["text"]), facts, actor=world.head, at=NOON)
    (found,) = results(world)
    assert found.units[world.units["BBB"].pk].words == "99%"
    assert found.source_name == "Bảng chấm điểm: đơn vị đạt một tiêu chí"


def test_the_ledger_is_compared_with_half_of_the_year(world: World) -> None:
    promised(world, GIFTS, MONEY)
    assert results(world)[0].missing == ("sổ kết quả chưa ghi suất quà nào",)
    assert results(world)[1].missing == ("sổ kết quả chưa ghi số tiền nào",)
    recorded(world, "BBB", quantity=q(499), measure="Suất quà", money=q(2_100_000_000))
    assert [told(each) for each in results(world)] == [
        ("≥ 1.000 suất quà", "499 suất quà", "behind"),
        ("≥ 2 tỷ đồng", "2,1 tỷ đồng", "met"),
    ]
    recorded(world, "CCC", quantity=q(1), measure="suất quà", money=None)

    assert told(results(world)[0])[1:] == ("500 suất quà", "on_course")
    assert told(results(world, "year")[0])[1:] == ("500 suất quà", "short")
    late = date(2023, 6, 15)
    recorded(world, "CCC", quantity=q(600), measure="suất quà", money=None, done_on=late)
    assert told(results(world)[0])[1:] == ("1.100 suất quà", "met")


def test_higher_than_the_year_before(world: World) -> None:
    growth = {"text": "Chỉ tiêu của mỗi Hội đạt cao hơn năm 2022", "out_of": 3, "figure": 3,
              "unit_of_measure": "đơn vị"}  # fmt: skip
    promised(world, growth)
    assert results(world)[0].missing == ("chưa có sổ kết quả năm 2022",)
    year_before(world)
    half_year_of_s1(world)

    (found,) = results(world)

    assert told(found) == ("3/3 đơn vị", "1/3 đơn vị", "unknown")
    assert found.missing == ("chưa đủ hai năm trong sổ kết quả: Hội AAA; Hội CCC",)
    assert found.units[world.units["BBB"].pk].words == "1,6 tỷ đồng, năm trước 1,25 tỷ đồng"


def test_taking_part_in_every_movement(world: World) -> None:
    all_of = {"text": "Tham gia đầy đủ các phong trào do cấp trên phát động", "figure": 100,
              "unit_of_measure": "%"}  # fmt: skip
    promised(world, all_of)
    assert results(world)[0].missing == ("chưa phát động phong trào nào của Khối hoặc cấp trên",)
    movement = Movement.objects.create(
        season=world.season, name="Vì người nghèo", origin="authority", kind="regular",
        starts_on=date(2023, 2, 1),
    )  # fmt: skip
    recorded(world, "AAA", movement=movement.pk, doer="several",
             partners=(world.units["BBB"].pk,))  # fmt: skip

    (found,) = results(world)

    assert found.reached == "66,66% (2/3 đơn vị)"
    assert found.missing == ("Hội CCC chưa ghi kết quả ở: Vì người nghèo",)


def test_what_nobody_computes_waits_to_be_typed(world: World) -> None:
    promised(world, CELLS, CULTURE)

    cells, culture = results(world)

    assert told(cells) == ("Hoàn thành tốt nhiệm vụ trở lên", "", "unknown")
    assert told(culture) == ("3/3 đơn vị", "", "unknown")
    assert cells.missing == culture.missing == ("chưa nhập kết quả",)


def test_a_member_sees_only_its_own(world: World) -> None:
    promised(world, LDTT)
    people(world, "AAA", 10, ldtt=8)
    people(world, "CCC", 10, ldtt=6)

    (found,) = results(world, "year", world.member)

    assert found.reached == "60% (6/10 người)"
    assert set(found.units) == {world.units["CCC"].pk}


def test_a_draft_promises_nothing(world: World) -> None:
    assert results(world) == []

"""A bloc that signed a covenant with given targets, and what is recorded in its year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.apps.ledger.material import q, recorded
from tests.factories import NOON, World
from thidua.apps.awards.models import YearRecord
from thidua.apps.pledges.actions.covenants import (
    CovenantParts,
    adopt_covenant,
    draft_covenant,
    edit_covenant,
)
from thidua.apps.pledges.models import CommonTarget, Covenant
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.results import TargetResult, results_of
from thidua.apps.seasons.models import Season

UNITS = {"text": "3/3 đơn vị đạt các tiêu chí trong bảng điểm", "figure": 3, "out_of": 3,
         "unit_of_measure": "đơn vị", "population": "đơn vị thành viên"}  # fmt: skip
LDTT = {"text": "Từ 70 % trở lên đạt danh hiệu Lao động tiên tiến", "figure": 70,
        "unit_of_measure": "%", "population": "tổng số người"}  # fmt: skip
CSTDCS = {"text": "10 % đạt danh hiệu Chiến sĩ thi đua cơ sở", "figure": 10,
          "operator": "unspecified", "unit_of_measure": "%"}  # fmt: skip
GIFTS = {"text": "Tặng 1.000 suất quà", "figure": 1000, "unit_of_measure": "suất quà"}
MONEY = {"text": "Vận động 2 tỷ đồng", "figure": 2, "unit_of_measure": "tỷ đồng"}
CELLS = {"text": "Chi bộ hoàn thành tốt nhiệm vụ trở lên", "grade": "HTTNV"}
CULTURE = {"text": "3/3 cơ quan đạt chuẩn văn hóa", "figure": 3, "out_of": 3,
           "unit_of_measure": "đơn vị"}  # fmt: skip


def promised(world: World, *targets: dict[str, Any]) -> Covenant:
    """The covenant with these targets, adopted by the head."""
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.OPEN)
    world.season.refresh_from_db()
    draft = draft_covenant(world.season, actor=world.head, at=NOON)
    rows = [CommonTarget(order=order, **each) for order, each in enumerate(targets)]
    parts = CovenantParts("", "", "Thi đua", "Thực hiện", rows)
    draft = edit_covenant(draft, parts, revision=draft.revision, actor=world.head, at=NOON)
    draft = adopt_covenant(
        draft, revision=draft.revision, actor=world.head, at=NOON, reason="đã xem xét"
    )
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.RUNNING)
    world.season.refresh_from_db()
    return draft


def people(world: World, code: str, members: int, year: int = 2023, **said: Any) -> YearRecord:
    """What the registry says of a unit's year."""
    unit = world.units[code]
    return YearRecord.objects.create(unit=unit, year=year, members=members, **said)


def results(world: World, period: str = "half", user: Any = None) -> Sequence[TargetResult]:
    """Every target with its result, as the head sees it."""
    return results_of(Material(world.season, user or world.head, period))


def told(result: TargetResult) -> tuple[str, str, str]:
    """Promise, result, what it is worth."""
    return result.promise, result.reached, result.outcome.value


def half_year_of_s1(world: World) -> None:
    """The half-year of the eight associations, with three units in their place."""
    recorded(world, "AAA", content="Đóng góp", quantity=None, money=q(25_000_000_000, "khoang"))
    recorded(world, "BBB", content="Tặng quà", quantity=q(3343), measure="suất quà",
             money=q(1_600_000_000))  # fmt: skip
    for quantity, measure, money in (
        (9, "căn nhà", q(800_000_000, "gan")),
        (87, "công trình nhân đạo", q(3_000_000_000)),
        (467, "suất học bổng", q(1_000_000_000, "hon")),
    ):
        recorded(world, "CCC", quantity=q(quantity), measure=measure, money=money)
    recorded(world, None, quantity=q(4), measure="công trình", money=q(481_000_000))


def year_before(world: World) -> Season:
    """The bloc's year before, with the same members and one line of BBB."""
    season = Season.objects.create(
        bloc=world.bloc, year=2022, starts_on=date(2022, 1, 1), ends_on=date(2022, 12, 31),
        law_as_of=date(2022, 1, 1), state=Season.State.RUNNING,
    )  # fmt: skip
    for membership in world.bloc.memberships.filter(year=2023):
        membership.pk, membership.year = None, 2022
        membership.save()
    earlier = World(world.authority, world.bloc, season, world.units, world.officers)
    recorded(earlier, "BBB", done_on=date(2022, 5, 5), content="Tặng quà", quantity=q(3000),
             measure="suất quà", money=q(1_250_000_000))  # fmt: skip
    return season

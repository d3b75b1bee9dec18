"""A scheme that asks units for targets of every kind, and registrations that answer it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.factories import NOON, World, adopted_table
from tests.replayed import replayed
from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.actions.covenants import adopt_covenant, draft_covenant
from thidua.apps.pledges.actions.registrations import save_registration, start_registration
from thidua.apps.pledges.actions.submissions import submit_registration
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.seasons.models import Season
from thidua.domain.registration import Movement, RegistrationContent, Target, Title

IN_TIME = datetime(2023, 3, 9, 3, 0, tzinfo=UTC)
LATE = datetime(2023, 3, 12, 3, 0, tzinfo=UTC)  # due on 10/03/2023
HALF = {"type": "half_then_leader"}
YEARLY = {"type": "year_over_year", "at_baseline": "5", "per_percent_over": "0.5"}
DEFINITION: dict[str, Any] = {
    "total": "100",
    "decimals": "2",
    "bonus_inside_total": "true",
    "na_policy": "exclude_and_rescale",
    "groups": [
        {
            "id": "I",
            "name": "Nhiệm vụ chính trị",
            "max": "70",
            "criteria": [
                {"id": "I.1", "name": "Nhiệm vụ được giao", "max": "20", "measure": "%",
                 "target": {"op": ">=", "value": "100"}, "rule": {"type": "linear"}},
                {"id": "I.2", "name": "Chỉ tiêu riêng", "max": "20", "measure": "%",
                 "rule": {"type": "average_of_unit_targets"}},
                {"id": "I.3", "name": "Hội viên mới", "max": "20", "measure": "người",
                 "target": {"op": ">=", "from": "registration"}, "rule": HALF},
                {"id": "I.4", "name": "Thu hội phí", "max": "10", "measure": "triệu đồng",
                 "rule": YEARLY},
            ],
        },
        {
            "id": "II",
            "name": "Thi đua, khen thưởng",
            "max": "30",
            "criteria": [
                {"id": "II.1", "name": "Hoạt động của Khối", "max": "30", "measure": "buổi",
                 "rule": {"type": "attendance"}},
            ],
        },
    ],
}  # fmt: skip

CONTENT = RegistrationContent(
    headcount=20,
    advanced_workers=14,
    grassroots_fighters=2,
    movements=(
        Movement("Lao động giỏi", "authority", "Mọi người", date(2023, 3, 8), date(2023, 11, 20)),
    ),
    targets=(
        Target("I.3", "Hội viên mới", "người", Decimal(40)),
        Target("I.4", "Thu hội phí", "triệu đồng", None, Decimal("12.5")),
        Target("I.2", "Khám bệnh miễn phí", "lượt", Decimal(500), is_own=True),
        Target("I.2", "Tập huấn", "lớp", Decimal(3), is_own=True),
        Target("I.2", "Vườn thuốc nam", "vườn", Decimal("1.5"), is_own=True, note="mẫu"),
    ),
    titles=(Title("TTLDXS"), Title("BK_TINH", "individual", 2)),
)  # fmt: skip


@replayed
def open_season(world: World) -> Season:
    """The season at the step of registering, with an adopted scoring table."""
    adopted_table(world, DEFINITION)
    return move_to(world, Season.State.OPEN)


def move_to(world: World, state: str) -> Season:
    """Put the season at a step without asking."""
    Season.objects.filter(pk=world.season.pk).update(state=state)
    world.season.refresh_from_db()
    return world.season


def membership(world: World, code: str) -> Membership:
    """A unit's membership of the season."""
    return Membership.objects.get(bloc=world.bloc, unit=world.units[code], year=world.season.year)


def started(world: World, code: str) -> Registration:
    """A unit's empty registration."""
    actor = world.officers[code]
    return start_registration(world.season, membership(world, code), actor=actor, at=NOON)


@replayed
def filled(
    world: World, code: str, content: RegistrationContent = CONTENT, **changes: Any
) -> Registration:
    """A unit's registration with everything in it."""
    return save_registration(
        started(world, code),
        replace(content, **changes),
        revision=0,
        actor=world.officers[code],
        at=NOON,
    )


@replayed
def submitted(world: World, code: str, *, at: datetime = IN_TIME, **changes: Any) -> Registration:
    """A unit's registration, handed in."""
    return submit_registration(filled(world, code, **changes), actor=world.officers[code], at=at)


@replayed
def adopted(world: World) -> Covenant:
    """The covenant, adopted as drafted."""
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    return adopt_covenant(covenant, revision=covenant.revision, actor=world.head, at=NOON)

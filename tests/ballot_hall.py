"""A conference in session for tests that serve the product: units, their people, one motion."""

from datetime import UTC, date, datetime

from tests.factories import World, make_world
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.preparing import BallotPlan, prepare_ballot
from thidua.apps.ballots.models import Ballot
from thidua.apps.meetings.models import Attendance, Conference, Motion

AT = datetime(2023, 12, 20, 2, 0, tzinfo=UTC)


def make_hall(count: int) -> tuple[World, Motion]:
    """So many units, all present: D01 is the head; flags, a certificate, next year's head."""
    world = make_world(codes=tuple(f"D{number:02}" for number in range(1, count + 1)))
    conference = Conference.objects.create(
        season=world.season,
        state=Conference.State.OPEN,
        held_on=date(2023, 12, 20),
        starts_at="08:00",
        place="Hội trường",
        chair_name="Nguyễn Văn Chủ",
        secretary_name="Trần Thị Thư",
    )
    Attendance.objects.bulk_create(
        Attendance(conference=conference, unit=unit, is_present=True)
        for unit in world.units.values()
    )
    flags, _certificate, _head = (
        Motion.objects.create(
            conference=conference,
            kind=kind,
            award=award,
            method=Motion.Method.VOTE,
            seats=seats,
            base=Motion.Base.ALL,
            threshold="1/2",
            threshold_source="Điều 8 Quy chế của Khối",
            order=order,
        )
        for order, (kind, award, seats) in enumerate(
            (
                (Motion.Kind.AWARD, "CO_TINH", 4),
                (Motion.Kind.AWARD, "BK_TINH", 1),
                (Motion.Kind.HEAD, "", 1),
            )
        )
    )
    return world, flags


def open_hall_ballot(world: World, motion: Motion, *, nominees: int, kind: str) -> Ballot:
    """An open ballot among the first units."""
    units = tuple(unit.pk for unit in list(world.units.values())[:nominees])
    plan = BallotPlan(
        question="Đề nghị tặng Cờ thi đua của UBND tỉnh",
        kind=kind,
        seats=4,
        base="valid",
        threshold="1/2",
        threshold_source="Điều 8 Quy chế của Khối",
        nominees=units,
    )
    ballot = prepare_ballot(motion, plan, actor=world.head, at=AT)
    return open_ballot(ballot, actor=world.head, at=AT)

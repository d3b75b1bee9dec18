"""A conference in session with a motion on flags, delegates present, and an open ballot."""

from dataclasses import dataclass

import pytest

from tests.apps.meetings.conftest import conference, meeting, ranked
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.casting import cast_paper
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.preparing import BallotPlan, prepare_ballot
from thidua.apps.ballots.actions.slips import draw_slip
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.meetings.models import Attendance, Conference, Motion

__all__ = ["conference", "meeting", "ranked"]


@dataclass
class Hall:
    """Everybody in the hall, and the motion on the province's flag."""

    world: World
    conference: Conference
    motion: Motion

    @property
    def head(self) -> User:
        """Who chairs."""
        return self.world.head

    def units(self, *codes: str) -> tuple[int, ...]:
        """Keys of units."""
        return tuple(self.world.units[code].pk for code in codes)

    def plan(self, *codes: str, **changes: object) -> BallotPlan:
        """A plan in which these units stand, two thirds of all members needed."""
        facts: dict[str, object] = {
            "question": "Đề nghị tặng Cờ thi đua của UBND tỉnh",
            "kind": "approval",
            "seats": 1,
            "base": "all_members",
            "threshold": "2/3",
            "threshold_source": "Điều 8 Quy chế của Khối",
            "nominees": self.units(*(codes or ("AAA", "BBB", "CCC"))),
        }
        return BallotPlan(**(facts | changes))  # type: ignore[arg-type] # a test's own changes

    def draft(self, *codes: str, **changes: object) -> Ballot:
        """A ballot being prepared."""
        plan = self.plan(*codes, **changes)
        return prepare_ballot(self.motion, plan, actor=self.head, at=NOON)

    def another(self) -> Ballot:
        """A ballot being prepared on another motion."""
        motion = self.conference.motions.get(kind="head")
        return prepare_ballot(motion, self.plan(), actor=self.head, at=NOON)

    def opened(self, *codes: str, **changes: object) -> Ballot:
        """A ballot that is open."""
        return open_ballot(self.draft(*codes, **changes), actor=self.head, at=NOON)

    def entry(self, ballot: Ballot, code: str) -> RollEntry:
        """A unit's line on the roll."""
        return ballot.roll.get(unit=self.world.units[code])

    def draw(self, ballot: Ballot, code: str) -> str:
        """The delegate of a unit takes a slip."""
        return draw_slip(self.entry(ballot, code), actor=self.world.officers[code])

    def vote(self, ballot: Ballot, code: str, *marks: str) -> str:
        """The delegate of a unit takes a slip and votes for these."""
        slip = self.draw(ballot, code)
        return cast_paper(ballot, slip, [(mark, None) for mark in marks])

    def absent(self, code: str) -> None:
        """Nobody of this unit came."""
        rows = Attendance.objects.filter(conference=self.conference)
        rows.filter(unit=self.world.units[code]).update(is_present=False)


@pytest.fixture
def hall(ranked: World, meeting: Conference) -> Hall:
    """Three units, all present."""
    return hall_of(ranked, meeting)


def hall_of(world: World, meeting: Conference) -> Hall:
    """All units of a meeting are present."""
    Attendance.objects.filter(conference=meeting).update(is_present=True)
    return Hall(world, meeting, meeting.motions.get(kind="award", award="CO_TINH"))


@pytest.fixture
def ballot(hall: Hall) -> Ballot:
    """Open: one flag, three units stand, approval."""
    return hall.opened()

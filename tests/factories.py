"""Data for tests: a small authority with one bloc, its season and a user for every seat."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from tests.replayed import replayed
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority, Bloc, Membership, Seat, Unit
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Phase, Season

PASSWORD = "mat-khau-thu-2026"
NOON = datetime(2023, 6, 15, 5, 0, tzinfo=UTC)  # 12:00 in Ho Chi Minh City

PHASES = (
    (Phase.Kind.SETUP, date(2023, 2, 15), Phase.Owner.HEAD),
    (Phase.Kind.REGISTRATION, date(2023, 3, 10), Phase.Owner.UNITS),
    (Phase.Kind.SIGNING, date(2023, 3, 31), Phase.Owner.UNITS),
    (Phase.Kind.RUNNING, date(2023, 10, 31), Phase.Owner.UNITS),
    (Phase.Kind.SCORING, date(2023, 11, 20), Phase.Owner.UNITS),
    (Phase.Kind.REVIEWING, date(2023, 12, 5), Phase.Owner.HEAD),
    (Phase.Kind.CONFERENCE, date(2023, 12, 20), Phase.Owner.HEAD),
)


def make_user(username: str, full_name: str = "") -> User:
    """A person who can sign in with ``PASSWORD``."""
    return User.objects.create(
        username=username, password=_hashed(), full_name=full_name or username.upper()
    )


@cache
def _hashed() -> str:
    """With one salt in a process, so that equal worlds are equal (``tests.replayed``)."""
    return make_password(PASSWORD)


@dataclass
class World:
    """One authority, one bloc, one season; people by unit code."""

    authority: Authority
    bloc: Bloc
    season: Season
    units: dict[str, Unit] = field(default_factory=dict)
    officers: dict[str, User] = field(default_factory=dict)
    leaders: dict[str, User] = field(default_factory=dict)
    standing: User = field(default_factory=User)
    outsider: User = field(default_factory=User)

    @property
    def head(self) -> User:
        """The officer of the head unit."""
        return self.officers[next(iter(self.units))]

    @property
    def deputy(self) -> User:
        """The officer of the deputy unit."""
        return self.officers[list(self.units)[1]]

    @property
    def member(self) -> User:
        """The officer of a unit that is neither head nor deputy."""
        return self.officers[list(self.units)[-1]]


@replayed
def make_world(*, codes: tuple[str, ...] = ("AAA", "BBB", "CCC"), year: int = 2023) -> World:
    """The first code is the head, the second the deputy; ``outsider`` is of another bloc."""
    authority = Authority.objects.create(code=f"tinh-{Authority.objects.count()}", name="Tỉnh Thử")
    bloc = Bloc.objects.create(authority=authority, code="K1", name="Khối thi đua Một")
    season = Season.objects.create(
        bloc=bloc,
        year=year,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        law_as_of=date(year, 1, 1),
    )
    for order, (kind, due_on, owner) in enumerate(PHASES):
        Phase.objects.create(
            season=season, kind=kind, due_on=due_on.replace(year=year), owner=owner, order=order
        )
    world = World(authority, bloc, season)
    roles = [Membership.Role.HEAD, Membership.Role.DEPUTY]
    for order, code in enumerate(codes):
        unit = Unit.objects.create(authority=authority, code=code, name=f"Hội {code}")
        role = roles[order] if order < len(roles) else Membership.Role.MEMBER
        Membership.objects.create(bloc=bloc, unit=unit, year=year, role=role, order=order)
        world.units[code] = unit
        world.officers[code] = seated(f"{code.lower()}.cv", Seat.Kind.OFFICER, unit)
        world.leaders[code] = seated(f"{code.lower()}.tt", Seat.Kind.LEADER, unit)
    world.standing = make_user(f"snv-{authority.code}", "Sở Nội vụ")
    Seat.objects.create(user=world.standing, kind=Seat.Kind.STANDING, authority=authority)
    elsewhere = Bloc.objects.create(authority=authority, code="K2", name="Khối thi đua Hai")
    stranger = Unit.objects.create(authority=authority, code="ZZZ", name="Hội ZZZ")
    Membership.objects.create(bloc=elsewhere, unit=stranger, year=year, role=Membership.Role.HEAD)
    world.outsider = seated(f"zzz.cv.{authority.code}", Seat.Kind.OFFICER, stranger)
    return world


def seated(username: str, kind: str, unit: Unit, title: str = "") -> User:
    """A user with a seat at a unit."""
    user = make_user(username)
    Seat.objects.create(user=user, kind=kind, unit=unit, title=title)
    return user


@replayed
def adopted_table(world: World, definition: dict[str, Any] | None = None) -> Scheme:
    """The season's scoring table, adopted by the head and told in the journal."""
    draft = create_scheme(world.season, definition or SCHEME, actor=world.head, at=NOON)
    return adopt_scheme(draft, revision=draft.revision, actor=world.head, at=NOON)


SCHEME = {
    "total": "100",
    "decimals": "2",
    "bonus_inside_total": "true",
    "na_policy": "exclude_and_rescale",
    "groups": [
        {
            "id": "I",
            "name": "Nhiệm vụ chính trị",
            "max": "60",
            "criteria": [
                {"id": "I.1", "name": "Nhiệm vụ được giao", "max": "40", "measure": "%",
                 "target": {"op": ">=", "value": "100"}, "rule": {"type": "linear"}},
                {"id": "I.2", "name": "Chỉ tiêu riêng đã đăng ký", "max": "20", "measure": "%",
                 "rule": {"type": "average_of_unit_targets"}},
            ],
        },
        {
            "id": "II",
            "name": "Thi đua, khen thưởng",
            "max": "30",
            "criteria": [
                {"id": "II.1", "name": "Phong trào", "max": "20", "measure": "phong trào",
                 "rule": {"type": "per_item", "points_per_item": "5", "cap": "20"}},
                {"id": "II.2", "name": "Báo cáo đúng hạn", "max": "10", "measure": "lần trễ",
                 "rule": {"type": "deduct", "per_event": "2"}},
            ],
        },
        {
            "id": "T",
            "name": "Điểm thưởng",
            "kind": "bonus",
            "max": "10",
            "criteria": [
                {"id": "T.1", "name": "Sáng kiến", "max": "10", "measure": "sáng kiến",
                 "rule": {"type": "per_item", "points_per_item": "5", "cap": "10"}},
            ],
        },
    ],
    "deductions_from_total": [{"id": "TR1", "name": "Nộp đăng ký trễ", "points": "-8"}],
    "disqualify": [{"id": "L1", "name": "Mất đoàn kết nội bộ"}],
    "tie_break": ["I", "II"],
    "awards": [{"award": "CO_TINH", "quota": "1"}, {"award": "BK_TINH", "quota": "1"}],
}  # fmt: skip

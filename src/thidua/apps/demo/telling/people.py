"""The demo's people: an officer and a leader for each unit, one officer for each standing office.

Names are the office, not a person: nobody is invented.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.stories import ANY_DAY, authorities, every_story
from thidua.apps.organisations.actions.authorities import open_standing_office
from thidua.apps.organisations.actions.seats import SeatTerm, give_seat
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Authority, Unit
from thidua.domain.vietnamese_text import fold


@dataclass(frozen=True, slots=True)
class Account:
    """One line of what ``thidua demo`` prints."""

    role: str
    username: str


ACCOUNTS = (
    Account("Trưởng khối, năm đang diễn ra (minh hoạ)", "lv.minh-hoa.cv"),
    Account("Phó trưởng khối (minh hoạ)", "svc.minh-hoa.cv"),
    Account("Chuyên viên đơn vị đang trễ báo cáo (minh hoạ)", "kh.minh-hoa.cv"),
    Account("Thủ trưởng đơn vị (minh hoạ)", "ls.minh-hoa.tt"),
    Account("Cơ quan thường trực tỉnh Minh Hoạ", "snv.minh-hoa"),
    Account("Trưởng khối 2024 (khối đang chạy)", "lhh.gia-lai.cv"),
    Account("Phó trưởng khối 2024", "hhdn.gia-lai.cv"),
    Account("Chuyên viên đơn vị thành viên", "hdy.gia-lai.cv"),
    Account("Thủ trưởng đơn vị thành viên", "hdy.gia-lai.tt"),
    Account("Thủ trưởng chưa ký giao ước (Khánh Hòa)", "td.khanh-hoa.tt"),
    Account("Cơ quan ngoài khối chấm một tiêu chí", "cat.gia-lai.cv"),
    Account("Cơ quan thường trực tỉnh Gia Lai", "snv.gia-lai"),
    Account("Cơ quan thường trực tỉnh Khánh Hòa", "snv.khanh-hoa"),
)
"""One account a role, the living year first."""


class People:
    """Makes and finds the demo's users; all have the same password."""

    def __init__(self, password: str) -> None:
        self.password = password
        self._hashed = make_password(password)

    @staticmethod
    def exist() -> bool:
        """Whether the demo's people are there already."""
        return User.objects.filter(username="snv.gia-lai").exists()

    def renew_passwords(self) -> None:
        """Give every demo account this password, unless it is theirs already."""
        accounts = User.objects.filter(username__in=demo_usernames())
        first = accounts.first()
        if first is not None and not first.check_password(self.password):
            accounts.update(password=self._hashed)

    def standing(self, authority: Authority, at: datetime) -> User:
        """The officer of the standing office, seated there."""
        username = f"snv.{authority.code}"
        user = User.objects.filter(username=username).first()
        if user is None:
            user = self._make(username, f"Chuyên viên {authority.standing_office}")
            open_standing_office(authority, user, title="Chuyên viên", at=at)
        return User.objects.get(pk=user.pk)

    def seat(self, unit: Unit, actor: User, at: datetime) -> None:
        """An officer and a leader for a unit that has none."""
        if unit.seats.exists():
            return
        officer = self._make(officer_name(unit), f"Chuyên viên {unit.name}")
        give_seat(officer, SeatPlace.officer(unit), term=_term("Chuyên viên"), actor=actor, at=at)
        leader = self._make(leader_name(unit), f"Thủ trưởng {unit.name}")
        title = (
            "Chủ tịch" if unit.name.startswith(("Hội", "Liên hiệp", "Hiệp hội")) else "Thủ trưởng"
        )
        give_seat(leader, SeatPlace.leader(unit), term=_term(title), actor=actor, at=at)

    def _make(self, username: str, full_name: str) -> User:
        return User.objects.create(
            username=username, full_name=full_name[:120], password=self._hashed
        )


def demo_usernames() -> list[str]:
    """Every account that the stories make; no other account is ever touched."""
    names = {f"snv.{told['code']}" for told in authorities()}
    for story in every_story(ANY_DAY):
        authority = story.facts["authority"]
        for told in (*story.facts.get("members", ()), *story.facts.get("scorers", ())):
            names |= {f"{fold(told['code'])}.{authority}.{kind}" for kind in ("cv", "tt")}
    return sorted(names)


def officer_name(unit: Unit) -> str:
    """As in hdy.gia-lai.cv."""
    return f"{fold(unit.code)}.{unit.authority.code}.cv"


def leader_name(unit: Unit) -> str:
    """As in hdy.gia-lai.tt."""
    return f"{fold(unit.code)}.{unit.authority.code}.tt"


def officer_of(unit: Unit) -> User:
    """The officer, fresh from the database: what a user may do is kept on the object."""
    return User.objects.get(username=officer_name(unit))


def leader_of(unit: Unit) -> User:
    """The leader, fresh from the database."""
    return User.objects.get(username=leader_name(unit))


def signing_leader(unit: Unit, password: str) -> User:
    """The leader with the password of all accounts of the demo, whose one hash was checked."""
    leader = leader_of(unit)
    leader.check_password = password.__eq__  # type: ignore[assignment] # of this object
    return leader


def _term(title: str) -> SeatTerm:
    return SeatTerm(title=title)

"""What a new authority lacks before its first year runs, for its standing office."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority, Bloc, Membership, Seat, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season

START = "start-guide"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, what to press, where, whether it is done."""

    text: str
    button: str
    url: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Start:
    """The steps of one authority, in their usual order; none waits for another."""

    authority: Authority
    steps: list[Step]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def next(self) -> Step | None:
        """The first that is not done."""
        return next((step for step in self.steps if not step.is_done), None)


def starts_of(user: User) -> list[Start]:
    """The authorities of the user's office that lack something; one question, none once closed."""
    offices = seats_of(user).standing_of
    if not offices or START in user.closed_pointers.split(","):
        return []
    held = {"authority": OuterRef("pk")}
    seasons = Season.objects.filter(bloc__authority=OuterRef("pk"))
    found = Authority.objects.filter(pk__in=offices).annotate(
        has_units=Exists(Unit.objects.filter(**held)),
        has_blocs=Exists(Bloc.objects.filter(**held)),
        has_members=Exists(Membership.objects.filter(bloc__authority=OuterRef("pk"))),
        has_people=Exists(Seat.objects.filter(unit__authority=OuterRef("pk"))),
        has_seasons=Exists(seasons),
        has_table=Exists(
            Scheme.objects.filter(season__bloc__authority=OuterRef("pk"), adopted_at__isnull=False)
        ),
    )
    starts = (Start(each, _steps(each)) for each in found.order_by("name", "pk"))
    return [start for start in starts if start.next]


def _steps(authority: Authority) -> list[Step]:
    def to(name: str, *, own: bool = True) -> str:
        return reverse(name, args=[authority.pk] if own else [])

    has = vars(authority)
    return [
        Step(
            _("Tên cơ quan thường trực, địa danh in trên văn bản"), _("Ghi"),
            to("organisations:edit_authority"), bool(authority.place),
        ),
        Step(
            _("Đơn vị: nhập từ Excel, có mẫu để tải"), _("Nhập đơn vị"),
            to("organisations:import_units"), has["has_units"],
        ),
        Step(
            _("Khối thi đua theo quyết định chia khối, cụm"), _("Lập khối"),
            to("organisations:create_bloc"), has["has_blocs"],
        ),
        Step(
            _("Đơn vị thành viên, Trưởng khối, Phó trưởng khối của năm"), _("Chọn thành viên"),
            to("organisations:blocs", own=False), has["has_members"],
        ),
        Step(
            _("Người của các đơn vị: mời một lần, in thư có mã QR"), _("Mời nhiều người"),
            to("organisations:invite_many"), has["has_people"],
        ),
        Step(
            _("Năm thi đua đầu tiên, hạn từng bước"), _("Lập năm"),
            to("seasons:create", own=False), has["has_seasons"],
        ),
        Step(
            _("Bảng điểm từ Word, Excel hoặc bảng mẫu, đã thông qua"), _("Đến bảng điểm"),
            to("seasons:list", own=False), has["has_table"],
        ),
    ]  # fmt: skip

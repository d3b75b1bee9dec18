"""The catalogue of an authority: each movement, and which blocs joined it in a year."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.movements.models import CalledMovement, Movement
from thidua.apps.movements.queries import calls_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.badges import Badge
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class CallRow:
    """One movement of the catalogue; ``joined``: blocs of the year that the user sees."""

    call: CalledMovement
    days: str
    badge: Badge
    joined: Sequence[str]
    missing: int
    may_keep: bool


def years_called(user: User, day: date) -> list[int]:
    """From the first year of a movement to the next one."""
    first = calls_visible_to(user).order_by("starts_on").values_list("starts_on", flat=True).first()
    return list(range(day.year + 1, min(first or day, day).year - 1, -1))


def call_rows(user: User, year: int, day: date) -> list[CallRow]:
    """What goes on in a year, newest first; three queries."""
    ends = Q(ends_on=None) | Q(ends_on__year__gte=year)
    going_on = calls_visible_to(user).filter(ends, starts_on__year__lte=year)
    calls = list(going_on.order_by("-starts_on", "-pk"))
    seasons = {each.pk: each for each in seasons_visible_to(user).filter(year=year)}
    joined: dict[int, list[Season]] = {}
    rows = Movement.objects.filter(call__in=calls, season__in=seasons).order_by("season")
    for call, season in rows.values_list("call", "season"):
        joined.setdefault(call or 0, []).append(seasons[season])
    kept = seats_of(user).standing_of
    return [_row(call, joined.get(call.pk, []), seasons.values(), day, kept) for call in calls]


def _row(
    call: CalledMovement,
    joined: Sequence[Season],
    seasons: Collection[Season],
    day: date,
    kept: Collection[int],
) -> CallRow:
    of_authority = sum(each.bloc.authority_id == call.authority_id for each in seasons)
    end = written_day(call.ends_on) if call.ends_on else _("không định ngày kết thúc")
    return CallRow(
        call,
        f"{written_day(call.starts_on)} – {end}",
        _badge(call, day),
        [each.bloc_name for each in joined],
        of_authority - len(joined),
        may_keep=call.retired_on is None and call.authority_id in kept,
    )


def _badge(call: CalledMovement, day: date) -> Badge:
    if call.retired_on is not None:
        return Badge(_("Thôi gọi từ %s") % written_day(call.retired_on))
    if call.ends_on is not None and call.ends_on < day:
        return Badge(_("Đã hết hạn"))
    return Badge(_("Đang gọi tham gia"), "blue")

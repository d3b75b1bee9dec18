"""What others owe before a year moves on, and what comes after that; from facts read already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.seats.roles import BlocRoles
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.pages.lateness import Lateness
from thidua.apps.seasons.queries import due_days_of, phases_of
from thidua.apps.seasons.registries.obligations import NEAR, Obligation
from thidua.apps.seasons.year.reached import coming_phase, states_until
from thidua.web.markup import address_of

_BY_HEAD = {  # state: what the head has to do next, the phase whose due date it has
    Season.State.DRAFT: (gettext_lazy("mở đăng ký thi đua"), Phase.Kind.SETUP),
    Season.State.SIGNED: (gettext_lazy("chuyển sang thực hiện phong trào"), Phase.Kind.SIGNING),
    Season.State.RUNNING: (gettext_lazy("mở chấm điểm"), Phase.Kind.RUNNING),
    Season.State.SCORING: (gettext_lazy("chuyển sang thẩm định"), Phase.Kind.SCORING),
    Season.State.REVIEWING: (gettext_lazy("chuyển sang hội nghị"), Phase.Kind.REVIEWING),
    Season.State.CONFERENCE: (gettext_lazy("kết thúc năm và bàn giao"), Phase.Kind.DOSSIER),
}


@dataclass(frozen=True, slots=True)
class Coming:
    """The step that comes next in a year of the user's."""

    season: Season
    phase: Phase


def coming_in(seasons: Sequence[Season], day: date) -> list[Coming]:
    """What comes next, the soonest first; steps past their day say nothing of when."""
    found = [(season, coming_phase(season, list(phases_of(season)))) for season in seasons]
    ahead = [Coming(s, phase) for s, phase in found if phase and phase.due_on >= day]
    return sorted(ahead, key=lambda each: each.phase.due_on)


def awaited_in(standing: Lateness, roles: BlocRoles, day: date) -> Iterator[Obligation]:
    """Members wait for the head; who runs the year waits for the units."""
    if roles.runs_it:
        yield from _of_units(standing, roles)
    if not roles.is_head:
        yield from _of_head(standing, day)


def _of_units(standing: Lateness, roles: BlocRoles) -> Iterator[Obligation]:
    season = standing.season
    others = [row for row in standing.rows if row.member.unit_id not in roles.member_units]
    for place, phase in enumerate(standing.phases):
        if phase.owner != Phase.Owner.UNITS or states_until(season, phase.kind):
            continue
        missing = sum(row.cells[place].status != "done" for row in others)
        if missing:
            text = _("Đang chờ %(missing)s/%(all)s đơn vị: %(step)s") % {
                "missing": missing, "all": len(others), "step": phase,
            }  # fmt: skip
            yield _wait(season, text, phase.due_on)


def _of_head(standing: Lateness, day: date) -> Iterator[Obligation]:
    season = standing.season
    step = _BY_HEAD.get(Season.State(season.state))
    due_on = due_days_of(season).get(step[1]) if step else None
    if step is None or due_on is None or due_on - day > NEAR:
        return
    head = [row.member.name for row in standing.rows if row.member.role == Membership.Role.HEAD]
    text = (
        _("Đang chờ Trưởng khối (%(head)s) %(step)s")
        if head
        else _("Đang chờ Trưởng khối %(step)s")
    )
    yield _wait(season, text % {"head": ", ".join(head), "step": step[0]}, due_on)


def _wait(season: Season, text: str, due_on: date) -> Obligation:
    url = f"{address_of('seasons:detail')(season.pk)}#standing-title"
    return Obligation(season, text, "", url, due_on, by_others=True)

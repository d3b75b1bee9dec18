"""What goes over with a unit that changes its kind, shown before it is decided."""

from dataclasses import dataclass

from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.actions.kind_changes import going_of
from thidua.apps.schemes.facts import KindWish
from thidua.apps.schemes.models import KindMember, UnitKind
from thidua.apps.schemes.refusals import KindRefused
from thidua.apps.schemes.registries.amending import obstacles_to, touched_by
from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class UnitToChange:
    """A unit, the kind it is in and the one it may go over to; what moves, what stands against."""

    unit: Unit
    before: UnitKind
    after: UnitKind
    touched: tuple[str, ...]
    obstacles: tuple[str, ...]

    def wish(self, reason: str) -> KindWish:
        """What the action is asked for."""
        return KindWish(self.unit, self.after, reason)


def unit_to_change(season: Season, kind: UnitKind, unit_key: int) -> UnitToChange | None:
    """None where the unit is in no kind of the year, or in this one."""
    rows = KindMember.objects.filter(season=season, unit=unit_key).exclude(kind=kind)
    member = rows.select_related("kind", "unit").first()
    if member is None:
        return None
    try:
        going = going_of(season, member, KindWish(member.unit, kind, ""))
    except KindRefused as refused:
        return UnitToChange(member.unit, member.kind, kind, (), (str(refused),))
    against = tuple(obstacles_to(going))
    return UnitToChange(member.unit, member.kind, kind, tuple(touched_by(going)), against)

"""What another table does to registrations: they stay, and are named."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.pledges.models import PlannedTarget
from thidua.apps.schemes.definition.outline import all_criteria
from thidua.apps.schemes.queries import kind_keys
from thidua.apps.schemes.registries.amending import Going, follows_amendment
from thidua.apps.seasons.queries import members_of


class _Registrations:
    """Targets that units registered for criteria of the version before."""

    def stands_against(self, going: Going) -> str:
        """Nothing: what was registered stays as it was accepted."""
        return ""

    def touched(self, going: Going) -> list[str]:
        """By criterion that goes, or is counted or measured otherwise: who registered for it."""
        before, after = (
            {c["id"]: c for c in all_criteria(each.definition)} for each in (going.old, going.new)
        )
        asked = ("measure", "target", "rule", *(["name"] if going.unit else []))
        moved = [key for key, line in before.items() if _other(line, after.get(key), asked)]
        found: dict[str, list[str]] = defaultdict(list)
        targets = PlannedTarget.objects.filter(
            registration__season=going.old.season_id,
            registration__unit__in=_units(going),
            criterion__in=moved,
        ).select_related("registration__unit")
        for target in targets.order_by("registration__unit__sort_text", "pk"):
            name = str(target.registration.unit)
            if name not in found[target.criterion]:
                found[target.criterion].append(name)
        return [
            _("Tiêu chí %(item)s đã có đăng ký chỉ tiêu của %(units)s: cần xem lại.")
            % {"item": key, "units": ", ".join(found[key])}
            for key in moved
            if found[key]
        ]

    def follow(self, going: Going, *, actor: User, at: datetime) -> None:
        """Registrations stay as they were accepted."""


def _units(going: Going) -> list[int]:
    """Whose registrations rest on the table: one unit's, or of all that are scored by it."""
    if going.unit:
        return [going.unit.pk]
    if going.old.kind_id is None:
        return [place.unit_id for place in members_of(going.old.season)]
    keys = kind_keys(going.old.season)
    return [unit for unit, kind in keys.items() if kind == going.old.kind_id]


def _other(line: dict[str, object], now: dict[str, object] | None, asked: Collection[str]) -> bool:
    return now is None or any(line.get(key) != now.get(key) for key in asked)


follows_amendment(_Registrations())

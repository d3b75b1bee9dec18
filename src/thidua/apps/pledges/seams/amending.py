"""What a new version of the table does to registrations: they stay, and are named."""

from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.pledges.models import PlannedTarget
from thidua.apps.schemes.definition.outline import all_criteria
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.amending import follows_amendment


class _Registrations:
    """Targets that units registered for criteria of the version before."""

    def stands_against(self, old: Scheme) -> str:
        """Nothing: what was registered stays as it was accepted."""
        return ""

    def touched(self, old: Scheme, new: Scheme) -> list[str]:
        """By criterion that goes, or is counted or measured otherwise: who registered for it."""
        before, after = ({c["id"]: c for c in all_criteria(each.definition)} for each in (old, new))
        moved = [key for key, line in before.items() if _other(line, after.get(key))]
        found: dict[str, list[str]] = defaultdict(list)
        targets = PlannedTarget.objects.filter(
            registration__season=old.season_id, criterion__in=moved
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

    def follow(self, old: Scheme, new: Scheme, *, actor: User, at: datetime) -> None:
        """Registrations stay as they were accepted."""


def _other(line: dict[str, object], now: dict[str, object] | None) -> bool:
    asked = ("measure", "target", "rule")
    return now is None or any(line.get(key) != now.get(key) for key in asked)


follows_amendment(_Registrations())

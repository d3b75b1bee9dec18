"""What the page of an authority shows of its settings: all there are, and what was set."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.settings.catalogue import SETTING_TYPES, setting_name, setting_value


@dataclass(frozen=True, slots=True)
class SetValue:
    """One value as people read it; ``in_force``: it counts today."""

    value: str
    since: date
    cites: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting with every value that it was given, newest first; none: as the law says."""

    key: str
    name: str
    values: tuple[SetValue, ...]


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings about one matter."""

    name: str
    lines: tuple[SettingRow, ...]

    @property
    def is_set(self) -> int:
        """How many of them were ever set."""
        return sum(bool(line.values) for line in self.lines)


def settings_of(authority: Authority, day: date) -> list[SettingGroup]:
    """Every setting there is, in groups; what is no longer one but was set comes last."""
    kept: dict[str, list[SetValue]] = defaultdict(list)
    for row in authority.settings.order_by("key", "-since"):
        counts = row.since <= day and not any(each.in_force for each in kept[row.key])
        value = setting_value(row.key, row.value)
        kept[row.key].append(SetValue(value, row.since, row.cites, counts))
    groups: dict[str, list[SettingRow]] = defaultdict(list)
    for kind in SETTING_TYPES.values():
        values = tuple(kept.pop(kind.key, ()))
        groups[_(kind.group)].append(SettingRow(kind.key, kind.title, values))
    for key, old in kept.items():
        groups[_("Khác")].append(SettingRow("", setting_name(key), tuple(old)))
    return [SettingGroup(name, tuple(lines)) for name, lines in groups.items()]

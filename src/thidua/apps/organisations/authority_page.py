"""What the page of an authority shows of its settings."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.setting_types import setting_name, setting_value


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as people read it; ``in_force``: the value that counts today."""

    name: str
    value: str
    since: date
    cites: str
    in_force: bool


def settings_of(authority: Authority, day: date) -> list[SettingLine]:
    """Every value that was set, newest first of each."""
    lines: list[SettingLine] = []
    in_force: set[str] = set()
    for row in authority.settings.order_by("key", "-since"):
        counts = row.since <= day and row.key not in in_force
        if counts:
            in_force.add(row.key)
        value = setting_value(row.key, row.value)
        lines.append(SettingLine(setting_name(row.key), value, row.since, row.cites, counts))
    return lines

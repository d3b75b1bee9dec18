"""What the data files tell: one bloc's year, as typed facts."""

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml

from thidua.apps.seasons.year.calendar_plan import SeasonDates

_DATA = files("thidua.apps.demo").joinpath("data")
ANY_DAY = date(2024, 7, 25)
"""When nobody says on which day the living year is told, or it does not matter."""
_COUNTED = re.compile(r"D([+-]\d+)?")
IN_ORDER = (
    "gia-lai-ctxhnn-2023",
    "gia-lai-ctxhnn-2024",
    "gia-lai-so-nganh-tong-hop-2023",
    "khanh-hoa-mttq-2024",
    "hoi-dac-thu-2021",
)
"""The stories; one that continues another comes after it."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One line of a results file."""

    unit: str
    criterion: str
    actual: str
    target: str
    baseline: str
    minus: str
    bonus: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A year as told; ``facts`` is the file, ``rows`` its results, empty when there are none."""

    name: str
    facts: dict[str, Any]
    rows: tuple[StoryRow, ...]

    @property
    def year(self) -> int:
        """The season's year."""
        return int(self.facts["year"])

    @property
    def dates(self) -> SeasonDates | None:
        """Of a year that is no calendar year."""
        if "starts" not in self.facts:
            return None
        return SeasonDates(self.facts["starts"], self.facts["ends"], self.facts["starts"])

    @property
    def scheme_file(self) -> bytes:
        """The scoring table, in the scheme file format; of another story where it names one."""
        name = self.facts.get("scheme", self.name)
        return _DATA.joinpath(f"{name}-scheme.yaml").read_bytes()

    def due(self, phase: str) -> date:
        """The due day of a phase."""
        day: date = self.facts["phases"][phase]
        return day

    @property
    def told_until(self) -> date:
        """The day until which a year that goes on is told."""
        day: date = self.facts.get("today", self.due("midyear"))
        return day

    def rows_of(self, unit: str) -> list[StoryRow]:
        """What one unit reports."""
        return [row for row in self.rows if row.unit == unit]


def authorities() -> list[dict[str, str]]:
    """The authorities of the stories."""
    told: list[dict[str, str]] = _read("authorities")["authorities"]
    return told


def stories() -> list[Story]:
    """All stories, each after the one it continues."""
    return [Story(name, _read(name), _rows(name)) for name in IN_ORDER]


def living(day: date) -> Story:
    """The illustrative year that is half over on ``day``, whenever that is."""
    facts = _on(_read("minh-hoa"), day)
    return Story("minh-hoa", facts | {"year": day.year}, ())


def every_story(day: date) -> list[Story]:
    """The living one first, then those that the press tells of."""
    return [living(day), *stories()]


def _on(told: Any, day: date) -> Any:
    """The same with "D-30" and its like as days counted from ``day``."""
    if isinstance(told, dict):
        return {key: _on(value, day) for key, value in told.items()}
    if isinstance(told, list):
        return [_on(value, day) for value in told]
    counted = _COUNTED.fullmatch(told) if isinstance(told, str) else None
    return day + timedelta(int(counted[1] or 0)) if counted else told


def awards_told() -> dict[str, Any]:
    """The illustrative history of awards of one authority."""
    return _read("gia-lai-awards")


def _read(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(_DATA.joinpath(f"{name}.yaml").read_text("utf-8"))
    return told


def _rows(name: str) -> tuple[StoryRow, ...]:
    path = _DATA.joinpath(f"{name}-results.csv")
    if not path.is_file():
        return ()
    return tuple(StoryRow(**row) for row in csv.DictReader(path.read_text("utf-8").splitlines()))

"""What the awards of an authority are called: its own dated setting, else by level, else the law.

The one place that turns the code of an award into words wherever an authority is known.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.domain.authority_names import Level, own_award_name
from thidua.law.catalogue import catalogue

_KEY = "award_name_"


class AwardNames:
    """The names of one authority; its settings are asked for once, when they are needed."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._settings: dict[str, list[tuple[date, str]]] | None = None

    def of(self, award: str, day: date) -> str:
        """What the award was called on a day."""
        own = next((name for since, name in self._own(award) if since <= day), None)
        if own is not None:
            return own
        level = Level(self._authority.kind)
        return own_award_name(award, level, self._authority.name) or law_name(award)

    def catalogue(self, day: date) -> Iterator[tuple[str, str]]:
        """Every title and form with its name, to choose from."""
        return ((code, self.of(code, day)) for code in catalogue())

    def _own(self, award: str) -> list[tuple[date, str]]:
        if self._settings is None:
            kept: dict[str, list[tuple[date, str]]] = defaultdict(list)
            rows = AuthoritySetting.objects.filter(
                authority=self._authority, key__startswith=_KEY
            ).order_by("-since")
            for key, since, value in rows.values_list("key", "since", "value"):
                kept[key].append((since, value))
            self._settings = dict(kept)
        return self._settings.get(_KEY + award.lower(), [])


def award_name(award: str, authority: Authority, day: date) -> str:
    """What an award of an authority was called on a day."""
    return AwardNames(authority).of(award, day)


def law_name(award: str) -> str:
    """As the law calls it; a code that it does not have stays as it is."""
    entry = catalogue().get(award)
    return entry.name_vi if entry else award

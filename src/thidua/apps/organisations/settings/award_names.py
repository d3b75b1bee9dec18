"""What the awards of an authority are called: its own dated setting, else by level, else the law.

The one place that turns the code of an award into words wherever an authority is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.domain.authority_names import OWN_NAMES, Level, own_award_name
from thidua.law.award_names import known_as
from thidua.law.catalogue import catalogue

_KEY = "award_name_"


class AwardNames:
    """The names of one authority; its settings are asked for once."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._own: dict[str, list[tuple[date, str]]] = defaultdict(list)
        rows = AuthoritySetting.objects.filter(authority=authority, key__startswith=_KEY)
        for key, since, value in rows.order_by("-since").values_list("key", "since", "value"):
            self._own[key].append((since, value))

    def of(self, award: str, day: date) -> str:
        """What the award was called on a day."""
        kept = self._own.get(_KEY + award.lower(), ())
        own = next((name for since, name in kept if since <= day), None)
        if own is not None:
            return own
        level = Level(self._authority.kind)
        return own_award_name(award, level, self._authority.name) or plain_name(award)

    def as_written(self) -> dict[str, str]:
        """Codes by compared names, of every day: for ``award_of`` on a list of the authority."""
        usual = ((code, self.of(code, date.min)) for code in OWN_NAMES)
        kept = (
            (code, name)
            for code in catalogue()
            for _since, name in self._own.get(_KEY + code.lower(), ())
        )
        return known_as([*usual, *kept])

    def catalogue(self, day: date) -> Iterator[tuple[str, str]]:
        """Every title and form with its name, to choose from."""
        return ((code, self.of(code, day)) for code in catalogue())


def names_of(authority: Authority, day: date) -> dict[str, str]:
    """Every title and form by its code, as the authority called it on a day: one query."""
    return dict(AwardNames(authority).catalogue(day))


def names_among(authorities: Iterable[Authority], day: date) -> dict[str, str]:
    """Their own names where all are one authority's, else those said where none is known."""
    found = {authority.pk: authority for authority in authorities}
    if len(found) == 1:
        return names_of(next(iter(found.values())), day)
    return {code: entry.name_vi for code, entry in catalogue().items()}


def in_own_words(text: str, names: Mapping[str, str]) -> str:
    """A sentence about awards with the authority's names in place of those that name no one."""
    for code in OWN_NAMES:
        plain = plain_name(code)
        if not names[code].startswith(plain):
            text = text.replace(plain, names[code])
    return text


def award_name(award: str, authority: Authority, day: date) -> str:
    """What an award of an authority was called on a day."""
    return AwardNames(authority).of(award, day)


def plain_name(award: str) -> str:
    """Where no authority is known, without naming every level; an unknown code stays as it is."""
    entry = catalogue().get(award)
    return entry.name_vi if entry else award

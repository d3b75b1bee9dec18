"""What in the system may prove a line: issued papers, results in the ledger, awards.

Each is found among what the reader may see, and opened by each later reader with that reader's own
rights: a name alone opens nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Sheet
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import deeds_visible_to
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_day

MOST_FOUND = 20
_LOOKED_THROUGH = 400  # those of one unit and year are few: words are compared here

Thing = TypeVar("Thing", bound=Model)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that may be chosen."""

    key: int
    name: str


class Source(ABC, Generic[Thing]):
    """One kind of thing in the system."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What the kind is called."""

    @abstractmethod
    def visible(self, user: User) -> QuerySet[Thing]:
        """Those that the user may see."""

    @abstractmethod
    def concerns(self, sheet: Sheet) -> Q:
        """Those that may prove something of this sheet."""

    @abstractmethod
    def name(self, thing: Thing) -> str:
        """One in words."""

    @abstractmethod
    def address(self, key: int) -> str:
        """Where it is shown."""

    def find(self, user: User, sheet: Sheet, words: str) -> list[Found]:
        """Those of the sheet that hold every word, as far as a page shows."""
        wanted = fold(words).split()
        rows = self.visible(user).filter(self.concerns(sheet)).distinct()[:_LOOKED_THROUGH]
        named = (Found(row.pk, self.name(row)) for row in rows)
        fits = [one for one in named if all(word in fold(one.name) for word in wanted)]
        return fits[:MOST_FOUND]

    def named(self, user: User, keys: Collection[int]) -> dict[int, str]:
        """The names of those of these that the user may see."""
        rows = self.visible(user).filter(pk__in=keys).distinct() if keys else ()
        return {row.pk: self.name(row) for row in rows}


class Papers(Source[IssuedDocument]):
    """Papers issued in the year."""

    @property
    def label(self) -> str:
        """As the tab of the year says."""
        return _("Văn bản đã ban hành")

    def visible(self, user: User) -> QuerySet[IssuedDocument]:
        """Of seasons that the user may see, once they were issued."""
        return documents_visible_to(user).filter(released_at__isnull=False)

    def concerns(self, sheet: Sheet) -> Q:
        """Of the bloc's year: the bloc's own and the unit's."""
        return Q(season=sheet.season_id) & (Q(unit=None) | Q(unit=sheet.unit_id))

    def name(self, thing: IssuedDocument) -> str:
        """Title, number, day."""
        number = _(" số %(number)s") % {"number": thing.number} if thing.number else ""
        told = {"title": f"{thing.title}{number}", "day": written_day(thing.issued_on)}
        return _("%(title)s ngày %(day)s") % told

    def address(self, key: int) -> str:
        """The page of the paper, with the file in force."""
        return reverse("paperwork:document", args=[key])


class Deeds(Source[Deed]):
    """Results in the ledger."""

    @property
    def label(self) -> str:
        """As the tab of the year says."""
        return _("Sổ kết quả")

    def visible(self, user: User) -> QuerySet[Deed]:
        """The own unit's and the bloc's, all for who runs it."""
        return deeds_visible_to(user)

    def concerns(self, sheet: Sheet) -> Q:
        """Done in the year by the unit, with others, or by the bloc; not withdrawn."""
        unit = sheet.unit_id
        whose = Q(unit=unit) | Q(partners=unit) | Q(doer=Deed.Doer.BLOC)
        return Q(season=sheet.season_id, withdrawn_at=None) & whose

    def name(self, thing: Deed) -> str:
        """What was done, and when."""
        return f"{thing.content} ({written_day(thing.done_on)})"

    def address(self, key: int) -> str:
        """Its line."""
        return reverse("ledger:deed", args=[key])


class Awards(Source[AwardRecord]):
    """Awards of the unit and its people."""

    @property
    def label(self) -> str:
        """As the menu says."""
        return _("Khen thưởng")

    def visible(self, user: User) -> QuerySet[AwardRecord]:
        """Of the own units and their people, all for the standing office."""
        return records_visible_to(user).select_related("decision").order_by("-year", "-pk")

    def concerns(self, sheet: Sheet) -> Q:
        """Given to the unit, or to somebody who was there."""
        return Q(unit=sheet.unit_id) | Q(holder_unit=sheet.unit_id)

    def name(self, thing: AwardRecord) -> str:
        """What, to whom, by which decision."""
        told = {"award": thing.award_name, "who": thing.holder_name, "decision": thing.decision}
        return _("%(award)s, %(who)s: Quyết định %(decision)s") % told

    def address(self, key: int) -> str:
        """Its page."""
        return reverse("awards:award", args=[key])


SOURCES: Mapping[str, Source[IssuedDocument] | Source[Deed] | Source[AwardRecord]] = {
    "paper": Papers(),
    "deed": Deeds(),
    "award": Awards(),
}


def addresses_for(user: User, proofs: Iterable[Evidence]) -> dict[int, str]:
    """Where each reference leads, of those that the reader may open; a query for each kind."""
    asked: dict[str, dict[int, int]] = {}
    for proof in proofs:
        if proof.source and proof.source_key is not None:
            asked.setdefault(proof.source, {})[proof.pk] = proof.source_key
    found: dict[int, str] = {}
    for source, keys in asked.items():
        open_to = SOURCES[source].named(user, keys.values())
        found |= {pk: SOURCES[source].address(key) for pk, key in keys.items() if key in open_to}
    return found

"""The register of papers: found by number, day, kind, words; how each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.units.naming import Names, past_names
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import replaced_among
from thidua.apps.paperwork.registries.papers import papers
from thidua.domain.days import UnclearDay
from thidua.domain.typed_days import read_typed_day
from thidua.web.asked import a_choice, a_key, a_text
from thidua.web.badges import Badge
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

_LONGEST_KIND = 40
REPLACED = Badge(gettext_lazy("Đã thay thế"), "secondary", "versions")
LOOKS = {
    IssuedDocument.State.SIGNING: Badge(gettext_lazy("Đang trình ký"), "yellow", "signature"),
    IssuedDocument.State.ISSUED: Badge(gettext_lazy("Đã ban hành"), "green", "circle-check"),
    IssuedDocument.State.WITHDRAWN: Badge(gettext_lazy("Đã thu hồi"), "red", "file-x"),
}


@dataclass(frozen=True, slots=True)
class RegisterAsked(Narrowing):
    """What the address asks for."""

    season: int | None = a_key()
    kind: str = a_text(longest=_LONGEST_KIND)
    state: str = a_choice(IssuedDocument.State.values)
    since: str = a_text(longest=10)
    until: str = a_text(longest=10)

    columns: ClassVar = {
        "day": Column(gettext_lazy("Ngày"), ("issued_on",)),
        "number": Column(gettext_lazy("Số, ký hiệu"), ("number",)),
        "title": Column(gettext_lazy("Văn bản"), ("title",)),
    }
    usual: ClassVar = "-day"
    tail: ClassVar = ("-pk",)

    def filters(self) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        kinds = [(paper.kind, paper.title) for paper in papers()]
        return [
            ("kind", _("Loại văn bản"), _("Tất cả"), options(kinds, self.kind)),
            (
                "state",
                _("Trạng thái"),
                _("Tất cả"),
                options(IssuedDocument.State.choices, self.state),
            ),
        ]

    def span(self, today: date) -> tuple[date | None, date | None]:
        """The days asked for; what is no day is left out."""
        return _day(self.since, today), _day(self.until, today)


def _day(text: str, today: date) -> date | None:
    try:
        return read_typed_day(text, today)
    except UnclearDay:
        return None


def narrowed(
    documents: QuerySet[IssuedDocument], asked: RegisterAsked, today: date
) -> QuerySet[IssuedDocument]:
    """The papers asked for, in order."""
    first, last = asked.span(today)
    found = with_words(documents, asked.words)
    wanted = {
        "season": asked.season,
        "kind": asked.kind or None,
        "state": asked.state or None,
        "issued_on__gte": first,
        "issued_on__lte": last,
    }
    found = found.filter(**{key: value for key, value in wanted.items() if value is not None})
    return found.order_by(*asked.order)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One paper in words."""

    document: IssuedDocument
    issuer: str
    day: str
    look: Badge


def rows_of(found: Iterable[IssuedDocument]) -> list[DocumentRow]:
    """Papers in words, units called as on the day of issuing; two queries however many."""
    documents = list(found)
    names = Names(past_names({each.unit_id for each in documents if each.unit_id}))
    replaced = replaced_among(documents)
    return [
        DocumentRow(
            each,
            names.at(each.unit, each.issued_at) if each.unit else each.issuer,
            written_day(each.issued_on),
            look_of(each, is_replaced=each.pk in replaced),
        )
        for each in documents
    ]


def look_of(document: IssuedDocument, *, is_replaced: bool) -> Badge:
    """How it stands: in force, replaced by a later one, waiting, withdrawn."""
    if is_replaced and document.state == IssuedDocument.State.ISSUED:
        return REPLACED
    return LOOKS[IssuedDocument.State(document.state)]

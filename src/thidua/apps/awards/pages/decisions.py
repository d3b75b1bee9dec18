"""The list of decisions and what one decision gave, as pages ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, When
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.law.catalogue import catalogue
from thidua.web.asked import a_choice, a_year
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

RECORDS_PAGE = 50
_FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class DecisionsAsked(Narrowing):
    """What the address asks for."""

    year: int | None = a_year()
    award: str = a_choice(catalogue())

    columns: ClassVar = {
        "number": Column(gettext_lazy("Số, ký hiệu"), ("number",)),
        "day": Column(gettext_lazy("Ngày"), ("decided_on",)),
    }
    usual: ClassVar = "-day"
    tail: ClassVar = ("-decided_on", "number", "pk")

    def years(self, last: int) -> list[Option]:
        """Years to choose from, newest first; the one asked for among them."""
        years = range(last, max(last - 30, _FIRST_YEAR), -1)
        return options([(year, year) for year in years], self.year)

    def awards(self, names: Mapping[str, str]) -> list[Option]:
        """Titles and forms to choose from, as the user's authority calls them."""
        return options(names.items(), self.award)


def narrowed_decisions(decisions: QuerySet[Decision], asked: DecisionsAsked) -> QuerySet[Decision]:
    """The decisions asked for, in order."""
    decisions = with_words(decisions, asked.words)
    if asked.year is not None:
        span = (date(max(asked.year, 1), 1, 1), date(max(asked.year, 1), 12, 31))
        decisions = decisions.filter(decided_on__range=span)
    if asked.award:
        given = AwardRecord.objects.filter(decision=OuterRef("pk"), award=asked.award)
        decisions = decisions.filter(Exists(given))
    return decisions.order_by(*asked.order)


DecisionRow = tuple[int, str, str, str, str, str, int]
"""Key, number, day, issuer, signatory, fund, how many awards the user sees of it."""


def decision_lines(decisions: QuerySet[Decision], user: User) -> list[DecisionRow]:
    """The decisions of one page as plain texts, in the order of the columns."""
    columns = ("pk", "number", "decided_on", "issuer", "signatory", "fund", "authority")
    rows = list(decisions.values_list(*columns))
    sees_all = {row[-1] for row in rows} <= seats_of(user).standing_of
    records = AwardRecord.objects.all() if sees_all else records_visible_to(user)
    seen = records.filter(decision__in=[row[0] for row in rows])
    counts = dict(seen.order_by().values_list("decision").annotate(count=Count("pk")))
    return [
        (key, number, written_day(day), issuer or "–", who or "–", fund or "–", counts.get(key, 0))
        for key, number, day, issuer, who, fund, _authority in rows
    ]


RecordRow = tuple[int, str, str, str, object, str, SafeString | str]
"""Key, name of award, holder, kind, year, presented, state."""


def record_lines(records: QuerySet[AwardRecord]) -> list[RecordRow]:
    """What a decision gave, one page of it."""
    return [
        (
            record.pk,
            record.award_name,
            record.holder_name,
            kind_in_words(record),
            record.year or "–",
            written_day(record.presented_on) if record.presented_on else _("chưa ghi"),
            _state(record),
        )
        for record in records
    ]


def kind_in_words(record: AwardRecord) -> str:
    """Person, collective or household."""
    if record.person_id is not None:
        return _("Cá nhân")
    return _("Tập thể") if record.unit_id is not None else _("Hộ gia đình")


def records_in(decision: Decision, user: User) -> QuerySet[AwardRecord]:
    """What a decision gave that the user may see: units first, then people, by award and name."""
    records = records_visible_to(user).filter(decision=decision)
    kind = Case(When(unit__isnull=False, then=0), When(person__isnull=False, then=1), default=2)
    return records.annotate(kind=kind).order_by("kind", "award", "holder_name", "pk")


def _state(record: AwardRecord) -> SafeString | str:
    if record.state == AwardRecord.State.DECIDED:
        return record.get_state_display()
    return format_html('<span class="late">{}</span>', record.get_state_display())

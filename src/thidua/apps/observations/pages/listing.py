"""The list of observations: narrowed as the address says, its rows in words, its running sums."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.observations.models import Observation
from thidua.apps.observations.queries import (
    Observable,
    call_then,
    no_longer,
    observations_visible_to,
    sees_all_observations,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members
from thidua.web.asked import a_choice, a_key, a_text
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

MONTHS = {str(month): month for month in range(1, 13)}
_STATES = {"counted": Q(struck_at=None), "struck": Q(struck_at__isnull=False)}
_LONGEST_ITEM = 40


@dataclass(frozen=True, slots=True)
class ObservationsAsked(Narrowing):
    """What the address asks for."""

    unit: int | None = a_key()
    item: str = a_text(longest=_LONGEST_ITEM)
    sign: str = a_choice(Observation.Sign.values)
    month: str = a_choice(MONTHS)
    state: str = a_choice(_STATES, usual="counted")

    columns: ClassVar = {
        "day": Column(gettext_lazy("Ngày"), ("seen_on",)),
        "unit": Column(gettext_lazy("Đơn vị"), ("unit__sort_text",)),
        "content": Column(gettext_lazy("Việc gì"), ("search_text",)),
        "item": Column(gettext_lazy("Mục"), ("item",)),
        "times": Column(gettext_lazy("Cộng, trừ"), ("sign", "times"), is_number=True),
    }
    usual: ClassVar = "-day"
    tail: ClassVar = ("-pk",)

    def filters(
        self, season: Season, user: User, items: Mapping[str, Observable]
    ) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        rows = [(key, each.called) for key, each in items.items()]
        if self.item and self.item not in items:
            rows.append((self.item, no_longer(self.item)))
        months = [(key, _("Tháng %s") % key) for key in MONTHS]
        states = {"counted": _("Đang tính"), "struck": _("Đã gạch bỏ")}
        found = [
            ("item", _("Mục"), _("Tất cả"), options(rows, self.item)),
            ("sign", _("Cộng, trừ"), _("Tất cả"), options(Observation.Sign.choices, self.sign)),
            ("month", _("Thời gian"), _("Cả năm"), options(months, self.month)),
            ("state", _("Tình trạng"), "", options(states.items(), self.state)),
        ]
        if sees_all_observations(user, season):
            units = [(each.unit_id, each.unit.called) for each in named_members(season)]
            found.insert(0, ("unit", _("Đơn vị"), _("Tất cả"), options(units, self.unit)))
        return found


def narrowed(season: Season, user: User, asked: ObservationsAsked) -> QuerySet[Observation]:
    """The observations asked for that the user may see, in order."""
    rows = observations_visible_to(user).filter(_STATES[asked.state], season=season)
    rows = with_words(rows, asked.words)
    if asked.unit is not None:
        rows = rows.filter(unit=asked.unit)
    if asked.item:
        rows = rows.filter(item=asked.item)
    if asked.sign:
        rows = rows.filter(sign=asked.sign)
    if asked.month:
        rows = rows.filter(seen_on__month=MONTHS[asked.month])
    return rows.order_by(*asked.order)


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation in words."""

    observation: Observation
    day: str
    item: str


def rows_of(
    season: Season, found: Iterable[Observation], items: Mapping[str, Observable]
) -> list[ObservationRow]:
    """Observations in words, units under the names of the season."""
    rows = list(found)
    call_then(season, rows)
    return [row_of(row, items) for row in rows]


def row_of(row: Observation, items: Mapping[str, Observable]) -> ObservationRow:
    """One observation in words."""
    item = items.get(row.item)
    return ObservationRow(
        row, written_day(row.seen_on), item.called if item else no_longer(row.item)
    )


@dataclass(frozen=True, slots=True)
class SumRow:
    """What was seen of one row of the table so far."""

    item: str
    name: str
    entries: int
    plus: int
    minus: int


def sums_of(rows: QuerySet[Observation], items: Mapping[str, Observable]) -> list[SumRow]:
    """The running sums by row of the table, in its order; one query."""
    summed = rows.order_by().values_list("item").annotate(
        entries=Count("pk"),
        plus=Sum("times", filter=Q(sign=Observation.Sign.PLUS), default=0),
        minus=Sum("times", filter=Q(sign=Observation.Sign.MINUS), default=0),
    )  # fmt: skip
    found = {item: figures for item, *figures in summed}
    ordered = [*items, *(item for item in sorted(found) if item not in items)]
    return [
        SumRow(item, items[item].called if item in items else no_longer(item), *found[item])
        for item in ordered
        if item in found
    ]

"""What the year brought: money, gifts, houses of the ledger, against the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.insight.extracts.building import SOURCES, Table, table_of
from thidua.apps.insight.extracts.ledger import sums_by
from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.insight.extracts.wishes import narrowed
from thidua.apps.insight.pages.extract import Choice, Sent, filters_in, filters_of, wish_of
from thidua.apps.insight.pages.promised import PromisedRow, promised_rows
from thidua.domain.ledger_sums import LedgerSums
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.web.words import written_percent

_FILTERS = ("year", "authority", "bloc", "movement", "month")
_TABLES = (
    ("movement", "", "money"),
    ("movement", "", "quantity"),
    ("bloc", "", "money"),
    ("month", "", "money"),
)
MOST_MEASURES = 12


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing that is counted: this year, the year before, how far this one got."""

    name: str
    now: str
    before: str
    share: str


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """All of it."""

    year: int
    filters: Sequence[Choice]
    asked: Mapping[str, str]
    compared: Sequence[ComparedRow]
    promised: Sequence[PromisedRow]
    tables: Sequence[Table]


def ledger_page(user: User, offices: Offices, sent: Sent, today: date) -> LedgerPage:
    """Tables of what the address narrows to; of the newest year when none is asked for."""
    source = SOURCES["ledger"]
    asked = {name: key for name, key in filters_in(source, sent).items() if name in _FILTERS}
    year = _year(offices, asked.get("year", ""), today)
    asked["year"] = str(year)
    kinds = [each for each in _TABLES if each[0] not in asked]
    if len(offices) > 1 and "authority" not in asked:
        kinds = [("authority", "", "money"), *(each for each in kinds if each[0] != "bloc")]
    wishes = [wish_of(source, asked, *each) for each in kinds]
    all_years = {name: key for name, key in asked.items() if name != "year"}
    wishes.append(wish_of(source, all_years, "year", "none", "money"))
    return LedgerPage(
        year=year,
        filters=filters_of(source, asked, offices, today, _FILTERS),
        asked=asked,
        compared=_compared(offices, asked, year),
        promised=promised_rows(user, offices, asked, year, today),
        tables=[table_of(offices, each) for each in wishes],
    )


def _year(offices: Offices, asked: str, today: date) -> int:
    """The year asked for, else the newest of which the ledger knows something."""
    if len(asked) == 4 and asked.isdecimal():
        return int(asked)
    newest = SOURCES["ledger"].rows(offices).aggregate(year=Max("season__year"))["year"]
    return newest or today.year


def _compared(offices: Offices, asked: Mapping[str, str], year: int) -> list[ComparedRow]:
    now, before = _sums(offices, asked, year), _sums(offices, asked, year - 1)
    rows = [_money(now, before)] if now.money or before.money else []
    done = {each.measure: each.quantity for each in now.by_measure if each.quantity}
    was = {each.measure: each.quantity for each in before.by_measure if each.quantity}
    for measure in [*done, *(each for each in was if each not in done)][:MOST_MEASURES]:
        figures = done.get(measure), was.get(measure)
        told = [worded_quantity(each) for each in figures]
        rows.append(ComparedRow(measure, told[0], told[1], _share(*figures)))
    return rows


def _sums(offices: Offices, asked: Mapping[str, str], year: int) -> LedgerSums:
    wish = wish_of(SOURCES["ledger"], {**asked, "year": str(year)}, "year", "none", "money")
    return sums_by(narrowed(offices, wish), ()).get((), LedgerSums(None, (), 0))


def _money(now: LedgerSums, before: LedgerSums) -> ComparedRow:
    return ComparedRow(
        _("Số tiền"), worded_money(now.money), worded_money(before.money),
        _share(now.money, before.money),
    )  # fmt: skip


def _share(now: Qualified | None, before: Qualified | None) -> str:
    """Of the year before; about, where one of the two is."""
    if now is None or before is None or not before.value:
        return ""
    share = Fraction(now.value) / Fraction(before.value)
    told = written_percent(share.numerator, share.denominator)
    return f"≈ {told}" if now.qualifier or before.qualifier else told

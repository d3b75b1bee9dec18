"""The year so far in a few words: who is late, what was given and to whom, what was done."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.insight.extracts.awards import rows as awards_of
from thidua.apps.insight.extracts.hiding import LEAST
from thidua.apps.insight.extracts.ledger import rows as deeds_of
from thidua.apps.insight.extracts.ledger import sums_by
from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.insight.pages.year import YearAsked, year_page
from thidua.apps.organisations.seats.roles import seats_of
from thidua.domain.qualified import worded_money
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.words import written_percent


def month_in_words(user: User, day: date) -> str:
    """A sentence or two; "" where nothing happened this year."""
    offices = seats_of(user).standing_of
    told = [*_blocs(user, day), *_awards(offices, day.year), *_results(offices, day.year)]
    if not told:
        return ""
    return _("Tháng %(month)d/%(year)d: %(told)s.") % {
        "month": day.month, "year": day.year, "told": "; ".join(told)
    }  # fmt: skip


def _blocs(user: User, day: date) -> Iterator[str]:
    page = year_page(user, YearAsked(year=day.year), day)
    if page.rows:
        inflated = sum(row.is_inflated for row in page.rows)
        words = {"blocs": len(page.rows), "late": page.late, "units": page.units}
        yield _("%(blocs)d khối, %(late)d/%(units)d đơn vị đang trễ") % words
        if inflated:
            yield _("%d khối tự chấm cao hơn thẩm định từ 5 điểm phần trăm") % inflated


def _awards(offices: Offices, year: int) -> Iterator[str]:
    found = awards_of(offices).filter(year=year).aggregate(
        n=Count("pk"), known=Count("pk", filter=Q(person__is_direct_worker__isnull=False)),
        direct=Count("pk", filter=Q(person__is_direct_worker=True)),
    )  # fmt: skip
    if found["n"]:
        told = _("%s lượt khen thưởng") % format_number(found["n"])
        few = 0 < min(found["direct"], found["known"] - found["direct"]) < LEAST
        if found["known"] and not few:
            share = written_percent(found["direct"], found["known"])
            told = _("%(told)s, lao động trực tiếp %(share)s") % {"told": told, "share": share}
        yield told


def _results(offices: Offices, year: int) -> Iterator[str]:
    sums = sums_by(deeds_of(offices).filter(season__year=year), ()).get(())
    if sums is not None and sums.lines:
        money = worded_money(sums.money)
        told = _("%s dòng kết quả phong trào") % format_number(sums.lines)
        yield f"{told}, {money}" if money else told

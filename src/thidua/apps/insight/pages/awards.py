"""Who is given what: tables of the registry, shares the law looks at, who is close to more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.awards.statistics.unit_counts import cap_on
from thidua.apps.eligibility.models import Screening
from thidua.apps.insight.extracts.building import SOURCES, Table, table_of
from thidua.apps.insight.extracts.hiding import LEAST
from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.insight.extracts.wishes import narrowed
from thidua.apps.insight.pages.extract import Choice, Sent, filters_in, filters_of, wish_of
from thidua.apps.organisations.settings.values import law_value
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.words import written_percent

_FILTERS = ("year", "authority", "bloc", "level", "award")
_TABLES = (
    ("year", "level", "count"),
    ("award", "kind", "count"),
    ("sex", "level", "people"),
    ("direct", "level", "people"),
    ("bloc", "level", "count"),
    ("level", "", "decided"),
    ("level", "", "presented"),
)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share with what it is measured against."""

    name: str
    told: str
    against: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class NearRow:
    """A screening, and how many are close to some award."""

    title: str
    ready: str
    near: str
    day: date | None
    ready_url: str
    near_url: str


@dataclass(frozen=True, slots=True)
class AwardsPage:
    """All of it."""

    filters: Sequence[Choice]
    asked: Mapping[str, str]
    tables: Sequence[Table]
    shares: Sequence[ShareRow]
    near: Sequence[NearRow]
    is_country: bool


def awards_page(offices: Offices, sent: Sent, today: date) -> AwardsPage:
    """Tables of what the address narrows to."""
    source = SOURCES["awards"]
    asked = {name: key for name, key in filters_in(source, sent).items() if name in _FILTERS}
    kinds = [each for each in _TABLES if each[0] not in asked]
    is_country = len(offices) > 1 and "authority" not in asked
    kinds = [("authority", "year", "count"), *kinds] if is_country else kinds
    return AwardsPage(
        filters=filters_of(source, asked, offices, today, _FILTERS),
        asked=asked,
        tables=[table_of(offices, wish_of(source, asked, *each)) for each in kinds],
        shares=_shares(offices, asked, today),
        near=_near(offices, asked, today),
        is_country=is_country,
    )


def _counts(offices: Offices, asked: Mapping[str, str]) -> dict[str, int]:
    """What the shares are made of; one query."""
    wish = wish_of(SOURCES["awards"], asked, "year", "none", "count")
    persons = Q(person__isnull=False)
    counts: dict[str, int] = narrowed(offices, wish).order_by().aggregate(
        sex=Count("pk", filter=persons & ~Q(person__sex="")),
        women=Count("pk", filter=Q(person__sex="female")),
        known=Count("pk", filter=Q(person__is_direct_worker__isnull=False)),
        direct=Count("pk", filter=Q(person__is_direct_worker=True)),
        advanced=Count("pk", filter=persons & Q(award="LDTT")),
        fighters=Count("pk", filter=persons & Q(award="CSTDCS")),
        flags=Count("pk", filter=Q(award="CO_TINH")),
        state_flags=Count("pk", filter=Q(award="CO_CP")),
    )  # fmt: skip
    return counts


def _shares(offices: Offices, asked: Mapping[str, str], today: date) -> list[ShareRow]:
    """Women and direct workers among persons, and what the law bounds."""
    found = _counts(offices, asked)
    year = int(asked["year"]) if asked.get("year", "").isdecimal() else today.year
    day = min(date(max(2000, min(year, 2100)), 12, 31), date(today.year, 12, 31))
    preferred = _("Luật ưu tiên người lao động trực tiếp; không đặt tỷ lệ.")
    women = _("Nữ, trong lượt cá nhân đã ghi giới tính")
    direct = _("Lao động trực tiếp, trong lượt đã ghi")
    rows = [
        _personal_share(women, found["women"], found["sex"], ""),
        _personal_share(direct, found["direct"], found["known"], preferred),
    ]
    cap = cap_on(next(iter(offices)), day) if len(offices) == 1 else None
    bound = (
        _against(cap.share, cap.citation) if cap else _("không có trần chung; địa phương quy định")
    )
    rows.append(
        _share(
            _("Chiến sĩ thi đua cơ sở so với Lao động tiên tiến"), found["fighters"],
            found["advanced"], bound, cap.share if cap else None,
        )
    )  # fmt: skip
    most = law_value("titles.co_cp_share_of_leaders", day)
    rows.append(
        _share(
            _("Cờ thi đua của Chính phủ so với Cờ thi đua của tỉnh"), found["state_flags"],
            found["flags"], _against(most.value, most.cites) if most else "",
            most.value if most else None,
        )
    )  # fmt: skip
    return [row for row in rows if row is not None]


def _against(share: Decimal, cites: str) -> str:
    told = {"share": written_percent(int(share * 1000), 1000), "cites": cites}
    return _("không quá %(share)s (%(cites)s)") % told


def _personal_share(name: str, part: int, whole: int, against: str) -> ShareRow | None:
    """By what only they know of themselves: not told of few."""
    if 0 < min(part, whole - part) < LEAST:
        return ShareRow(name, _("số người quá ít, không nêu"), against)
    return _share(name, part, whole, against)


def _share(
    name: str, part: int, whole: int, against: str, most: Decimal | None = None
) -> ShareRow | None:
    if not whole:
        return None
    figures = f"{format_number(part)}/{format_number(whole)}"
    is_over = most is not None and part > most * whole
    return ShareRow(name, f"{written_percent(part, whole)} ({figures})", against, is_over)


def _near(offices: Offices, asked: Mapping[str, str], today: date) -> list[NearRow]:
    """The newest finished screening of all of each authority and kind, for this or a later year."""
    mine = [key for key in offices if asked.get("authority") in {None, str(key)}]
    done = Screening.objects.filter(
        authority__in=mine, unit=None, finished_at__isnull=False, award_year__gte=today.year
    ).select_related("authority")
    newest: dict[tuple[int, str], Screening] = {}
    for each in done.order_by("award_year", "finished_at", "pk"):
        newest[each.authority_id, each.kind] = each
    return [_near_row(each) for each in newest.values()]


def _near_row(screening: Screening) -> NearRow:
    rows = screening.rows.aggregate(
        ready=Count("pk", filter=Q(yes__gt=0)), near=Count("pk", filter=Q(near__gt=0))
    )
    place = reverse("eligibility:screening", args=[screening.pk])
    return NearRow(
        f"{screening.authority}: {screening}",
        format_number(rows["ready"]),
        format_number(rows["near"]),
        timezone.localdate(screening.finished_at) if screening.finished_at else None,
        f"{place}?answer=yes",
        f"{place}?answer=near",
    )

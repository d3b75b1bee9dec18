"""What holds in an authority on a day: its own dated setting, else the law's number."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.domain.confidence import Confidence
from thidua.domain.exact import NotANumber, parse_number
from thidua.law.dated import NotInForce, UnknownParameter, parameter
from thidua.web.prepared import prepared


@dataclass(frozen=True, slots=True)
class ValueInForce:
    """A number, where it says so, and how sure that is; the authority's own is sure."""

    value: Decimal
    cites: str
    confidence: Confidence
    is_own: bool

    @property
    def blocks(self) -> bool:
        """Whether what exceeds it is refused, not only warned of."""
        return self.confidence.may_block

    @property
    def source(self) -> str:
        """The citation, and when it is not sure, that it is not."""
        if self.blocks:
            return self.cites
        return f"{self.cites}; {self.confidence.words}"


def own_value(authority: Authority | int, key: str, day: date) -> ValueInForce | None:
    """What the authority decided, in force on ``day``; None when it decided nothing."""
    own = own_text(authority, key, day)
    if own is None:
        return None
    text, cites = own
    try:
        value = parse_number(text.strip())
    except NotANumber:
        return None
    return ValueInForce(value, cites, Confidence.TEXT, is_own=True)


def own_text(authority: Authority | int, key: str, day: date) -> tuple[str, str] | None:
    """Words that the authority set, in force on ``day``, and where it says so."""
    office = authority if isinstance(authority, int) else authority.pk
    return next(iter(_own([office], key=key, day=day)), None)


@prepared
def _own(
    authorities: Collection[int], *, key: str, day: date
) -> QuerySet[AuthoritySetting, tuple[str, str]]:
    rows = AuthoritySetting.objects.filter(authority__in=authorities, key=key, since__lte=day)
    return rows.order_by("-since").values_list("value", "cites")[:1]


def law_value(name: str, day: date) -> ValueInForce | None:
    """The law's parameter ``name`` in force on ``day``; None when there is none."""
    try:
        written = parameter(name).at(day)
    except (NotInForce, UnknownParameter):
        return None
    return ValueInForce(written.value, written.citation, written.confidence, is_own=False)


def setting_or_law(
    authority: Authority, key: str, name: str | None, day: date
) -> ValueInForce | None:
    """The authority's setting ``key``, else the law's parameter ``name``; None for neither."""
    own = own_value(authority, key, day)
    return own if own is not None or name is None else law_value(name, day)


def own_days(authority: Authority, key: str) -> frozenset[date]:
    """The days that an authority named under one key: each a setting of its own."""
    rows: Iterable[str] = AuthoritySetting.objects.filter(authority=authority, key=key).values_list(
        "value", flat=True
    )
    return frozenset(date.fromisoformat(value) for value in rows)

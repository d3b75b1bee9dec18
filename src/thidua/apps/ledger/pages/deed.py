"""The page of one line: everything it says, its parts, and what it said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.ledger.models import Deed, DeedVersion
from thidua.apps.ledger.pages.ledger import LedgerRow, row_of
from thidua.apps.organisations.models import Unit
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class Version:
    """What the line said before a correction."""

    version: DeedVersion
    said: list[tuple[str, str]]


def facts_in_words(deed: Deed) -> list[tuple[str, str]]:
    """Label and words of everything that is told of a line."""
    row: LedgerRow = row_of(deed)
    partners = ", ".join(unit.called for unit in deed.partners.all())
    pairs = [
        (_("Ai làm"), row.doer),
        (_("Cùng làm với"), partners),
        (_("Số lượng"), row.quantity),
        (_("Số tiền"), row.money),
        (_("Số tiền cộng vào tổng"), worded_money(deed.claim.money_in_all) if deed.is_each else ""),
        (_("Phong trào"), str(deed.movement or "")),
        (_("Cho ai"), deed.beneficiary),
        (_("Ở đâu"), deed.place),
        (_("Thời gian"), row.day),
        (_("Minh chứng"), deed.evidence),
        (_("Nhập bằng"), str(deed.get_source_display())),
    ]
    return [(label, words) for label, words in pairs if words]


def versions_of(deed: Deed) -> list[Version]:
    """Former wordings, newest first."""
    found = list(deed.versions.select_related("by"))
    names = _names(found)
    return [Version(version, _said(version.facts, names)) for version in found]


def _names(versions: list[DeedVersion]) -> Mapping[int, str]:
    keys = {version.facts.get("unit") for version in versions}
    keys |= {key for version in versions for key in version.facts.get("partners", ())}
    return {unit.pk: unit.called for unit in Unit.objects.filter(pk__in=keys - {None})}


def _said(facts: Mapping[str, Any], names: Mapping[int, str]) -> list[tuple[str, str]]:
    money = worded_money(_figure(facts, "money"))
    if facts.get("is_each"):
        money = _("%(money)s mỗi %(measure)s") % {"money": money, "measure": facts["measure"]}
    pairs = [
        (_("Đã làm gì"), facts["content"]),
        (_("Đơn vị"), names.get(facts.get("unit", 0), _("Cả Khối"))),
        (_("Ghi rõ ai làm"), facts.get("doer_name", "")),
        (_("Cùng làm với"), ", ".join(names.get(key, "") for key in facts.get("partners", ()))),
        (_("Số lượng"), worded_quantity(_figure(facts, "quantity"), facts.get("measure", ""))),
        (_("Số tiền"), money),
        (_("Cho ai"), facts.get("beneficiary", "")),
        (_("Ở đâu"), facts.get("place", "")),
        (_("Từ ngày"), _day(facts.get("since"))),
        (_("Ngày làm"), _day(facts.get("done_on"))),
        (_("Minh chứng"), facts.get("evidence", "")),
    ]
    return [(label, words) for label, words in pairs if words]


def _figure(facts: Mapping[str, Any], name: str) -> Qualified | None:
    if name not in facts:
        return None
    return Qualified(Decimal(facts[name]), facts.get(f"{name}_qualifier", ""))


def _day(text: str | None) -> str:
    return written_day(date.fromisoformat(text)) if text else ""

"""Lines that may tell of one work, in pairs."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ledger.models import Deed, TwoWorks
from thidua.apps.ledger.pages.ledger import LedgerRow, row_of
from thidua.apps.ledger.queries import call_then, claimed, deeds_in
from thidua.apps.seasons.models import Season
from thidua.domain.ledger_doubles import Suspicion, suspected


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines and what is the same in them."""

    first: LedgerRow
    second: LedgerRow
    why: str


def suspicions_in(season: Season, user: User) -> tuple[list[Suspicion], dict[int, Deed]]:
    """The suspicions among lines that the user sees, and the lines by key; two queries."""
    deeds = {deed.pk: deed for deed in deeds_in(season, user)}
    cleared = set(TwoWorks.objects.filter(first__season=season).values_list("first", "second"))
    return suspected(map(claimed, deeds.values()), cleared), deeds


def pairs_in(season: Season, user: User, only: Deed | None = None) -> list[Pair]:
    """The pairs to be looked at; ``only`` those of one line."""
    found, deeds = suspicions_in(season, user)
    if only is not None:
        found = [each for each in found if only.pk in {each.first, each.second}]
    call_then(season, deeds.values())
    return [
        Pair(row_of(deeds[each.first]), row_of(deeds[each.second]), _why(each)) for each in found
    ]


def _why(suspicion: Suspicion) -> str:
    if suspicion.same_quantity and suspicion.same_money:
        return _("cùng số lượng và số tiền")
    return _("cùng số lượng, việc ghi giống nhau") if suspicion.same_quantity else _(
        "cùng số tiền, việc ghi giống nhau"
    )  # fmt: skip

"""How a line of the ledger looks."""

from django.utils.translation import gettext as _

from thidua.apps.ledger.models import Deed
from thidua.web.badges import Badge, tell_badge


@tell_badge(Deed)
def deed_badge(deed: Deed) -> Badge:
    """Counted, a part of another, or taken back."""
    if deed.withdrawn_at is not None:
        return Badge(_("Đã rút"), "red", "x")
    if deed.part_of_id is not None:
        return Badge(_("Trong đó"), "azure", "corner-down-right")
    return Badge(_("Được tính"), "green", "check")

"""Where the journal tells of an account: with the authority where it has its first seat."""

from django.db.models.functions import Coalesce

from thidua.apps.accounts.models import User
from thidua.apps.audit.registries.places import authority_of
from thidua.apps.organisations.models import Seat


@authority_of("accounts.user")
def first_authority(user: User) -> int | None:
    """The authority of its oldest seat; nobody's while it has none."""
    where = Coalesce("authority", "unit__authority")
    return Seat.objects.filter(user=user).order_by("pk").values_list(where, flat=True).first()

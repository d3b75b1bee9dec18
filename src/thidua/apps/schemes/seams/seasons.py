"""What the seasons ask of schemes: a signed covenant needs a table; next year starts from it."""

from datetime import datetime

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.schemes.actions.drafting import start_draft
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import adopted_scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import guard
from thidua.apps.seasons.registries.succession import carries_over


@guard(Season.State.SIGNED, page="schemes:season")
def table_is_adopted(season: Season) -> str | None:
    """Units sign what they will be scored by."""
    if adopted_scheme(season):
        return None
    return _("Bảng điểm chưa được thông qua")


@carries_over
def copy_table(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Next year's draft is this year's table; what the new season already has is left alone."""
    table = adopted_scheme(old)
    if table is None or Scheme.objects.filter(season=new).exists():
        return
    start_draft(new, table.definition, based_on=table, actor=actor, at=at)

"""What the seasons ask of schemes: a signed covenant needs a table; next year starts from it."""

from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.schemes.actions.drafting import start_draft
from thidua.apps.schemes.actions.kinds_copied import copy_kinds
from thidua.apps.schemes.guards import gaps_of_kinds
from thidua.apps.schemes.models import KindMember, Scheme
from thidua.apps.schemes.queries import kinds_of, tables_in_force
from thidua.apps.seasons.actions.following import give_back, give_to_successor
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.departing import follower
from thidua.apps.seasons.registries.guards import guard
from thidua.apps.seasons.registries.succession import carries_over

follower("kind", go=partial(give_to_successor, KindMember), back=partial(give_back, KindMember))


@guard(Season.State.SIGNED, page="schemes:season")
def table_is_adopted(season: Season) -> str | None:
    """Units sign what they will be scored by."""
    if gaps := list(gaps_of_kinds(season)):
        return " ".join(gaps)
    if tables_in_force(season):
        return None
    return _("Bảng điểm chưa được thông qua")


@carries_over
def copy_table(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Next year's drafts are this year's tables; what the new season already has is left alone."""
    if Scheme.objects.filter(season=new).exists() or kinds_of(new):
        return
    kinds = copy_kinds(old, new)
    for table in tables_in_force(old):
        place = kinds.get(table.kind_id or 0) or new
        start_draft(place, table.definition, based_on=table, actor=actor, at=at)

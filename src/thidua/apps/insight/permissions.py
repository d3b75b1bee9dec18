"""Who keeps a view, and who takes one off."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.insight.models import SavedView
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of


@permission("insight.save_view")
def looks_over_all(user: User, authority: Authority) -> bool:
    """The authority's standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("insight.drop_view")
def owns_view(user: User, view: SavedView) -> bool:
    """Whoever saved it."""
    return view.owner_id == user.pk

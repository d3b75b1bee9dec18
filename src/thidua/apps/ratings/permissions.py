"""Who sets the kinds of ratings, and who says how a unit was rated."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.ratings.facts import RatingPlace
from thidua.apps.ratings.models import Rating
from thidua.apps.ratings.queries import ratings_visible_to


@permission(
    "ratings.set_kinds",
    covers=(
        "ratings.create_kind",
        "ratings.create_usual_kinds",
        "ratings.edit_kind",
        "ratings.retire_kind",
    ),
)
def sets_kinds(user: User, authority: Authority) -> bool:
    """Its standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("ratings.view_rating")
def sees_rating(user: User, rating: Rating) -> bool:
    """The own unit's, those of the same bloc and year, an issuer's kinds, the office's."""
    return ratings_visible_to(user).filter(pk=rating.pk).exists()


@permission("ratings.rate", covers=("ratings.record_rating", "ratings.record_ratings"))
def rates(user: User, written: RatingPlace) -> bool:
    """The unit itself, the unit that issues the kind, the standing office."""
    seats = seats_of(user)
    if written.kind.authority_id != written.unit.authority_id:
        return False
    if written.kind.authority_id in seats.standing_of:
        return True
    return written.unit.pk in seats.units or written.kind.issuing_unit_id in seats.units


@permission("ratings.remove_rating")
def removes_rating(user: User, rating: Rating) -> bool:
    """Who may write it; what others wrote of a unit is not the unit's to remove."""
    return rates(user, RatingPlace(rating.kind, rating.unit, rating.year))

"""Reading for reviews: whose results a user sees, where targets take theirs from."""

from collections.abc import Mapping

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.models import CommonTarget, Covenant
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.reviews.models import TargetSource
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members, roles_in, seasons_visible_to


def sees_whole_review(user: User, season: Season) -> bool:
    """Whether a user sees every unit's results: head, deputy, standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def units_reviewed(season: Season, user: User) -> list[Unit]:
    """The units whose results a user sees, in the bloc's order, as the year calls them."""
    members = named_members(season)
    if not sees_whole_review(user, season):
        mine = roles_in(user, season).member_units
        members = [member for member in members if member.unit_id in mine]
    return [member.unit for member in members]


def season_before(season: Season, user: User) -> Season | None:
    """The bloc's year before this one, if the user may see it."""
    earlier = seasons_visible_to(user).filter(bloc=season.bloc_id, year=season.year - 1)
    return earlier.first()


def targets_of(season: Season) -> list[CommonTarget]:
    """The common targets that the bloc adopted; a draft promises nothing yet."""
    covenant = covenant_in_force(season)
    if covenant is None or covenant.state == Covenant.State.DRAFT:
        return []
    return list(covenant.targets.all())


def sources_of(season: Season) -> Mapping[str, TargetSource]:
    """Where results come from, by the wording of the target, as far as somebody said."""
    return {each.target: each for each in TargetSource.objects.filter(season=season)}

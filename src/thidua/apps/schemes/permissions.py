"""Who may read, write and adopt scoring tables."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.models import Scheme, SchemeTemplate
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission("schemes.view")
def sees_scheme(user: User, scheme: Scheme) -> bool:
    """Whoever sees the season sees its scoring tables."""
    return seasons_visible_to(user).filter(pk=scheme.season_id).exists()


@permission(
    "schemes.create",
    "schemes.make_kinds",
    "schemes.edit_kind",
    "schemes.remove_kind",
    "schemes.place_units",
    "schemes.change_kind",
    "schemes.set_ranking_way",
)
def starts_scheme(user: User, season: Season) -> bool:
    """The head, the deputy and the standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("schemes.edit", "schemes.undo", "schemes.discard")
def writes_scheme(user: User, scheme: Scheme) -> bool:
    """The head, the deputy and the standing office, as long as it is a draft."""
    return starts_scheme(user, scheme.season)


@permission("schemes.adopt", "schemes.supersede")
def decides_on_scheme(user: User, scheme: Scheme) -> bool:
    """The bloc adopts and replaces its own table: the head, or the deputy."""
    return roles_in(user, scheme.season).runs_it


@permission("schemes.keep_template")
def keeps_templates(user: User, authority: Authority) -> bool:
    """Its standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("schemes.renew_template", "schemes.publish_template", "schemes.withdraw_template")
def manages_template(user: User, template: SchemeTemplate) -> bool:
    """The standing office of its authority."""
    return template.authority_id in seats_of(user).standing_of

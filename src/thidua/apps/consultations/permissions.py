"""Who may do what with consultations: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.consultations.models import Consultation, Remark
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@dataclass(frozen=True, slots=True)
class Speaking:
    """A unit that says what it thinks."""

    consultation: Consultation
    unit: Unit


@permission("consultations.view")
def sees_consultation(user: User, consultation: Consultation) -> bool:
    """Everybody who may open the year: what is proposed and answered is public in it."""
    return seasons_visible_to(user).filter(pk=consultation.season_id).exists()


@permission("consultations.open_consultation")
def opens_consultation(user: User, season: Season) -> bool:
    """Head, deputy, standing office, who also write the draft."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("consultations.extend_consultation", "consultations.close_consultation")
def runs_consultation(user: User, consultation: Consultation) -> bool:
    """Whoever may open it."""
    return opens_consultation(user, consultation.season)


@permission("consultations.answer_remark")
def answers_remark(user: User, remark: Remark) -> bool:
    """Whoever may open the consultation."""
    return opens_consultation(user, remark.consultation.season)


@permission("consultations.make_remark", "consultations.give_opinion")
def speaks_for_unit(user: User, speaking: Speaking) -> bool:
    """Officer or leader of a member unit."""
    return speaking.unit.pk in roles_in(user, speaking.consultation.season).member_units


@permission("consultations.withdraw_remark")
def withdraws_remark(user: User, remark: Remark) -> bool:
    """Officer or leader of the unit that made it."""
    return remark.unit_id in roles_in(user, remark.consultation.season).member_units

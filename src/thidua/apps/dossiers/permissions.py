"""Who proposes, prepares, sends, appraises and decides; and who may look."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


def _sits_at(user: User, authority_id: int) -> bool:
    return authority_id in seats_of(user).standing_of


def _runs_bloc(user: User, nomination: Nomination) -> bool:
    return nomination.season is not None and roles_in(user, nomination.season).runs_it


@permission("dossiers.nominate_from_conference")
def nominates_for_bloc(user: User, season: Season) -> bool:
    """The head or the deputy of the bloc that year, and the standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("dossiers.nominate_by_hand")
def nominates_for_unit(user: User, unit: Unit) -> bool:
    """The unit's own officers and leader, and the standing office."""
    return unit.pk in seats_of(user).units or _sits_at(user, unit.authority_id)


@permission("dossiers.view")
def sees_dossier(user: User, nomination: Nomination) -> bool:
    """The unit that made the dossier, who runs the bloc that year, and the standing office."""
    return (
        nomination.from_unit_id in seats_of(user).units
        or _sits_at(user, nomination.authority_id)
        or _runs_bloc(user, nomination)
    )


@permission(
    "dossiers.prepare",
    covers=(
        "dossiers.renew_checklist",
        "dossiers.file_paper",
        "dossiers.link_document",
        "dossiers.waive_paper",
        "dossiers.clear_paper",
        "dossiers.save_report",
        "dossiers.complete",
        "dossiers.reopen",
    ),
)
def prepares_dossier(user: User, nomination: Nomination) -> bool:
    """The unit's people; the head and deputy for the bloc's own papers."""
    return nomination.from_unit_id in seats_of(user).units or _runs_bloc(user, nomination)


@permission("dossiers.send", "dossiers.withdraw", covers=("dossiers.reopen",))
def sends_dossier(user: User, nomination: Nomination) -> bool:
    """The head or deputy for what the bloc proposed; the unit for what it proposes by itself."""
    if nomination.season is None:
        return nomination.from_unit_id in seats_of(user).units
    return _runs_bloc(user, nomination)


@permission(
    "dossiers.process",
    covers=(
        "dossiers.receive",
        "dossiers.return",
        "dossiers.appraise",
        "dossiers.take_back_appraisal",
        "dossiers.simplify",
        "dossiers.refuse",
        "dossiers.notify_refusal",
        "dossiers.decide",
        "dossiers.present",
        "dossiers.revoke",
        "dossiers.note_recovery",
        "dossiers.ask_opinion",
        "dossiers.note_opinion",
        "dossiers.withdraw_opinion",
    ),
)
def processes_dossier(user: User, nomination: Nomination) -> bool:
    """The standing office receives, returns, appraises, refuses, records decision, presents."""
    return _sits_at(user, nomination.authority_id)


@permission("dossiers.convene_council", "dossiers.nominate_for_government_flag")
def convenes_council(user: User, authority: Authority) -> bool:
    """The standing office prepares the council's meetings and the list for the Government flag."""
    return _sits_at(user, authority.pk)


@permission(
    "dossiers.view_council",
    "dossiers.run_council",
    covers=(
        "dossiers.edit_council",
        "dossiers.enter_votes",
        "dossiers.take_back_vote",
        "dossiers.close_council",
    ),
)
def runs_council(user: User, meeting: CouncilMeeting) -> bool:
    """The standing office notes who is there and enters what was counted."""
    return _sits_at(user, meeting.authority_id)

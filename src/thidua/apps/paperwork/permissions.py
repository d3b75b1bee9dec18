"""Who may read papers and issue them."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@permission(
    "paperwork.issue_document",
    "paperwork.submit_document",
    "paperwork.release_document",
    "paperwork.withdraw_document",
    "paperwork.keep_signed_file",
    "paperwork.take_edited_file",
    "paperwork.reserve_number",
    "paperwork.withdraw_number",
)
def issues_document(user: User, place: Season | Authority) -> bool:
    """Of a bloc the head, the deputy and the standing office; of the office itself only that."""
    if isinstance(place, Authority):
        return place.pk in seats_of(user).standing_of
    roles = roles_in(user, place)
    return roles.runs_it or roles.is_standing


@permission("paperwork.view")
def sees_document(user: User, document: IssuedDocument) -> bool:
    """Whoever sees the season; a unit's own paper is not for other members."""
    return documents_visible_to(user).filter(pk=document.pk).exists()


@permission("paperwork.trust_roots", "paperwork.distrust_root", "paperwork.save_text")
def decides_for_office(user: User, authority: Authority) -> bool:
    """The authority's standing office."""
    return authority.pk in seats_of(user).standing_of

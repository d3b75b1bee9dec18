"""Letters to print for people without an address: the part, the place, a one-time QR."""

from collections.abc import Callable, Iterable

from django.utils import timezone

from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Invitation, Seat
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.invitation_letters import (
    InvitationLetter,
    LetterSheet,
    render_letters,
)
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_day


def letters_pdf(
    sender: str, made: Iterable[tuple[Invitation, str]], address: Callable[[str], str]
) -> bytes:
    """A letter for each invitation; ``address`` makes a link of its secret."""
    letters = tuple(_letter(invitation, address(token)) for invitation, token in made)
    return render_letters(LetterSheet(sender, letters), fonts=find_fonts())


def proposed_username(invitation: Invitation) -> str:
    """The unit's code and the part: what others of the unit understand, and easily typed."""
    code = invitation.unit.code if invitation.unit else "cqtt"
    part = "tt" if invitation.kind == Seat.Kind.LEADER else "cv"
    plain = "".join(letter for letter in fold(code) if letter.isascii() and letter.isalnum())
    return f"{plain}.{part}"


def _letter(invitation: Invitation, link: str) -> InvitationLetter:
    return InvitationLetter(
        who=invitation.full_name,
        part=str(Seat.Kind(invitation.kind).label),
        place=SeatPlace.of(invitation).where,
        username=proposed_username(invitation),
        link=link,
        until=written_day(timezone.localtime(invitation.expires_at)),
    )

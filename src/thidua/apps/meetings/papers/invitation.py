"""The invitation: whom it goes to, the letter by mail, and Giấy mời as a paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.calendar_file import calendar_file
from thidua.apps.meetings.papers.proposal_lists import conference_behind, full_name
from thidua.apps.meetings.queries import agenda_of, seats_held
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.papers.worded import of_the_head
from thidua.apps.paperwork.queries import text_for
from thidua.apps.paperwork.registries.papers import PaperKind, Request, register_paper
from thidua.apps.paperwork.registries.texts import TextKind, TextLook, register_text
from thidua.apps.seasons.queries import named_members
from thidua.documents.kinds.invitation import FIELDS, PARTS, USUAL, InvitationFacts, invitation
from thidua.documents.model import Document, Signature
from thidua.web.languages import in_vietnamese
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a member unit who is invited; without an address only the paper reaches them."""

    unit: str
    name: str
    email: str


def guests_of(conference: Conference, day: date) -> list[Guest]:
    """Leaders and officers of the member units who hold their seat on the day, by unit."""
    units = {m.unit_id: m.unit.called for m in named_members(conference.season)}
    found: dict[tuple[int, int], Guest] = {}
    for seat in seats_held(units, day).order_by("unit", "kind", "pk"):
        if seat.unit_id is not None:
            guest = Guest(units[seat.unit_id], str(seat.user), seat.user.email)
            found.setdefault((seat.unit_id, seat.user_id), guest)
    order = list(units)
    return [found[key] for key in sorted(found, key=lambda key: order.index(key[0]))]


def send_letters(
    conference: Conference, guests: list[Guest], *, url: str, at: datetime
) -> Iterator[tuple[Guest, bool]]:
    """Each guest and whether the mail server took the letter; one connection for all."""
    agenda = agenda_of(conference)
    file = in_vietnamese(calendar_file)(conference, agenda, url=url, at=at)
    connection = get_connection()
    for guest in guests:
        context = {"guest": guest, "conference": conference, "agenda": agenda, "url": url}
        subject, body = _words_of(conference, context)
        letter = EmailMessage(subject, body, to=[guest.email], connection=connection)
        letter.attach("hoi-nghi.ics", file, "text/calendar")
        yield guest, bool(guest.email) and _went_out(letter)


@in_vietnamese
def _words_of(conference: Conference, context: dict[str, object]) -> tuple[str, str]:
    told = {"what": conference, "day": written_day(conference.held_on)}
    named = {**context, "name": full_name(conference)}
    body = render_to_string("meetings/invitation_letter.txt", named)
    return _("Giấy mời: %(what)s, ngày %(day)s") % told, body


def _went_out(letter: EmailMessage) -> bool:
    try:
        return letter.send() == 1
    except (SMTPException, OSError):
        return False


TEXT = TextKind(
    "invitation",
    "Giấy mời họp, hội nghị của khối",
    USUAL,
    FIELDS,
    TextLook("GIẤY MỜI", "Hội nghị tổng kết năm 2026", "GM-KTĐ", of_the_head()),
    PARTS,
)


def build_invitation(request: Request) -> Document:
    """Giấy mời họp."""
    return invitation_of(conference_behind(request), request)


def invitation_of(conference: Conference, request: Request) -> Document:
    """The same of any meeting of the season."""
    season = request.season
    return invitation(
        InvitationFacts(
            header=bloc_header(request, "GM-KTĐ", moment=conference.closed_at),
            bloc=season.bloc_name_at(conference.closed_at),
            conference=full_name(conference),
            invited=tuple(f"Lãnh đạo {m.unit.called}" for m in named_members(season)),
            guests=(season.authority_at(conference.closed_at).standing_office,),
            starts_at=datetime.combine(conference.held_on, conference.starts_at),
            venue=conference.place,
            chair=", ".join(filter(None, [conference.chair_name, conference.chair_office])),
            agenda=tuple(item.title for item in agenda_of(conference)),
            answer_by=conference.answer_by,
            signature=Signature("TRƯỞNG KHỐI", conference.chair_name, authority="TM. KHỐI THI ĐUA"),
            recipients=("Như trên;", "Lưu: VT."),
            text=text_for(request.authority, TEXT),
            illustrative=season.is_illustrative,
        )
    )


register_text(TEXT)
register_paper(
    PaperKind(
        "conference_invitation",
        "Giấy mời hội nghị tổng kết",
        "Thời gian, địa điểm, chương trình; gửi các đơn vị thành viên.",
        build_invitation,
        order=30,
    )
)

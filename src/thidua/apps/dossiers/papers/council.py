"""The papers of the council: its minutes, and the letter with those it voted for."""

from collections.abc import Collection, Iterable
from datetime import date

from thidua.apps.dossiers.council.vote_words import needs_words
from thidua.apps.dossiers.models import CouncilMeeting, CouncilMember, CouncilVote, Nomination
from thidua.apps.dossiers.papers.dossier import of_day, paragraphs
from thidua.apps.dossiers.queries import agreed_in, is_given_by, votes_of
from thidua.apps.meetings.conference.leading_units import leaders_in
from thidua.apps.paperwork.papers.letterhead import council_header, council_of, office_header
from thidua.apps.paperwork.papers.worded import OFFICE_HEAD
from thidua.apps.paperwork.queries import text_for
from thidua.apps.paperwork.registries.papers import PaperNotReady
from thidua.apps.paperwork.registries.texts import TextKind, TextLook, register_text
from thidua.documents.kinds.council_minutes import (
    CouncilList,
    CouncilMinutesFacts,
    CouncilRow,
    CouncilSeat,
    council_minutes,
)
from thidua.documents.kinds.office_letter import (
    FIELDS,
    USUAL,
    OfficeLetterFacts,
    RequestedRow,
    office_letter,
)
from thidua.documents.model import Document
from thidua.domain.authority_names import Level, decider

LETTER = TextKind(
    "office_letter",
    "Tờ trình của cơ quan thường trực sau họp Hội đồng",
    USUAL,
    FIELDS,
    TextLook(
        "TỜ TRÌNH",
        "Về việc khen thưởng",
        "TTr",
        OFFICE_HEAD,
        of_office=True,
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh",),
    ),
)

_STILL_ASKED = (Nomination.State.VOTED, Nomination.State.DECIDED, Nomination.State.PRESENTED)
_UPWARDS = " (đề nghị trình cấp có thẩm quyền)"  # an award that the authority itself does not give
_NOBODY = "Phiên họp này không có hồ sơ nào Hội đồng đã thông qua."


def minutes_document(meeting: CouncilMeeting, number: str = "") -> Document:
    """Biên bản họp Hội đồng; each unit with the bloc that it leads."""
    members = list(meeting.members.all())
    presences = [member.presence for member in members]
    authority = of_day(meeting.authority, meeting.held_on)
    council = council_of(authority)
    return council_minutes(
        CouncilMinutesFacts(
            header=council_header(authority, "BB", meeting.held_on, number),
            council=council,
            held_on=meeting.held_on,
            place=meeting.place,
            chair=meeting.chair_name,
            secretary=meeting.secretary_name,
            members=tuple(
                CouncilSeat(each.name, each.office, str(each.get_presence_display()))
                for each in members
            ),
            present=presences.count(CouncilMember.Presence.PRESENT),
            written=presences.count(CouncilMember.Presence.WRITTEN),
            lists=_council_lists(votes_of(meeting)),
            note=paragraphs(meeting.note),
            recipients=("Thành viên Hội đồng", "Lưu: VT"),
            illustrative=meeting.is_illustrative,
        )
    )


def _council_lists(votes: Iterable[CouncilVote]) -> tuple[CouncilList, ...]:
    votes = list(votes)
    leaders = leaders_in([v.nomination.season_id for v in votes if v.nomination.season_id])
    groups: dict[tuple[str, str], list[CouncilRow]] = {}
    for vote in votes:
        key = (vote.nomination.award_name, needs_words(vote) or "chưa bỏ phiếu")
        groups.setdefault(key, []).append(_council_line(vote, leaders))
    return tuple(CouncilList(award, needs, tuple(rows)) for (award, needs), rows in groups.items())


def _council_line(vote: CouncilVote, leaders: Collection[tuple[int, int]]) -> CouncilRow:
    nomination = vote.nomination
    bloc = nomination.season.bloc_name if nomination.season else ""
    if (nomination.season_id, nomination.unit_id) in leaders:
        bloc = f"Dẫn đầu {bloc}"
    kept = nomination.bloc_vote or {}
    return CouncilRow(
        subject=nomination.subject_name,
        bloc=bloc,
        bloc_vote=kept.get("words", ""),
        agree=vote.agree,
        against=vote.against,
        invalid=vote.invalid,
        passed=vote.passed,
    )


def letter_document(meeting: CouncilMeeting, day: date | None, number: str = "") -> Document:
    """Tờ trình of the standing office with those the council voted for and where each goes."""
    authority = of_day(meeting.authority, day or meeting.held_on)
    kind = Level(authority.kind)
    groups: dict[str, list[RequestedRow]] = {}
    for vote in agreed_in(meeting, *_STILL_ASKED):
        nomination = vote.nomination
        bloc = nomination.season.bloc_name if nomination.season else ""
        line = RequestedRow(nomination.subject_name, bloc, f"{vote.agree}/{vote.members}")
        way = "" if is_given_by(nomination.award, kind) else _UPWARDS
        groups.setdefault(nomination.award_name + way, []).append(line)
    if not groups:
        raise PaperNotReady(_NOBODY)
    return office_letter(
        OfficeLetterFacts(
            header=office_header(authority, "TTr", day, number),
            office=authority.standing_office,
            addressee=decider(kind, authority.name),
            council=council_of(authority),
            held_on=meeting.held_on,
            lists=tuple((award, tuple(lines)) for award, lines in groups.items()),
            text=text_for(meeting.authority, LETTER),
            illustrative=meeting.is_illustrative,
        )
    )


register_text(LETTER)

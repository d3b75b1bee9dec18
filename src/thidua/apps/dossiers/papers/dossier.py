"""The papers of a dossier and of the council, built from the facts as they stand."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.utils import timezone

from thidua.apps.dossiers.council.vote_words import needs_words
from thidua.apps.dossiers.dossier.prefill import (
    first_text,
    initiatives_of,
    past_awards,
    score_table,
)
from thidua.apps.dossiers.dossier.report_sections import SECTIONS, heading_of
from thidua.apps.dossiers.models import CouncilMeeting, CouncilMember, CouncilVote, Nomination
from thidua.apps.dossiers.queries import votes_of
from thidua.apps.meetings.conference.leading_units import leaders_in
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.units.naming import Names, past_names
from thidua.apps.paperwork.papers.letterhead import office_header
from thidua.documents.kinds.achievement_report import (
    AchievementReportFacts,
    Part,
    achievement_report,
)
from thidua.documents.kinds.council_minutes import (
    CouncilList,
    CouncilMinutesFacts,
    CouncilRow,
    CouncilSeat,
    council_minutes,
)
from thidua.documents.kinds.office_letter import OfficeLetterFacts, RequestedRow, office_letter
from thidua.documents.kinds.refusal_notice import RefusalNoticeFacts, refusal_notice
from thidua.documents.model import Document, Header, Issuer, Letterhead, Signature, Signatures
from thidua.domain.authority_names import Level, decider


def sections_of(nomination: Nomination) -> dict[str, str]:
    """The report's parts: the last version saved, else what can be filled in beforehand."""
    last = nomination.reports.first()
    if last is None:
        return first_text(nomination)
    return {key: last.sections.get(key, "") for key in SECTIONS}


def report_document(nomination: Nomination, day: date) -> Document:
    """Báo cáo thành tích of a unit or a person."""
    text = sections_of(nomination)
    is_person = nomination.person is not None
    parts = [
        Part(heading_of(key, is_person=is_person), _paragraphs(text[key]))
        for key in SECTIONS
        if not (is_person and key == "organisations" and not text[key])
    ]
    paper = nomination.papers.filter(kind="report").first()
    titles, forms = past_awards(nomination)
    return achievement_report(
        AchievementReportFacts(
            header=_unit_header(nomination, day),
            subject=nomination.subject_name,
            award=nomination.award_name,
            year=nomination.award_year,
            about=_about(nomination),
            overview=parts[0],
            parts=tuple(parts[1:]),
            is_person=is_person,
            form=paper.form if paper else "",
            scores=score_table(nomination),
            initiatives=tuple(
                (str(row.year), row.name, ", ".join(
                    filter(None, [row.get_scope_display() if row.scope else "", row.recognised_by])
                ))
                for row in initiatives_of(nomination)
            ),
            titles=titles,
            forms=forms,
            signatures=_report_signatures(nomination),
            illustrative=nomination.is_illustrative,
        )
    )  # fmt: skip


def _report_signatures(nomination: Nomination) -> Signatures:
    head = Signature("THỦ TRƯỞNG ĐƠN VỊ", note="(Ký tên, đóng dấu)")
    confirm = Signature("XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG", note="(Ký tên, đóng dấu)")
    if nomination.person is None:
        return Signatures((confirm, head))
    me = Signature("NGƯỜI BÁO CÁO THÀNH TÍCH", nomination.subject_name)
    return Signatures((confirm, me))


def _about(nomination: Nomination) -> tuple[tuple[str, str], ...]:
    person = nomination.person
    if person is None:
        bloc = nomination.season.bloc_name if nomination.season else ""
        return tuple(filter(lambda pair: pair[1], (("Tên đơn vị", nomination.subject_name),
                                                   ("Khối thi đua", bloc))))  # fmt: skip
    rows = (
        ("Họ và tên", person.full_name),
        ("Năm sinh", str(person.birth_year or "")),
        ("Giới tính", str(person.get_sex_display()) if person.sex else ""),
        ("Chức vụ", person.position),
        ("Đơn vị công tác", _from(nomination)),
    )
    return tuple(row for row in rows if row[1])


def _from(nomination: Nomination) -> str:
    """The unit that wrote the dossier, as it was called when it was sent."""
    unit = nomination.from_unit
    return Names(past_names([unit.pk])).at(unit, nomination.sent_at)


def _unit_header(nomination: Nomination, day: date) -> Header:
    unit, authority = nomination.from_unit, nomination.authority.then(nomination.sent_at)
    letterhead = Letterhead.PARTY if unit.party_format else Letterhead.STATE
    issuer = Issuer(_from(nomination), superior=authority.name, letterhead=letterhead)
    return Header(issuer, place=authority.place, day=day)


def _of_day(authority: Authority, day: date) -> Authority:
    """Under the names that it had at the end of a day."""
    return authority.then(datetime.combine(day, time.max, timezone.get_current_timezone()))


def _short(authority: Authority) -> str:
    return authority.name[:1].lower() + authority.name[1:]


def council_name(authority: Authority) -> str:
    """The council as papers call it."""
    return f"Hội đồng Thi đua - Khen thưởng {_short(authority)}"


def minutes_document(meeting: CouncilMeeting) -> Document:
    """Biên bản họp Hội đồng; each unit with the bloc that it leads."""
    members = list(meeting.members.all())
    presences = [member.presence for member in members]
    authority = _of_day(meeting.authority, meeting.held_on)
    council = council_name(authority)
    return council_minutes(
        CouncilMinutesFacts(
            header=Header(Issuer(council), "BB-HĐTĐKT", None, authority.place, meeting.held_on),
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
            note=_paragraphs(meeting.note),
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


def letter_document(meeting: CouncilMeeting, day: date) -> Document:
    """Tờ trình of the standing office with the list of those the council voted for."""
    authority = _of_day(meeting.authority, day)
    groups: dict[str, list[RequestedRow]] = {}
    for vote in votes_of(meeting):
        if vote.passed:
            bloc = vote.nomination.season.bloc_name if vote.nomination.season else ""
            line = RequestedRow(vote.nomination.subject_name, bloc, f"{vote.agree}/{vote.members}")
            groups.setdefault(vote.nomination.award_name, []).append(line)
    return office_letter(
        OfficeLetterFacts(
            header=office_header(authority, "TTr", day),
            office=authority.standing_office,
            addressee=decider(Level(authority.kind), authority.name),
            council=council_name(authority),
            held_on=meeting.held_on,
            lists=tuple((award, tuple(lines)) for award, lines in groups.items()),
            illustrative=meeting.is_illustrative,
        )
    )


def refusal_document(nomination: Nomination) -> Document:
    """Thông báo không khen thưởng."""
    refusal = nomination.refusal
    vote = nomination.council_votes.exclude(passed=None).last()
    day = refusal.notified_on or refusal.refused_on
    authority = _of_day(nomination.authority, day)
    return refusal_notice(
        RefusalNoticeFacts(
            header=office_header(authority, "TB", day, refusal.notice_number),
            addressee=_from(nomination),
            subject=nomination.subject_name,
            award=nomination.award_name,
            year=nomination.award_year,
            received_on=nomination.received_on,
            reason=refusal.reason,
            office=authority.standing_office,
            bloc_vote=(nomination.bloc_vote or {}).get("words", ""),
            council_vote=f"{vote.agree}/{vote.members}, {needs_words(vote)}" if vote else "",
            illustrative=nomination.is_illustrative,
        )
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())

"""Biên bản kiểm phiếu for what was counted by hand; electronic ballots have their own."""

from collections.abc import Iterator

from thidua.apps.meetings.conference.rounds import rounds_of, vote_in
from thidua.apps.meetings.models import Conference, CrewMember, Motion
from thidua.apps.meetings.papers.proposal_lists import conference_behind
from thidua.apps.meetings.queries import motions_of
from thidua.apps.meetings.registries.rounds import Round
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.documents.kinds.count_minutes import (
    CountedQuestion,
    CountMinutesFacts,
    count_minutes,
    tellers_signatures,
)
from thidua.documents.model import Document


def build_count_minutes(request: Request) -> Document:
    """Biên bản kiểm phiếu."""
    conference = conference_behind(request)
    questions = tuple(each for motion in motions_of(conference) for each in _questions(motion))
    if not questions:
        raise PaperNotReady("Chưa có nội dung nào được kiểm phiếu bằng tay.")
    crew, closed = list(conference.crew.all()), conference.closed_at
    leads = [each.name for each in crew if each.role == CrewMember.Role.TELLER_LEAD]
    return count_minutes(
        CountMinutesFacts(
            header=bloc_header(request, "BB-KP", day=conference.held_on, moment=closed),
            bloc=request.season.bloc_name_at(closed),
            conference=_name(conference),
            held_on=conference.held_on,
            venue=conference.place,
            tellers=tuple(_teller(each) for each in crew if _counts(each)),
            questions=questions,
            signatures=tellers_signatures(leads[0] if leads else None, conference.chair_name),
            illustrative=request.season.is_illustrative,
        )
    )


def _name(conference: Conference) -> str:
    year = conference.season.year
    return f"Hội nghị tổng kết công tác thi đua, khen thưởng năm {year}"


def _counts(member: CrewMember) -> bool:
    return member.role in {CrewMember.Role.TELLER_LEAD, CrewMember.Role.TELLER}


def _teller(member: CrewMember) -> str:
    office = f", {member.office}" if member.office else ""
    return f"{member.name}{office} ({str(member.get_role_display()).lower()})"


def _questions(motion: Motion) -> Iterator[CountedQuestion]:
    """Each count done by hand; one that was taken back stands before the one that replaced it."""
    if motion.source != Motion.Source.COUNTS:
        return
    held = rounds_of([motion])[motion.pk]
    for each in held:
        if each.outcome is None:
            continue
        votes = [
            (each.names.get(line.candidate, line.candidate), vote_in(each, line.candidate))
            for line in each.outcome.counts
        ]
        yield CountedQuestion(
            title=motion.title if len(held) == 1 else f"{motion.title} (lần {each.number})",
            issued=each.issued or 0,
            returned=each.outcome.returned or 0,
            invalid=each.outcome.invalid or 0,
            votes=tuple((name, vote) for name, vote in votes if vote is not None),
            note=_history(each),
        )


def _history(held: Round) -> str:
    again = f"Kiểm phiếu lại vì: {held.repeat_reason.rstrip('.')}." if held.repeat_reason else ""
    return again if held.decides else f"{again} Kết quả này không dùng, đã quyết định lại.".strip()


register_paper(
    PaperKind(
        "count_minutes",
        "Biên bản kiểm phiếu",
        "Phiếu phát ra, thu về và số phiếu của từng đơn vị, khi kiểm phiếu bằng tay.",
        build_count_minutes,
        order=32,
    )
)

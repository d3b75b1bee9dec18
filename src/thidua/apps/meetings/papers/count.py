"""Biên bản kiểm phiếu for what was counted by hand; electronic ballots have their own."""

from thidua.apps.meetings.hall_models import CrewMember
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.papers.proposal_lists import conference_behind, vote_on
from thidua.apps.meetings.queries import motions_of
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import Paper, PaperNotReady, Request, register_paper
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
    questions = tuple(_question(motion) for motion in motions_of(conference) if _is_typed(motion))
    if not questions:
        raise PaperNotReady("Chưa có nội dung nào được kiểm phiếu bằng tay.")
    crew = list(conference.crew.all())
    leads = [each.name for each in crew if each.role == CrewMember.Role.TELLER_LEAD]
    return count_minutes(
        CountMinutesFacts(
            header=bloc_header(request, "BB-KP", day=conference.held_on),
            bloc=request.season.bloc.name,
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


def _is_typed(motion: Motion) -> bool:
    return (
        motion.decided_at is not None
        and motion.method == Motion.Method.VOTE
        and motion.source == Motion.Source.COUNTS
    )


def _question(motion: Motion) -> CountedQuestion:
    votes = [(row.unit.called, vote_on(motion, row.unit.code)) for row in motion.candidates.all()]
    return CountedQuestion(
        title=motion.title,
        issued=motion.issued or 0,
        returned=motion.returned or 0,
        invalid=motion.invalid or 0,
        votes=tuple((name, vote) for name, vote in votes if vote is not None),
    )


register_paper(
    Paper(
        "count_minutes",
        "Biên bản kiểm phiếu",
        "Phiếu phát ra, thu về và số phiếu của từng đơn vị, khi kiểm phiếu bằng tay.",
        build_count_minutes,
        order=32,
    )
)

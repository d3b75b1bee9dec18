"""A ballot's own papers: slips, the printed ballot, the result sheet."""

from thidua.apps.ballots.box.rounds import ballot_rounds
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ResultRow, result_rows, standing_nominees
from thidua.apps.meetings.conference.rounds import as_written
from thidua.apps.meetings.registries.rounds import threshold_words
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.documents.kinds.ballot_papers import (
    BallotPaperFacts,
    BallotSheetFacts,
    CountedRow,
    ballot_paper,
    ballot_sheet,
    teller_signatures,
)
from thidua.documents.kinds.voting import Vote, VotingRound
from thidua.documents.model import Document
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.voting_slips import SlipSheet, VotingSlip, render_slips
from thidua.domain.ballot_codes import shown
from thidua.domain.vote_outcome import Fate

OUTCOMES = {
    Fate.ELECTED: "Được chọn",
    Fate.TIED: "Bằng phiếu ở suất cuối",
    Fate.NO_SEAT: "Đủ phiếu, hết chỉ tiêu",
    Fate.FAILED: "Chưa đủ phiếu",
}


def slips_pdf(ballot: Ballot, codes: list[str], address: str, door: str) -> bytes:
    """The slips for the printer; the code stands after the sign that browsers do not send on."""
    slips = tuple(VotingSlip(shown(code), f"{address}#{code}") for code in codes)
    bloc = ballot.motion.conference.season.bloc_name
    return render_slips(SlipSheet(bloc, door, slips), fonts=find_fonts())


def build_paper(ballot: Ballot, request: Request) -> Document:
    """Phiếu bầu trên giấy."""
    return ballot_paper(
        BallotPaperFacts(
            header=bloc_header(request, None, moment=ballot.closed_at),
            question=ballot.question,
            instruction=how_to_mark(ballot),
            candidates=tuple(row.unit.called for row in standing_nominees(ballot)),
            answers=ballot.kind == Ballot.Kind.YES_NO,
        )
    )


def how_to_mark(ballot: Ballot) -> str:
    """What the paper asks of the voter."""
    if ballot.kind == Ballot.Kind.YES_NO:
        return "Đánh dấu X vào một ô cho từng đơn vị; bỏ trống là không ý kiến."
    if ballot.kind == Ballot.Kind.CHOOSE_ONE:
        return "Đánh dấu X vào một đơn vị."
    return f"Đánh dấu X vào tối đa {ballot.seats} đơn vị."


def build_sheet(ballot: Ballot, request: Request) -> Document:
    """Biên bản kiểm phiếu.

    Raises:
        PaperNotReady: nothing is counted yet, or nothing was voted on.
    """
    kept = ballot.kept
    is_stopped = ballot.state == Ballot.State.VOID
    if not is_stopped and (kept is None or kept.acclaimed):
        raise PaperNotReady("Chưa kiểm phiếu, hoặc suy tôn không bỏ phiếu: không có biên bản.")
    lines = result_rows(ballot)
    tellers = tuple(str(row.teller) for row in ballot.teller_counts.select_related("teller"))
    excluded = ballot.roll.filter(is_excluded=True).select_related("unit")
    earlier = _earlier(ballot)
    return ballot_sheet(
        BallotSheetFacts(
            header=bloc_header(
                request, None, day=ballot.motion.conference.held_on, moment=ballot.closed_at
            ),
            question=ballot.question,
            round=len(earlier) + 1,  # as the minutes count it: stopped votes too
            method=str(ballot.get_way_display()),
            entitled=ballot.entitled or 0,
            present=ballot.present or 0,
            issued=ballot.issued or 0,
            returned=(kept.returned if kept else None) or 0,
            valid=(kept.valid if kept else None) or 0,
            lines=tuple(_line(ballot, line) for line in lines),
            elected=tuple(line.unit.called for line in lines if line.outcome is Fate.ELECTED),
            tied=tuple(line.unit.called for line in lines if line.outcome is Fate.TIED),
            signatures=teller_signatures(tellers, ballot.motion.conference.chair_name),
            excluded=tuple(f"{row.unit.called}: {row.exclusion_reason}" for row in excluded),
            hash=ballot.published_hash,
            reason=ballot.repeat_reason,
            stopped=ballot.void_reason if is_stopped else "",
            earlier=earlier,
            illustrative=request.season.is_illustrative,
        )
    )


def _earlier(ballot: Ballot) -> tuple[VotingRound, ...]:
    """The votes held on the motion before this one, stopped ones too."""
    told = ballot_rounds([ballot.motion_id], before=ballot.pk)
    return as_written(told.get(ballot.motion_id, []))


def _line(ballot: Ballot, line: ResultRow) -> CountedRow:
    kept = ballot.kept
    if line.votes is None or kept is None or kept.base is None:
        return CountedRow(line.unit.called, OUTCOMES[line.outcome])
    vote = Vote(
        agree=line.votes,
        base=kept.base,
        base_name=str(ballot.get_base_display()),
        threshold=threshold_words(ballot.threshold, ballot.threshold_source, strict=ballot.strict),
        passed=line.passed,
        disagree=line.against,
        invalid=kept.invalid,
    )
    return CountedRow(line.unit.called, OUTCOMES[line.outcome], vote, line.abstain)

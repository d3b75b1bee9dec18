"""A ballot's own papers: slips, the printed ballot, the result sheet."""

from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ResultLine, result_lines, standing_nominees
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.documents.kinds.ballot_papers import (
    BallotPaperFacts,
    BallotSheetFacts,
    SheetLine,
    ballot_paper,
    ballot_sheet,
    teller_signatures,
)
from thidua.documents.kinds.voting import Vote
from thidua.documents.model import Document
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.voting_slips import SlipSheet, VotingSlip, render_slips
from thidua.domain.ballot_codes import shown

OUTCOMES = {
    "elected": "Được chọn",
    "tied": "Bằng phiếu ở suất cuối",
    "no_seat": "Đủ phiếu, hết chỉ tiêu",
    "failed": "Chưa đủ phiếu",
}


def slips_pdf(ballot: Ballot, codes: list[str], address: str, door: str) -> bytes:
    """The slips for the printer; the code stands after the sign that browsers do not send on."""
    slips = tuple(VotingSlip(shown(code), f"{address}#{code}") for code in codes)
    bloc = ballot.motion.conference.season.bloc.name
    return render_slips(SlipSheet(bloc, door, slips), fonts=find_fonts())


def build_paper(ballot: Ballot, request: Request) -> Document:
    """Phiếu bầu trên giấy."""
    return ballot_paper(
        BallotPaperFacts(
            header=bloc_header(request, None),
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
    result = ballot.result
    if not result or result.get("acclaimed"):
        raise PaperNotReady("Chưa kiểm phiếu, hoặc suy tôn không bỏ phiếu: không có biên bản.")
    lines = result_lines(ballot)
    tellers = tuple(str(row.teller) for row in ballot.teller_counts.select_related("teller"))
    excluded = ballot.roll.filter(is_excluded=True).select_related("unit")
    return ballot_sheet(
        BallotSheetFacts(
            header=bloc_header(request, None, day=ballot.motion.conference.held_on),
            question=ballot.question,
            round=ballot.round,
            method=str(ballot.get_way_display()),
            entitled=ballot.entitled or 0,
            present=ballot.present or 0,
            issued=ballot.issued or 0,
            returned=result["returned"],
            valid=result["valid"],
            lines=tuple(_line(ballot, line) for line in lines),
            elected=tuple(line.unit.called for line in lines if line.outcome == "elected"),
            tied=tuple(line.unit.called for line in lines if line.outcome == "tied"),
            signatures=teller_signatures(tellers, ballot.motion.conference.chair_name),
            excluded=tuple(f"{row.unit.called}: {row.exclusion_reason}" for row in excluded),
            hash=ballot.published_hash,
            illustrative=request.season.is_illustrative,
        )
    )


def _line(ballot: Ballot, line: ResultLine) -> SheetLine:
    if line.votes is None or ballot.result is None:
        return SheetLine(line.unit.called, OUTCOMES[line.outcome])
    words = f"trên {ballot.threshold}" if ballot.strict else f"từ {ballot.threshold} trở lên"
    vote = Vote(
        agree=line.votes,
        base=ballot.result["base"],
        base_name=str(ballot.get_base_display()),
        threshold=f"{words} ({ballot.threshold_source})",
        passed=line.passed,
        disagree=line.against,
        invalid=ballot.result["invalid"],
    )
    return SheetLine(line.unit.called, OUTCOMES[line.outcome], vote, line.abstain)

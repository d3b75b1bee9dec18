"""Phiếu bầu trên giấy và Biên bản kiểm phiếu: the printed ballot and the result sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.documents.figures import NOTHING, count
from thidua.documents.kinds.voting import Vote, VotingRound, round_sentence, vote_counts, vote_rule
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    KeyValues,
    ListItems,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Column, Table, row
from thidua.documents.text import Align, Run


@dataclass(frozen=True, slots=True)
class BallotPaperFacts:
    """What a printed ballot says; ``answers``: a column for each answer instead of one mark."""

    header: Header
    question: str
    instruction: str
    candidates: tuple[str, ...]
    answers: bool


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One candidate of the result sheet; without a vote only the outcome is told."""

    name: str
    outcome: str
    vote: Vote | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class BallotSheetFacts:
    """What the minutes of a count say."""

    header: Header
    question: str
    round: int
    method: str
    entitled: int
    present: int
    issued: int
    returned: int
    valid: int
    lines: tuple[CountedRow, ...]
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    signatures: Signatures
    excluded: tuple[str, ...] = ()
    hash: str = ""
    reason: str = ""  # why the question was voted on again
    stopped: str = ""  # why nothing was counted
    earlier: tuple[VotingRound, ...] = ()
    illustrative: bool = False


def ballot_paper(facts: BallotPaperFacts) -> Document:
    """The ballot as delegates mark it by hand."""
    columns = ("Đồng ý", "Không đồng ý", "Không ý kiến") if facts.answers else ("Đánh dấu X",)
    return Document(
        header=facts.header,
        title="PHIẾU BẦU",
        summary=facts.question,
        numbered=False,
        blocks=(
            Paragraph((Run(facts.instruction, italic=True),), align=Align.CENTER, indent=False),
            Table(
                columns=(
                    Column("STT", 10, Align.CENTER),
                    Column("Đơn vị", 90 - 20 * len(columns)),
                    *(Column(name, 20, Align.CENTER) for name in columns),
                ),
                rows=tuple(
                    row(str(number), name, *([""] * len(columns)))
                    for number, name in enumerate(facts.candidates, start=1)
                ),
            ),
            Paragraph("Không ký tên, không ghi gì khác lên phiếu.", indent=False),
        ),
    )


def ballot_sheet(facts: BallotSheetFacts) -> Document:
    """The minutes of the count, signed by the tellers and the chair."""
    title = facts.question if facts.round == 1 else f"{facts.question} (vòng {facts.round})"
    return Document(
        header=facts.header,
        title="BIÊN BẢN KIỂM PHIẾU",
        summary=title,
        blocks=(
            Heading("I. SỐ PHIẾU"),
            KeyValues(_numbers(facts)),
            *_excluded(facts),
            *_again(facts),
            Heading("II. KẾT QUẢ"),
            *_result(facts),
            *_earlier(facts),
        ),
        signatures=facts.signatures,
        illustrative=facts.illustrative,
    )


def teller_signatures(tellers: tuple[str, ...], chair: str) -> Signatures:
    """The tellers, then the chair; without named tellers one place is left open."""
    names: tuple[str | None, ...] = tellers or (None,)
    signed = [Signature.by_hand("NGƯỜI KIỂM PHIẾU", name) for name in names]
    return Signatures((*signed, Signature.by_hand("CHỦ TRÌ HỘI NGHỊ", chair)))


def _numbers(facts: BallotSheetFacts) -> tuple[tuple[str, str], ...]:
    counted = (
        ("Số phiếu thu về", count(facts.returned)),
        ("Số phiếu hợp lệ", count(facts.valid)),
        ("Số phiếu không hợp lệ", count(facts.returned - facts.valid)),
    )
    return (
        ("Hình thức", facts.method),
        ("Số đơn vị được bỏ phiếu", count(facts.entitled)),
        ("Số đơn vị có mặt", count(facts.present)),
        ("Số phiếu phát ra", count(facts.issued)),
        *(() if facts.stopped else counted),
    )


def _excluded(facts: BallotSheetFacts) -> Iterator[Block]:
    if facts.excluded:
        yield Paragraph("Không tham gia bỏ phiếu:")
        yield ListItems(facts.excluded)


def _again(facts: BallotSheetFacts) -> Iterator[Block]:
    if facts.reason:
        yield Paragraph(f"Bỏ phiếu lại vì: {facts.reason.rstrip('.')}.")


def _result(facts: BallotSheetFacts) -> Iterator[Block]:
    if facts.stopped:
        reason = facts.stopped.rstrip(".")
        yield Paragraph(f"Cuộc bỏ phiếu đã dừng, không kiểm phiếu. Lý do: {reason}.")
        yield Paragraph("Mọi phiếu đã bị hủy, không có kết quả.")
        return
    yield _table(facts)
    yield from _rules(facts)
    yield from _conclusion(facts)


def _earlier(facts: BallotSheetFacts) -> Iterator[Block]:
    if facts.earlier:
        yield Heading("III. CÁC LẦN BỎ PHIẾU TRƯỚC")
        yield ListItems(tuple(round_sentence(held) for held in facts.earlier))


def _table(facts: BallotSheetFacts) -> Table:
    return Table(
        columns=(
            Column("STT", 10, Align.CENTER),
            Column("Đơn vị", 66),
            Column("Số phiếu đồng ý", 28, Align.CENTER),
            Column("Kết quả", 40, Align.CENTER),
        ),
        rows=tuple(
            row(
                str(number),
                line.name,
                NOTHING if line.vote is None else vote_counts(line.vote),
                line.outcome,
            )
            for number, line in enumerate(facts.lines, start=1)
        ),
    )


def _rules(facts: BallotSheetFacts) -> Iterator[Block]:
    rules = dict.fromkeys(vote_rule(line.vote) for line in facts.lines if line.vote is not None)
    for rule in rules:
        yield Paragraph((Run(f"Ghi chú: {rule}.", italic=True),), indent=False)


def _conclusion(facts: BallotSheetFacts) -> Iterator[Block]:
    chosen = ", ".join(facts.elected) or "không có đơn vị nào"
    yield Paragraph((Run("Được chọn: "), Run(chosen, bold=True), Run(".")))
    if facts.tied:
        yield Paragraph(f"Bằng phiếu ở suất cuối, chưa được chọn: {', '.join(facts.tied)}.")
    if facts.hash:
        words = f"Mã băm SHA-256 của tệp kết quả đã công bố: {facts.hash}"
        yield Paragraph(words, align=Align.LEFT)

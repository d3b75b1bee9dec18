"""Biên bản kiểm phiếu: what the tellers counted by hand, question by question."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import count
from thidua.documents.kinds.voting import Vote, vote_counts, vote_outcome, vote_rule
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Column, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import long_date
from thidua.domain.vietnamese_numbers import to_roman
from thidua.domain.vietnamese_text import inside_sentence


@dataclass(frozen=True, slots=True)
class CountedQuestion:
    """One question with its papers and the votes of each candidate."""

    title: str
    issued: int
    returned: int
    invalid: int
    votes: tuple[tuple[str, Vote], ...]
    note: str = ""  # held again, why; or no longer in force


@dataclass(frozen=True, slots=True)
class CountMinutesFacts:
    """What the minutes of a count say."""

    header: Header
    bloc: str
    conference: str
    held_on: date
    venue: str
    tellers: tuple[str, ...]
    questions: tuple[CountedQuestion, ...]
    signatures: Signatures
    illustrative: bool = False


def count_minutes(facts: CountMinutesFacts) -> Document:
    """The minutes of the count, signed by the tellers."""
    return Document(
        header=facts.header,
        title="BIÊN BẢN",
        summary=f"Kiểm phiếu tại {inside_sentence(facts.conference)}",
        blocks=tuple(_blocks(facts)),
        signatures=facts.signatures,
        illustrative=facts.illustrative,
    )


def tellers_signatures(lead: str | None, chair: str) -> Signatures:
    """The leader of the counting party and the chair."""
    return Signatures(
        (
            Signature.by_hand("TRƯỞNG BAN KIỂM PHIẾU", lead),
            Signature.by_hand("CHỦ TRÌ HỘI NGHỊ", chair),
        )
    )


def _blocks(facts: CountMinutesFacts) -> Iterator[Block]:
    yield Paragraph(
        f"Hôm nay, {long_date(facts.held_on)}, tại {facts.venue}, ban kiểm phiếu của {facts.bloc} "
        "tiến hành kiểm phiếu, kết quả như sau:"
    )
    if facts.tellers:
        yield Paragraph("Ban kiểm phiếu gồm:")
        yield ListItems(facts.tellers)
    for number, question in enumerate(facts.questions, start=1):
        yield Heading(f"{to_roman(number)}. {question.title}")
        yield Paragraph(
            f"Phiếu phát ra: {count(question.issued)}; phiếu thu về: {count(question.returned)}; "
            f"hợp lệ: {count(question.returned - question.invalid)}; không hợp lệ: "
            f"{count(question.invalid)}."
        )
        if question.note:
            yield Paragraph(question.note)
        if question.votes:
            yield _table(question)
            yield Paragraph(f"Ghi chú: {vote_rule(question.votes[0][1])}.")
    yield Paragraph("Biên bản được đọc lại, ban kiểm phiếu thống nhất và cùng ký tên./.")


def _table(question: CountedQuestion) -> Table:
    return Table(
        columns=(
            Column("STT", 10, Align.CENTER),
            Column("Đơn vị", 60),
            Column("Số phiếu đồng ý", 30, Align.CENTER),
            Column("Kết quả", 20, Align.CENTER),
        ),
        rows=tuple(
            row(str(place), unit, vote_counts(vote), vote_outcome(vote))
            for place, (unit, vote) in enumerate(question.votes, start=1)
        ),
    )

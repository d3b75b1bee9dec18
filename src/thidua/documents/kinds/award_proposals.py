"""Danh sách đề nghị khen thưởng: who is proposed for what, the ranking beside the vote."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.documents.figures import NOTHING, count, points
from thidua.documents.kinds.voting import (
    Vote,
    VotingRound,
    round_sentence,
    vote_counts,
    vote_outcome,
    vote_rule,
)
from thidua.documents.model import (
    Block,
    Document,
    Header,
    ListItems,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Row, RowKind, Table, row
from thidua.documents.text import Align, Run


@dataclass(frozen=True, slots=True)
class Proposal:
    """One unit proposed; no vote when the meeting agreed without one (``note`` says so)."""

    unit: str
    rank: int | None = None
    total: Decimal | None = None
    vote: Vote | None = None
    note: str = ""
    round: int | None = None  # of several votes the one whose figures these are


@dataclass(frozen=True, slots=True)
class AwardList:
    """The units proposed for one award: flags come before certificates."""

    award: str  # "Cờ thi đua của Ủy ban nhân dân tỉnh"
    proposals: tuple[Proposal, ...]
    quota: int | None = None
    rounds: tuple[VotingRound, ...] = ()

    @property
    def proposed(self) -> tuple[Proposal, ...]:
        """The proposals that stand: those the vote did not refuse."""
        return tuple(one for one in self.proposals if one.vote is None or one.vote.passed)


@dataclass(frozen=True, slots=True)
class AwardProposalsFacts:
    """What the list of proposals of a bloc says."""

    header: Header
    bloc: str
    year: int
    lists: tuple[AwardList, ...]
    decimals: int
    signatures: Signatures
    attached_to: str | None = None  # "Tờ trình số 06/TTr-KTĐ ngày 25 tháng 12 năm 2023 của …"
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def award_proposals(facts: AwardProposalsFacts) -> Document:
    """The list of units proposed for commendation; what the vote refused is in the minutes only."""
    lists = tuple(replace(one, proposals=one.proposed) for one in facts.lists)
    return Document(
        header=facts.header,
        title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
        summary=f"Năm {facts.year}\n{facts.bloc}",
        blocks=(
            *_attached(facts.attached_to),
            proposals_table(lists, facts.decimals),
            *vote_notes(lists),
            *round_blocks(lists, least=2),
            Paragraph(total_sentence(lists)),
        ),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _attached(attached_to: str | None) -> Iterator[Block]:
    if attached_to:
        text = (Run(f"(Kèm theo {attached_to})", italic=True),)
        yield Paragraph(text, align=Align.CENTER, indent=False)


def proposals_table(lists: tuple[AwardList, ...], decimals: int) -> Table:
    """The units by award, each with place, points and vote."""
    rows: list[Row] = []
    for letter, award_list in zip("ABCDEGHIKLMNOPQRSTUVXY", lists, strict=False):
        rows.append(
            row(letter, Cell(_award_title(award_list), colspan=6), kind=RowKind.GROUP),
        )
        rows.extend(
            _proposal_row(number, proposal, decimals)
            for number, proposal in enumerate(award_list.proposals, start=1)
        )
        if not award_list.proposals:
            rows.append(row("", Cell("Không có đơn vị được đề nghị.", colspan=6)))
    return Table(
        columns=(
            Column("STT", 13, Align.CENTER),
            Column("Tên đơn vị", 46, Align.LEFT),
            Column("Xếp hạng", 13, Align.CENTER),
            Column("Tổng điểm", 19, Align.RIGHT),
            Column("Số phiếu đồng ý", 24, Align.CENTER),
            Column("Kết quả", 22, Align.CENTER),
            Column("Ghi chú", 25),
        ),
        rows=tuple(rows),
    )


def _award_title(award_list: AwardList) -> str:
    title = f"{award_list.award}: {count(len(award_list.proposed))} đơn vị"
    if award_list.quota is not None:
        title += f" (chỉ tiêu tối đa {count(award_list.quota)})"
    return title


def _proposal_row(number: int, proposal: Proposal, decimals: int) -> Row:
    return row(
        str(number),
        proposal.unit,
        NOTHING if proposal.rank is None else str(proposal.rank),
        points(proposal.total, decimals),
        NOTHING if proposal.vote is None else vote_counts(proposal.vote),
        NOTHING if proposal.vote is None else vote_outcome(proposal.vote),
        proposal.note,
    )


def vote_notes(lists: tuple[AwardList, ...]) -> Iterator[Block]:
    """The bases and thresholds in force, each once, with the awards they were used for."""
    rules: dict[str, dict[str, None]] = {}
    for award_list in lists:
        for proposal in award_list.proposals:
            if proposal.vote is not None:
                held = f", vòng {proposal.round}" if proposal.round else ""
                rules.setdefault(vote_rule(proposal.vote), {})[award_list.award + held] = None
    if not rules:
        return
    yield Paragraph((Run("Ghi chú:", bold=True, italic=True),), indent=False)
    if len(rules) == 1:
        rule = next(iter(rules))
        yield ListItems((f"{rule[0].upper()}{rule[1:]}.",))
    else:
        yield ListItems(tuple(f"{', '.join(awards)}: {rule}." for rule, awards in rules.items()))


def round_blocks(lists: tuple[AwardList, ...], *, least: int = 1) -> Iterator[Block]:
    """Every vote with its own figures, award by award; those with at least so many votes."""
    for award_list in lists:
        if len(award_list.rounds) >= least:
            title = (Run(f"Các lần bỏ phiếu – {award_list.award}:", italic=True),)
            yield Paragraph(title, indent=False)
            yield ListItems(tuple(round_sentence(held) for held in award_list.rounds))


def total_sentence(lists: tuple[AwardList, ...]) -> str:
    """How many units in all.

    >>> total_sentence((AwardList("Cờ thi đua", (Proposal("Hội Đông y"),)),))
    'Danh sách này có 01 đơn vị: 01 đề nghị tặng Cờ thi đua.'
    """
    total = sum(len(award_list.proposed) for award_list in lists)
    parts = ", ".join(
        f"{count(len(award_list.proposed))} đề nghị tặng {award_list.award}"
        for award_list in lists
        if award_list.proposed
    )
    return f"Danh sách này có {count(total)} đơn vị" + (f": {parts}." if parts else ".")

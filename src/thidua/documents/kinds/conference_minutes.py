"""Biên bản hội nghị: the year-end conference from the roll to the closing time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.documents.figures import count
from thidua.documents.kinds.award_proposals import (
    AwardList,
    proposals_table,
    round_blocks,
    vote_notes,
)
from thidua.documents.kinds.minutes_parts import (
    AttendanceRow,
    Election,
    RankingRow,
    attendance_blocks,
    election_items,
    ranking_table,
)
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Marker,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.text import Run, Text
from thidua.documents.vietnamese_dates import moment_in_words
from thidua.domain.vietnamese_text import inside_sentence


@dataclass(frozen=True, slots=True)
class Officer:
    """Who chaired, who wrote; the signature has the name alone, as the decree wants."""

    name: str
    office: str = ""  # "Chủ tịch Hội Đông y, Trưởng khối"
    honorific: str = ""  # "Ông", "Bà"


@dataclass(frozen=True, slots=True)
class ConferenceMinutesFacts:
    """What the minutes of a bloc's conference say."""

    header: Header
    bloc: str
    year: int
    conference: str  # "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2023"
    opened_at: datetime
    closed_at: datetime | None
    venue: str
    chair: Officer
    secretary: Officer
    attendance: tuple[AttendanceRow, ...]
    observers: tuple[str, ...] = ()
    crew: tuple[str, ...] = ()  # "Ban kiểm phiếu: ông A, Hội B"
    quorum: str = ""  # what the bloc asks, where it says so, whether it was met
    agenda: tuple[str, ...] = ()  # "Báo cáo tổng kết (08:10–08:35)"
    reports: tuple[str, ...] = ()
    ranking: tuple[RankingRow, ...] = ()
    decimals: int = 2
    deliberation: tuple[str, ...] = ()
    voting_method: str = "biểu quyết"  # "bỏ phiếu kín", "biểu quyết giơ tay"
    award_lists: tuple[AwardList, ...] = ()
    leading: tuple[Election, ...] = ()  # who leads the bloc: apart from the awards
    elections: tuple[Election, ...] = ()
    resolutions: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    presentations: tuple[str, ...] = ()  # "Thừa ủy quyền của …, ông A trao: Cờ … cho Hội B."
    other_business: tuple[str, ...] = ()
    copies: int = 2
    illustrative: bool = False
    legal_bases: tuple[str, ...] = ()
    journal: str = ""  # where the electronic journal ended: anchors it on paper


def conference_minutes(facts: ConferenceMinutesFacts) -> Document:
    """The minutes, signed by the secretary and the chair."""
    return Document(
        header=facts.header,
        title="BIÊN BẢN",
        summary=facts.conference,
        legal_bases=facts.legal_bases,
        blocks=(
            Paragraph(_opening(facts)),
            Heading("I. THÀNH PHẦN THAM DỰ"),
            Paragraph(_officer("1. Chủ trì hội nghị: ", facts.chair)),
            Paragraph(_officer("2. Thư ký hội nghị: ", facts.secretary)),
            *attendance_blocks(facts.attendance, facts.observers),
            *_texts((facts.quorum,) if facts.quorum else ()),
            *_crew(facts.crew),
            Heading("II. NỘI DUNG HỘI NGHỊ"),
            *_proceedings(facts),
            Paragraph(_closing(facts)),
        ),
        signatures=Signatures(
            (
                Signature.by_hand("THƯ KÝ", facts.secretary.name),
                Signature.by_hand("CHỦ TRÌ HỘI NGHỊ", facts.chair.name),
            )
        ),
        footnote=facts.journal,
        illustrative=facts.illustrative,
    )


def _opening(facts: ConferenceMinutesFacts) -> str:
    name = inside_sentence(facts.conference)
    return (
        f"Hôm nay, vào hồi {moment_in_words(facts.opened_at)}, tại {facts.venue}, {facts.bloc} tổ "
        f"chức {name}."
    )


def _officer(label: str, officer: Officer) -> Text:
    office = f", {officer.office}" if officer.office else ""
    name = f"{officer.honorific} {officer.name}".strip()
    return (Run(label), Run(name, bold=True), Run(f"{office}."))


def _proceedings(facts: ConferenceMinutesFacts) -> Iterator[Block]:
    """The parts that took place, numbered without gaps."""
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Chương trình hội nghị", _numbered(facts.agenda)),
        ("Báo cáo tại hội nghị", _texts(facts.reports)),
        ("Trao thưởng năm trước", _texts(facts.presentations)),
        ("Kết quả chấm điểm, xếp hạng", _ranking(facts)),
        ("Thảo luận, bình xét", _texts(facts.deliberation)),
        ("Suy tôn đơn vị dẫn đầu Khối", _elections(facts.leading)),
        ("Kết quả đề nghị khen thưởng", _awards(facts)),
        ("Bầu Trưởng khối, Phó trưởng khối", _elections(facts.elections)),
        ("Nghị quyết của hội nghị", _numbered(facts.resolutions)),
        ("Phương hướng, nhiệm vụ thời gian tới", _directions(facts.directions)),
        ("Nội dung khác", _texts(facts.other_business)),
    )
    held = [(title, blocks) for title, blocks in parts if blocks]
    for number, (title, blocks) in enumerate(held, start=1):
        yield Heading(f"{number}. {title}", level=2)
        yield from blocks


def _crew(crew: tuple[str, ...]) -> tuple[Block, ...]:
    return (Paragraph("Tổ giúp việc:"), ListItems(crew)) if crew else ()


def _numbered(items: tuple[str, ...]) -> tuple[Block, ...]:
    return (ListItems(items, Marker.NUMBER),) if items else ()


def _texts(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(text) for text in texts)


def _ranking(facts: ConferenceMinutesFacts) -> tuple[Block, ...]:
    if not facts.ranking:
        return ()
    opening = (
        f"Hội nghị thống nhất kết quả chấm điểm, xếp hạng thi đua năm {facts.year} của "
        f"{count(len(facts.ranking))} đơn vị như sau:"
    )
    return (Paragraph(opening), ranking_table(facts.ranking, facts.decimals))


def _awards(facts: ConferenceMinutesFacts) -> tuple[Block, ...]:
    if not facts.award_lists:
        return ()
    opening = (
        f"Căn cứ kết quả chấm điểm, xếp hạng và ý kiến bình xét, hội nghị tiến hành "
        f"{facts.voting_method}, kết quả như sau:"
    )
    return (
        Paragraph(opening),
        proposals_table(facts.award_lists, facts.decimals),
        *vote_notes(facts.award_lists),
        *round_blocks(facts.award_lists),
    )


def _elections(elections: tuple[Election, ...]) -> tuple[Block, ...]:
    return (ListItems(election_items(elections)),) if elections else ()


def _directions(directions: tuple[str, ...]) -> tuple[Block, ...]:
    return (ListItems(directions, Marker.LETTER),) if directions else ()


def _closing(facts: ConferenceMinutesFacts) -> str:
    if facts.closed_at is None:
        ended = "Hội nghị kết thúc vào hồi ..... giờ ..... phút cùng ngày."
    else:
        ended = f"Hội nghị kết thúc vào hồi {moment_in_words(facts.closed_at)}."
    return (
        f"{ended} Biên bản này đã được đọc cho các đơn vị dự họp nghe, nhất trí thông qua và lập "
        f"thành {count(facts.copies)} bản có giá trị như nhau./."
    )

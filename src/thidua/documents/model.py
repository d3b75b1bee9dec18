"""The parts an official document is made of. Kinds build them, renderers print them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.documents.table_model import Table
from thidua.documents.text import Align, Text


class Letterhead(StrEnum):
    """Whose form the document takes; a property of the organisation that issues it."""

    STATE = "state"  # Quốc hiệu, Tiêu ngữ: Nghị định 30/2020/NĐ-CP
    PARTY = "party"  # ĐẢNG CỘNG SẢN VIỆT NAM: Party committees and their boards


class Orientation(StrEnum):
    """How the A4 sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Marker(StrEnum):
    """What stands before the items of a list."""

    DASH = "dash"  # - …
    NUMBER = "number"  # 1. …
    LETTER = "letter"  # a) …


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organisation a document comes from, and the one above it."""

    name: str
    superior: str | None = None
    letterhead: Letterhead = Letterhead.STATE


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the first page. What is not known yet is printed as dots to fill in."""

    issuer: Issuer
    symbol: str | None = None  # "BB-KTĐ"; None: the document has no number
    number: int | str | None = None
    place: str | None = None  # None: no place and date
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document; level 1 is the highest, 3 the lowest."""

    text: str
    level: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; the first line is indented unless ``indent`` is off."""

    text: Text
    align: Align = Align.JUSTIFY
    indent: bool = True


@dataclass(frozen=True, slots=True)
class ListItems:
    """Items one below the other."""

    items: tuple[Text, ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Label and value, one pair a line."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign: for whom, in which office, who, and what proves it if already signed."""

    office: str
    name: str | None = None
    authority: str | None = None  # "TM. KHỐI THI ĐUA"; "KT. TRƯỞNG KHỐI"
    note: str | None = None  # "(Ký, ghi rõ họ tên)"
    proof: tuple[str, ...] = ()  # "Ký lúc 09:05 ngày 31/03/2023", …

    @classmethod
    def by_hand(cls, office: str, name: str | None = None) -> "Signature":
        """A place that asks for the name too."""
        return cls(office, name, note="(Ký, ghi rõ họ tên)")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side, ``columns`` in a row."""

    signatures: tuple[Signature, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | ListItems | KeyValues | Table | Signatures | Spacer | PageBreak


@dataclass(frozen=True, slots=True)
class Appendix:
    """A part after the signatures, on pages counted from 1 again."""

    label: str  # "Phụ lục I"
    title: str
    blocks: tuple[Block, ...]
    reference: str | None = None  # "(Kèm theo Biên bản số 05/BB-KTĐ ngày …)"
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Document:
    """An official document, defined once for every format."""

    header: Header
    title: str  # tên loại: "BIÊN BẢN"; "": công văn, whose summary stands below the number
    blocks: tuple[Block, ...]
    summary: str | None = None  # trích yếu
    addressees: tuple[str, ...] = ()  # Kính gửi
    legal_bases: tuple[str, ...] = ()  # Căn cứ …, without the closing punctuation
    signatures: Signatures | None = None
    recipients: tuple[str, ...] = ()  # Nơi nhận, without dash and punctuation
    appendices: tuple[Appendix, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    footnote: str = ""  # small, after everything: what anchors the paper ("Nhật ký: …")
    lookup: str = ""  # address where an issued paper is looked up; printed with its QR code
    numbered: bool = True  # page numbers from page 2 on
    illustrative: bool = False  # a visible mark: partly invented figures
    draft: bool = False  # a visible mark: it is written to be decided on elsewhere
    language: str = "vi"

    @property
    def name(self) -> str:
        """Title and summary in one line: what a file or a window is called."""
        return " ".join(f"{self.title} {self.summary or ''}".split())

"""The fixed words of official documents, and how loose facts become their lines."""

from thidua.documents.figures import count
from thidua.documents.model import Document, Header, Letterhead, Marker
from thidua.documents.vietnamese_dates import long_date

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
PARTY_STAR = "*"  # stands under the organisation where the State form draws a line
ADDRESSEE_LABEL = "Kính gửi:"
RECIPIENTS_LABEL = "Nơi nhận:"
LETTER_ABOUT = "V/v "
LOOKUP_LABEL = "Tra cứu văn bản:"
ILLUSTRATIVE_MARK = "MINH HOẠ – có số liệu giả định"
DRAFT_MARK = "DỰ THẢO"

_LETTERS = "abcdđeghiklmnopqrstuvxy"


def mark_of(document: Document) -> str:
    """What stands at the top of every page: a draft, partly invented figures; "" usually."""
    marks = (
        DRAFT_MARK if document.draft else "",
        ILLUSTRATIVE_MARK if document.illustrative else "",
    )
    return "; ".join(filter(None, marks))


def number_line(header: Header) -> str | None:
    """Number and symbol as the letterhead wants them; None where the document has no number.

    >>> from thidua.documents.model import Issuer
    >>> number_line(Header(Issuer("Khối"), symbol="BB-KTĐ", number=5))
    'Số: 05/BB-KTĐ'
    >>> number_line(Header(Issuer("Ban", letterhead=Letterhead.PARTY), symbol="BB-BDV", number=12))
    'Số 12-BB/BDV'
    """
    known = numbered(header)
    if known is None:
        return None
    return f"Số {known}" if header.issuer.letterhead is Letterhead.PARTY else f"Số: {known}"


def numbered(header: Header) -> str | None:
    """Number and symbol as others quote them; None where the document has no symbol.

    >>> from thidua.documents.model import Issuer
    >>> numbered(Header(Issuer("Khối"), symbol="BB-KTĐ")), numbered(Header(Issuer("Khối")))
    ('......./BB-KTĐ', None)
    """
    if header.symbol is None:
        return None
    number = header.number
    if number is None or number == "":
        shown = "......."
    else:
        shown = count(number) if isinstance(number, int) else number
    if header.issuer.letterhead is Letterhead.PARTY:
        return f"{shown}-{header.symbol.replace('-', '/', 1)}"
    return f"{shown}/{header.symbol}"


def place_and_date(header: Header) -> str | None:
    """Place and day of issue; dots for the day while it is open.

    >>> from datetime import date
    >>> from thidua.documents.model import Issuer
    >>> place_and_date(Header(Issuer("Khối"), place="Gia Lai", day=date(2023, 3, 31)))
    'Gia Lai, ngày 31 tháng 3 năm 2023'
    """
    return None if header.place is None else f"{header.place}, {long_date(header.day)}"


def letter_about(document: Document) -> str | None:
    """What a công văn is about, as it stands below the number; None for other papers.

    >>> from thidua.documents.model import Issuer
    >>> letter_about(Document(Header(Issuer("Sở Nội vụ")), "", (), summary="trả hồ sơ"))
    'V/v trả hồ sơ'
    """
    return f"{LETTER_ABOUT}{document.summary or ''}" if not document.title else None


def legal_basis_lines(bases: tuple[str, ...]) -> tuple[str, ...]:
    """Each basis on its line: a semicolon after it, a full stop after the last.

    >>> legal_basis_lines(("Căn cứ Luật A;", "Căn cứ Nghị định B"))
    ('Căn cứ Luật A;', 'Căn cứ Nghị định B.')
    """
    return _closed(bases, ".")


def recipient_lines(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The lines under "Nơi nhận:".

    >>> recipient_lines(("Như trên", "Lưu: VT"))
    ('- Như trên;', '- Lưu: VT.')
    """
    return tuple(f"- {line}" for line in _closed(recipients, "."))


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """The lines after "Kính gửi:"; one addressee stands without a dash.

    >>> addressee_lines(("Sở Nội vụ",)), addressee_lines(("Sở Nội vụ", "Hội đồng"))
    (('Sở Nội vụ',), ('- Sở Nội vụ;', '- Hội đồng.'))
    """
    if len(addressees) <= 1:
        return addressees
    return recipient_lines(addressees)


def _closed(lines: tuple[str, ...], end: str) -> tuple[str, ...]:
    bare = [line.rstrip().rstrip(";.").rstrip() for line in lines]
    return tuple(
        f"{line}{end if place == len(bare) else ';'}" for place, line in enumerate(bare, start=1)
    )


def item_marker(marker: Marker, index: int) -> str:
    """What stands before item ``index``, counted from 0.

    >>> item_marker(Marker.LETTER, 4), item_marker(Marker.NUMBER, 0), item_marker(Marker.LETTER, 23)
    ('đ) ', '1. ', 'aa) ')
    """
    match marker:
        case Marker.DASH:
            return "- "
        case Marker.NUMBER:
            return f"{index + 1}. "
        case _:
            times, place = divmod(index, len(_LETTERS))
            return f"{_LETTERS[place] * (times + 1)}) "

"""The text of a paper as its office words it, with the facts in place of the fields."""

from collections.abc import Mapping, Sequence

from thidua.apps.paperwork.queries import text_for
from thidua.apps.paperwork.registries.papers import Request
from thidua.apps.paperwork.registries.texts import TextKind
from thidua.documents.model import Block, Signature
from thidua.documents.worded import worded

BASIS = "Căn cứ Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành"


def text_blocks(
    request: Request,
    text: TextKind,
    fields: Mapping[str, str],
    parts: Mapping[str, Sequence[Block]] | None = None,
) -> tuple[Block, ...]:
    """The blocks of the text that is in use."""
    return worded(text_for(request.authority, text), fields, parts)


def of_the_head() -> Signature:
    """Where the bloc's head signs for the bloc."""
    return Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA")


def numbered_year(request: Request) -> dict[str, str]:
    """The fields that every paper of a bloc's year has."""
    season = request.season
    return {
        "khối": season.bloc_name,
        "năm": str(season.year),
        "cơ quan thường trực": season.authority_at(None).standing_office,
    }


OFFICE_HEAD = Signature("THỦ TRƯỞNG CƠ QUAN")


YEAR_FIELDS = {
    "khối": "Khối thi đua các tổ chức chính trị - xã hội - nghề nghiệp tỉnh Gia Lai",
    "năm": "2026",
    "cơ quan thường trực": "Sở Nội vụ tỉnh Gia Lai",
}
"""The same with examples."""

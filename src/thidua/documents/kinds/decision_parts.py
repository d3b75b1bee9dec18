"""What every quyết định opens with, and its articles (Nghị định 30/2020/NĐ-CP, Mẫu 1.2)."""

from collections.abc import Iterator

from thidua.documents.model import Block, Paragraph
from thidua.documents.text import Align, Run
from thidua.documents.wording import legal_basis_lines


def opening(decider: str, bases: tuple[str, ...]) -> Iterator[Block]:
    """Who decides, on what basis, and the words after which the articles stand."""
    yield _centred(decider.upper())
    for line in legal_basis_lines(bases):
        yield Paragraph((Run(line, italic=True),))
    yield _centred("QUYẾT ĐỊNH:")


def articles(*texts: str) -> Iterator[Block]:
    """Each text as an article, numbered from 1."""
    for number, text in enumerate(texts, 1):
        yield Paragraph((Run(f"Điều {number}. ", bold=True), Run(text)))


def _centred(text: str) -> Block:
    return Paragraph((Run(text, bold=True),), align=Align.CENTER, indent=False)

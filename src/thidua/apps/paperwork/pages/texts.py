"""What the pages of texts show: which stand, their versions, how one looks with examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.models import PaperText
from thidua.apps.paperwork.registries.texts import TextKind, texts
from thidua.documents.model import Block, Heading, Paragraph
from thidua.documents.text import plain
from thidua.documents.worded import worded


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text and the version of the office, if it has one."""

    kind: TextKind
    last: PaperText | None

    @property
    def is_own(self) -> bool:
        """Whether the office words it itself."""
        return self.last is not None and self.last.text != ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the preview."""

    text: str
    is_heading: bool


def text_rows(authority: Authority) -> list[TextRow]:
    """Every text; one query."""
    saved = PaperText.objects.filter(authority=authority).select_related("made_by")
    last: dict[str, PaperText] = {}
    for each in saved:
        last.setdefault(each.kind, each)
    return [TextRow(kind, last.get(kind.kind)) for kind in texts()]


def versions_of(authority: Authority, kind: TextKind) -> list[PaperText]:
    """The versions of one text, the latest first."""
    saved = PaperText.objects.filter(authority=authority, kind=kind.kind)
    return list(saved.select_related("made_by"))


def shown(kind: TextKind, text: str) -> list[PreviewRow]:
    """The text with the examples in place of the fields."""
    return list(_lines(with_examples(kind, text)))


def with_examples(kind: TextKind, text: str) -> tuple[Block, ...]:
    """The blocks of a text, examples in its fields, the names of tables and lists in brackets."""
    parts = {name: (Paragraph(f"[{name}]"),) for name in kind.parts}
    return worded(text, kind.fields, parts)


def _lines(blocks: Iterable[Block]) -> Iterable[PreviewRow]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield PreviewRow(plain(block.text), isinstance(block, Heading))

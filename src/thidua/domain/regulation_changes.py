"""What differs between two texts of a bloc's rules, in words that a meeting can read out."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from thidua.domain.regulation import Numbered, RegulationText


@dataclass(frozen=True, slots=True)
class TextChange:
    """One part that differs: where, what of it, what stood there, what stands there now."""

    where: str
    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed ("same"), went ("old") or came ("new")."""

    kind: str
    text: str


def changes_between(old: RegulationText, new: RegulationText) -> tuple[TextChange, ...]:
    """Every difference, in the order of the new text, what went at the end."""
    return tuple(_changes(old, new))


def _changes(old: RegulationText, new: RegulationText) -> Iterator[TextChange]:
    if old.summary != new.summary:
        yield TextChange("Tên quy chế", "đổi tên", old.summary, new.summary)
    if old.bases != new.bases:
        yield TextChange("Căn cứ", "sửa căn cứ", "\n".join(old.bases), "\n".join(new.bases))
    before = {each.article.key: each for each in old.numbered()}
    for each in new.numbered():
        was = before.pop(each.article.key, None)
        if was is None:
            yield TextChange(each.name, "thêm điều", "", each.article.text)
        else:
            yield from _of_article(was, each)
    yield from (TextChange(each.name, "bỏ điều", each.article.text) for each in before.values())


def _of_article(was: Numbered, now: Numbered) -> Iterator[TextChange]:
    where = now.name
    if was.number != now.number:
        where += f" (trước là Điều {was.number})"
    if was.article.title != now.article.title:
        yield TextChange(where, "đổi tên điều", was.article.title, now.article.title)
    if was.article.chapter != now.article.chapter:
        yield TextChange(where, "chuyển chương", was.article.chapter, now.article.chapter)
    if was.article.text != now.article.text:
        yield TextChange(where, "sửa nội dung", was.article.text, now.article.text)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in one row, line breaks kept.

    >>> [(each.kind, each.text) for each in pieces("Họp 2 lần", "Họp 4 lần")]
    [('same', 'Họp '), ('old', '2'), ('new', '4'), ('same', ' lần')]
    """
    before, after = _words(old), _words(new)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(before[i1:i2])))
            continue
        for kind, words in (("old", before[i1:i2]), ("new", after[j1:j2])):
            if words:
                found.append(Piece(kind, "".join(words)))
    return tuple(found)


def _words(text: str) -> list[str]:
    """Words and the spaces between them, each by itself."""
    words: list[str] = []
    for each in text:
        is_space = each.isspace()
        if words and not is_space and not words[-1].isspace():
            words[-1] += each
        else:
            words.append(each)
    return words

"""A quy chế as it stands in a Word file: lines into chapters and articles, doubts by line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from thidua.domain.regulation import (
    LONGEST_ARTICLE,
    LONGEST_BASES,
    LONGEST_TITLE,
    MOST_ARTICLES,
    Article,
    RegulationText,
)

_CHAPTER = re.compile(r"^ch[ưu]ơng\s+([IVXLC]+|\d+)\s*[.:\-–]?\s*(.*)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^điều\s+(\d{1,3})\s*[.:\-–]?\s*(.*)$", re.IGNORECASE)
_REFERRING = re.compile(r"^(của|này|nêu|trên|và|khoản|luật|nghị|thông|,|;)", re.IGNORECASE)
_SECTION = re.compile(r"^mục\s+(\d+|[IVXLC]+)\b", re.IGNORECASE)
_BASE = re.compile(r"^[-–•]?\s*(căn cứ|theo|xét đề nghị)\b", re.IGNORECASE)
_END = re.compile(r"^(nơi nhận|tm\.|t/m|kt\.|trưởng khối\s*$)", re.IGNORECASE)
_TITLE = re.compile(r"^(dự thảo\b.*?\s)?quy chế(?! này)\b\s*:?\s*(.*)$", re.IGNORECASE)
_SHORT_TITLE = 140


@dataclass(frozen=True, slots=True)
class ReadDoubt:
    """A line that could not be read with certainty, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class RegulationRead:
    """What was read, and what was not."""

    text: RegulationText
    doubts: tuple[ReadDoubt, ...] = ()


@dataclass
class _Reader:
    summary: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    doubts: list[ReadDoubt] = field(default_factory=list)
    chapter: str = ""
    names_chapter: bool = False  # the name of the chapter stands on the next line
    names_rules: bool = False
    expected: int = 1

    def read(self, number: int, line: str) -> bool:
        """Take one line; False where the text has ended."""
        if found := _CHAPTER.match(line):
            self.chapter, self.names_chapter = found[2].strip(), not found[2].strip()
        elif (found := _ARTICLE.match(line)) and not _REFERRING.match(found[2]):
            self._begin(number, line, int(found[1]), found[2].strip())
        elif self.articles and _END.match(line):
            return False
        elif self.names_chapter:
            self.chapter, self.names_chapter = line, False
        elif self.articles:
            self._go_on(number, line)
        else:
            self._before_articles(line)
        return True

    def _begin(self, number: int, line: str, counted: int, rest: str) -> None:
        self.names_chapter = False
        if counted != self.expected:
            why = f"đang chờ Điều {self.expected}; khi nhận sẽ đánh lại số theo thứ tự"
            self.doubts.append(ReadDoubt(number, line, why))
        self.expected = counted + 1
        is_title = len(rest) <= _SHORT_TITLE and not rest.endswith((";", ","))
        title, text = (rest.rstrip("."), "") if is_title else ("", rest)
        self.articles.append(Article(f"a{len(self.articles) + 1}", title, text, self.chapter))

    def _go_on(self, number: int, line: str) -> None:
        if _SECTION.match(line):
            self.doubts.append(ReadDoubt(number, line, "quy chế ở đây chia chương, không chia mục"))
            return
        last = self.articles[-1]
        text = f"{last.text}\n{line}" if last.text else line
        self.articles[-1] = replace(last, text=text)

    def _before_articles(self, line: str) -> None:
        if _BASE.match(line):
            self.bases.append(line.strip("-–• ").rstrip(";.,"))
            self.names_rules = False
        elif found := _TITLE.match(line):
            self.summary, self.names_rules = [found[2].strip()] if found[2].strip() else [], True
        elif self.names_rules and not line.startswith("(") and not line.endswith((".", ":")):
            self.summary.append(line)
        else:
            self.names_rules = False


def regulation_from_lines(lines: Iterable[str]) -> RegulationRead:
    """Read the lines of a text; what stands before the first Điều gives name and grounds."""
    reader = _Reader()
    for number, raw in enumerate(lines, start=1):
        line = " ".join(raw.split())
        if line and not reader.read(number, line):
            break
    text = RegulationText(
        " ".join(reader.summary)[:LONGEST_TITLE],
        tuple(reader.bases),
        tuple(reader.articles),
        len(reader.articles),
    )
    return RegulationRead(text, tuple(reader.doubts))


def faults_of(text: RegulationText) -> tuple[str, ...]:
    """Why a text cannot be kept: nothing in it, or more than is kept."""
    found = []
    if not text.articles:
        found.append("Không thấy điều nào: mỗi điều bắt đầu bằng một dòng «Điều 1. Tên điều».")
    if len(text.articles) > MOST_ARTICLES:
        found.append(f"Có {len(text.articles)} điều; tối đa {MOST_ARTICLES} điều.")
    if len("\n".join(text.bases)) > LONGEST_BASES:
        found.append(f"Phần căn cứ dài quá {LONGEST_BASES} ký tự.")
    for each in text.numbered():
        length = len(each.article.text)
        if length > LONGEST_ARTICLE:
            found.append(f"Điều {each.number} dài {length} ký tự; tối đa {LONGEST_ARTICLE}.")
        if len(each.article.title) > LONGEST_TITLE or len(each.article.chapter) > LONGEST_TITLE:
            found.append(f"Điều {each.number}: tên điều, tên chương dài quá {LONGEST_TITLE} ký tự.")
    return tuple(found)


def keep_keys(read: RegulationText, draft: RegulationText) -> RegulationText:
    """A text read from a file under the keys of the draft it replaces, so that remarks stay."""
    free = {each.key: each for each in draft.articles}
    found: dict[int, str] = {}
    for alike in (_same_title, _same_text):
        for at, each in enumerate(read.articles):
            if at in found:
                continue
            key = next((key for key, old in free.items() if alike(each, old)), None)
            if key is not None:
                found[at] = key
                del free[key]
    keys, articles = draft.keys, []
    for at, each in enumerate(read.articles):
        if at not in found:
            keys += 1
        articles.append(replace(each, key=found.get(at, f"a{keys}")))
    return replace(read, articles=tuple(articles), keys=keys)


def _same_title(one: Article, other: Article) -> bool:
    return bool(one.title) and one.title.casefold() == other.title.casefold()


def _same_text(one: Article, other: Article) -> bool:
    return bool(one.text) and one.text.casefold() == other.text.casefold()

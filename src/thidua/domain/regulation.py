"""The text of a bloc's own rules: articles in chapters, numbered as they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

MOST_ARTICLES = 100
LONGEST_TITLE = 300
LONGEST_ARTICLE = 6_000
LONGEST_BASES = 3_000
_REFERENCE = re.compile(r"\bĐiều (\d{1,3})(?:[,;]? và Điều (\d{1,3}))?\s+(?:của )?[Qq]uy chế này")

_BLANK = re.compile(r"…|\.{4,}")


@dataclass(frozen=True, slots=True)
class Article:
    """One Điều: ``chapter`` is the name of the chapter it stands in, ``text`` its lines."""

    key: str
    title: str
    text: str
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article with its number; ``chapter`` only where a chapter begins: "Chương I. Tên"."""

    number: int
    article: Article
    chapter: str = ""

    @property
    def name(self) -> str:
        """What people call it: "Điều 3. Nhiệm vụ của Trưởng khối"."""
        title = f". {self.article.title}" if self.article.title else ""
        return f"Điều {self.number}{title}"


@dataclass(frozen=True, slots=True)
class RegulationText:
    """The whole text: what it is about, on what grounds, its articles in order."""

    summary: str = ""  # "Hoạt động của Khối thi đua …"
    bases: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    keys: int = 0  # how many keys were ever given: none is given twice

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "RegulationText":
        """From what ``as_data`` gave."""
        articles = (Article(**each) for each in data.get("articles", ()))
        return cls(
            data.get("summary", ""),
            tuple(data.get("bases", ())),
            tuple(articles),
            data.get("keys", 0),
        )

    def as_data(self) -> dict[str, Any]:
        """Plain values, to be kept."""
        return {
            "summary": self.summary,
            "bases": [*self.bases],
            "articles": [asdict(each) for each in self.articles],
            "keys": self.keys,
        }

    def numbered(self) -> Iterator[Numbered]:
        """Articles from 1, chapters from I."""
        chapter, chapters = "", 0
        for number, each in enumerate(self.articles, start=1):
            begins = bool(each.chapter) and each.chapter != chapter
            chapter, chapters = each.chapter, chapters + begins
            name = f"Chương {roman(chapters)}. {each.chapter}" if begins else ""
            yield Numbered(number, each, name)

    def lines(self) -> Iterator[str]:
        """The text as it is printed, line by line; what ``regulation_reading`` reads back."""
        yield f"QUY CHẾ {self.summary}".strip()
        yield from self.bases
        for each in self.numbered():
            yield from filter(None, (each.chapter, each.name))
            yield from each.article.text.splitlines()

    @property
    def digest(self) -> str:
        """SHA-256 of the printed text: what a bloc adopted."""
        return sha256("\n".join(self.lines()).encode()).hexdigest()

    def named(self, key: str) -> Numbered | None:
        """An article by its key."""
        return next((each for each in self.numbered() if each.article.key == key), None)

    def changed(self, article: Article) -> "RegulationText":
        """With the article of that key as given."""
        rows = (article if each.key == article.key else each for each in self.articles)
        return replace(self, articles=tuple(rows))

    def added(self, article: Article, after: str = "") -> "RegulationText":
        """With a new article, under a key of its own, put after another; "" for the end."""
        keys = [each.key for each in self.articles]
        at = keys.index(after) + 1 if after in keys else len(keys)
        new = replace(article, key=f"a{self.keys + 1}")
        rows = (*self.articles[:at], new, *self.articles[at:])
        return replace(self, articles=rows, keys=self.keys + 1)

    def without(self, key: str) -> "RegulationText":
        """Without an article."""
        return replace(self, articles=tuple(each for each in self.articles if each.key != key))

    def moved(self, key: str, by: int) -> "RegulationText":
        """With an article moved up or down by so many places, as far as there are any."""
        rows = list(self.articles)
        at = next(at for at, each in enumerate(rows) if each.key == key)
        to = min(max(at + by, 0), len(rows) - 1)
        article = rows.pop(at)
        rows.insert(to, replace(article, chapter=self.articles[to].chapter))
        return replace(self, articles=tuple(rows))

    def cautions(self) -> Iterator[str]:
        """What looks wrong: nothing said, a blank to fill in, a reference to no article."""
        count = len(self.articles)
        for each in self.numbered():
            if not each.article.text.strip():
                yield f"{each.name}: chưa có nội dung."
            if _BLANK.search(f"{each.article.title} {each.article.text}"):
                yield f"{each.name}: còn chỗ để trống «…»."
            for match in _REFERENCE.finditer(each.article.text):
                for number in filter(None, match.groups()):
                    if not 1 <= int(number) <= count:
                        yield (
                            f"{each.name}: dẫn chiếu Điều {number}, quy chế chỉ có {count} điều."
                        )


def roman(number: int) -> str:
    """A number below 400 as chapters are counted: 9 is IX.

    >>> roman(14)
    'XIV'
    """
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
             (4, "IV"), (1, "I"))  # fmt: skip
    said = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        said += sign * times
    return said

"""What an English page says in Vietnamese although the program, not a person, says it."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from thidua.domain.vietnamese_text import fold

PLACE = re.compile(r"%\(\w+\)[0-9]*[sd]|%[sd]")
SPOKEN = {"aria-label", "title", "placeholder", "alt", "data-confirm"}
SILENT = {"script", "style", "textarea"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
LEAST_LETTERS = 10  # of a message with places, so that "%s điểm" does not match what people write


class Texts(HTMLParser):
    """Texts and spoken attributes of a page, but for elements in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._apart: list[str] = []  # the open elements from the outermost that is not read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if self._apart or tag in SILENT or told.get("lang") == "vi":
            if tag not in VOID:
                self._apart.append(tag)
            return
        self.found += [value for name, value in attrs if name in SPOKEN and value]
        if told.get("name") == "description" and told.get("content"):
            self.found.append(str(told["content"]))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._apart:
            del self._apart[len(self._apart) - 1 - self._apart[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._apart and data.strip():
            self.found.append(data)


def texts_of(html: str) -> Iterator[str]:
    """Each text with single spaces."""
    parser = Texts()
    parser.feed(html)
    yield from (" ".join(text.split()) for text in parser.found)


class Vietnamese:
    """The Vietnamese of the catalogue, which an English page never says."""

    def __init__(self, messages: Iterable[str]) -> None:
        said = [" ".join(each.split("\0")[0].replace("%%", "%").split()) for each in messages]
        self._plain = {
            each for each in said if not PLACE.search(each) and fold(each) != each.lower()
        }
        self._patterns = [
            re.compile(".+".join(map(re.escape, PLACE.split(each))))
            for each in said
            if PLACE.search(each) and _letters(PLACE.sub("", each)) >= LEAST_LETTERS
        ]

    def says(self, text: str) -> bool:
        """Whether a text is a message of the program, with values in its places or without."""
        if text in self._plain:
            return True
        return fold(text) != text.lower() and any(each.fullmatch(text) for each in self._patterns)


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)

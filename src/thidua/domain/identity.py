"""When two texts are one name: codes, names, grades, heads, numbers of decisions, votes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from thidua.domain.clean_text import cleaned
from thidua.domain.vietnamese_text import CROSSED_D, SIGNS, TONES, fold

_DASH = re.compile(r"\s*-\s*")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_TONE = re.compile("[" + "".join(TONES[1:]) + "]")


@lru_cache(maxsize=8192)
def identity(text: str) -> str:
    """The key under which a name is known: two texts with one key are one name.

    Capitals, runs of spaces, spaces around a dash, the kind of dash and of apostrophe, composed
    or decomposed letters and the place of the tone (hoà, hòa) make no difference. Marks do: Hòa
    is not Hoa.

    Source: docs/algorithms/text.md#identity
    Keys are compared with one another only.

    >>> identity("Gia Lai – Kon Tum") == identity("GIA LAI-KON TUM")
    True
    >>> identity("H’Hen Niê") == identity("h'hen  niê"), identity("Hòa") == identity("Hoa")
    (True, False)
    """
    plain = cleaned(text).casefold().translate(SIGNS).translate(CROSSED_D)
    spread = unicodedata.normalize("NFD", plain)
    spread = _WORD.sub(_with_tones_last, spread)
    return " ".join(_DASH.sub("-", spread).split())


def _with_tones_last(word: re.Match[str]) -> str:
    text = word[0]
    tones = "".join(sorted(_TONE.findall(text), key=_canonical))
    return _TONE.sub("", text) + tones if tones else text


def has_marks(text: str) -> bool:
    """Whether some letter carries a mark; a text without any may stand for one with them.

    Source: docs/algorithms/text.md#identity
    """
    spread = unicodedata.normalize("NFD", text.casefold()).translate(CROSSED_D)
    return "đ" in spread or any(map(unicodedata.combining, spread))


def unmarked(text: str) -> str:
    """A name as it is typed without marks and capitals, spaces around its dashes left out.

    Source: docs/algorithms/text.md#identity

    >>> unmarked("Gia Lai – Kon Tum"), said_in("kon tum-GIA", "Kon Tum – Gia Lai")
    ('gia lai-kon tum', True)
    """
    return _DASH.sub("-", fold(text))


def said_in(words: str, text: str) -> bool:
    """Whether a text holds every word that is looked for, marks typed or not.

    Source: docs/algorithms/text.md#identity
    """
    wanted = unmarked(words).split()
    if not wanted:  # most lists are shown whole: their names need no folding
        return True
    plain = unmarked(text)
    return all(word in plain for word in wanted)


def reads_as(written: str, known: str) -> bool:
    """Whether a written text is that name: marks decide, but where none was typed at all.

    Source: docs/algorithms/text.md#identity

    >>> reads_as("Nguyen Thi Hoa", "Nguyễn Thị Hoà"), reads_as("Nguyễn Thị Hoa", "Nguyễn Thị Hoà")
    (True, False)
    """
    if identity(written) == identity(known):
        return True
    return not has_marks(written) and unmarked(written) == unmarked(known)


def number_key(number: str) -> str:
    """One number of a document however it is spaced, capitalised or marked.

    Source: docs/algorithms/text.md#identity
    Keys are compared with one another only.

    >>> number_key("12/QĐ - SNV") == number_key("12/qd–snv")
    True
    """
    return "".join(fold(number).split())


def _canonical(tone: str) -> tuple[int, str]:
    return unicodedata.combining(tone), tone


class Names(Mapping[str, str]):
    """Names by identity: what is written, in whatever form, gives the name as it is known.

    A name written letter for letter wins over another of the same identity.

    >>> Names(["Hoàn thành", "Hoàn thành tốt"]).get("HOÀN  THÀNH")
    'Hoàn thành'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._exact: dict[str, str] = {}
        self._known: dict[str, str] = {}
        for name in names:
            self._exact.setdefault(name, name)
            self._known.setdefault(identity(name), name)

    def __getitem__(self, written: str) -> str:
        found = self._exact.get(written)
        return self._known[identity(written)] if found is None else found

    def like(self, written: str) -> str | None:
        """The name, also where none of its marks was typed and only one name reads so.

        >>> Names(["Họ và tên", "Mã"]).like("ho va ten"), Names(["Hòa"]).like("Hỏa")
        ('Họ và tên', None)
        """
        found = self.get(written)
        if found is not None or has_marks(written):
            return found
        plain = unmarked(written)
        alike = {known: name for known, name in self._known.items() if unmarked(name) == plain}
        return next(iter(alike.values())) if len(alike) == 1 else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._exact)

    def __len__(self) -> int:
        return len(self._exact)

"""Citations: "LUAT-06-2022-QH15/art/22/clause/1" is "Luật 06/2022/QH15, Điều 22 khoản 1"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from thidua.domain.confidence import Confidence
from thidua.law.yaml_data import read_law_file

PARTS = {  # in the order in which they may follow one another
    "annex": "Phụ lục",
    "form": "Mẫu số",
    "art": "Điều",
    "clause": "khoản",
    "point": "điểm",
}
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class UnknownCitation(LookupError):
    """The citation names no instrument of ``instruments.yaml``, or a part that cannot be."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree, circular or official letter."""

    code: str
    short: str  # "NĐ 98/2023", as citations print it
    number: str  # "98/2023/NĐ-CP"
    title: str
    issuer: str
    signed: date | None
    in_force: date | None
    ends: date | None
    replaces: tuple[str, ...]
    amends: tuple[str, ...]
    articles: int | None
    url: str | None
    confidence: Confidence
    note: str

    def is_in_force(self, day: date) -> bool:
        """Whether it is known to be in force on ``day``.

        Source: its own entry in instruments.yaml.
        Units: days; ``ends`` is the first day without it.
        """
        return (
            self.in_force is not None
            and self.in_force <= day
            and (self.ends is None or day < self.ends)
        )


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its code, in the order of the file.

    Source: law/instruments.yaml

    Raises:
        KeyError, ValueError: the file is damaged; a test reads all of it.
    """
    raw: dict[str, dict[str, Any]] = read_law_file("instruments.yaml")
    return {code: _instrument(code, entry) for code, entry in raw.items()}


def _instrument(code: str, entry: dict[str, Any]) -> Instrument:
    return Instrument(
        code=code,
        short=entry["short"],
        number=entry["number"],
        title=entry["title"],
        issuer=entry["issuer"],
        signed=entry.get("signed"),
        in_force=entry.get("in_force"),
        ends=entry.get("ends"),
        replaces=tuple(entry.get("replaces", ())),
        amends=tuple(entry.get("amends", ())),
        articles=entry.get("articles"),
        url=entry.get("url"),
        confidence=Confidence(entry["confidence"]),
        note=entry.get("note", ""),
    )


@cache
def cited_words(citation: str) -> str:
    """A citation as people write it.

    Source: law/instruments.yaml

    Raises:
        UnknownCitation: no such instrument, a part we do not know, parts in a wrong order, or an
            article beyond the last one.

    >>> cited_words("LUAT-06-2022-QH15/art/74/clause/1/point/d")
    'Luật 06/2022/QH15, Điều 74 khoản 1 điểm d'
    """
    code, *path = citation.split("/")
    instrument = instruments().get(code)
    if instrument is None or len(path) % 2:
        raise UnknownCitation(citation)
    names, numbers = path[::2], path[1::2]
    _check_parts(citation, instrument, names, numbers)
    words = " ".join(map(_part_words, names, numbers))
    return f"{instrument.short}, {words}" if words else instrument.short


def instrument_of(citation: str) -> Instrument:
    """The instrument that a citation names.

    Source: law/instruments.yaml

    Raises:
        UnknownCitation: no such instrument.
    """
    code, *_ = citation.split("/")
    try:
        return instruments()[code]
    except KeyError as error:
        raise UnknownCitation(citation) from error


def _check_parts(
    citation: str, instrument: Instrument, names: list[str], numbers: list[str]
) -> None:
    order = list(PARTS)
    if any(name not in PARTS for name in names) or not all(numbers):
        raise UnknownCitation(citation)
    places = [order.index(name) for name in names]
    if places != sorted(set(places)):
        raise UnknownCitation(citation)
    for name, number in zip(names, numbers, strict=True):
        if name == "art" and instrument.articles and int(number[:3]) > instrument.articles:
            raise UnknownCitation(f"{citation}: {instrument.short} có {instrument.articles} điều")


def _part_words(name: str, number: str) -> str:
    shown = ROMAN[int(number)] if name == "annex" and number.isdecimal() else number
    return f"{PARTS[name]} {shown}"

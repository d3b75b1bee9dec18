"""What people call titles and forms in their own lists: full, short and older names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from thidua.domain.award_codes import HELD_NAMES
from thidua.domain.vietnamese_text import fold
from thidua.law.catalogue import catalogue
from thidua.law.yaml_data import read_law_file

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"^\d+ ")  # of the row: "1. Lao động tiên tiến"
_TIME = re.compile(r" lan (?:thu )?(?:\d|nhat|hai|ba|i{1,3})$")  # how often: "(lần 2)"
_YEAR = re.compile(r" (?:nam )?(?:19|20)\d\d$")
_GRADES = {"nhat": 1, "nhut": 1, "i": 1, "1": 1, "nhi": 2, "hai": 2, "ii": 2, "2": 2,
           "ba": 3, "iii": 3, "3": 3}  # fmt: skip
_GRADE = re.compile(rf"(?: hang)?(?: thu)? ({'|'.join(_GRADES)})$")
_GRADE_WORDS = {1: "Nhất", 2: "Nhì", 3: "Ba"}


@dataclass(frozen=True, slots=True)
class _Names:
    """The file as it is asked."""

    codes: Mapping[str, str]  # the folded code, the code
    exact: Mapping[str, str]  # the compared name, the code
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    grades: tuple[tuple[re.Pattern[str], str], ...]  # the stem of the code
    several: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    foreign: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=4096)
def codes_named(text: str) -> tuple[str, ...]:
    """The titles and forms that a text may mean; ``award_of`` says which one it surely means.

    Source: law/award_names.yaml; docs/algorithms/award-history.md#names
    An empty answer: nobody calls one that.

    >>> codes_named("HCLĐ hạng III"), codes_named("CSTĐ"), codes_named("Huân chương sao sáng")
    (('HCLD3',), ('CSTDCS', 'CSTD_TINH', 'CSTD_TQ'), ())
    """
    key, names = compared(text), _names()
    written = names.codes.get(fold(text)) or names.exact.get(key)
    if written:
        return (written,)
    if is_foreign(text) or sum(key.count(head) for head in _raw()["heads"]) > 1:
        return ()
    found = dict.fromkeys([*_by_pattern(key, names), *_by_grade(key, names)])
    if found:
        return tuple(found)
    return next((codes for pattern, codes in names.several if pattern.fullmatch(key)), ())


def award_of(text: str, own: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The one title or form that a text names; None when it is not sure, or none.

    ``own`` holds codes by names as an authority writes them (``known_as``); these go first.

    Source: law/award_names.yaml

    >>> award_of("lđtt"), award_of("BK tỉnh"), award_of("bằng khen")
    ('LDTT', 'BK_TINH', None)
    >>> award_of("Bằng khen của Bộ Y tế"), award_of("BK BỘ Y TẾ", {"bang khen bo y te": "BK_TINH"})
    ('BK_BO', 'BK_TINH')
    """
    key = compared(text)
    if key in own:
        return own[key]
    found = codes_named(text)
    unsure = any(pattern.fullmatch(key) for pattern, _codes in _names().several)
    return found[0] if len(found) == 1 and not unsure else None


def known_as(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Codes by compared names, from pairs of code and name; what two awards bear is left out.

    Source: law/award_names.yaml

    >>> known_as([("BK_TINH", "Bằng khen của Bộ Y tế"), ("GK", "Giấy"), ("LDTT", "Giấy")])
    {'bang khen bo y te': 'BK_TINH'}
    """
    pairs = {(code, compared(name)) for code, name in names}
    times = Counter(key for _code, key in pairs)
    return {key: code for code, key in pairs if times[key] == 1}


def is_foreign(text: str) -> bool:
    """Whether it is a commendation of the Party or a mass organisation, outside this law.

    Source: law/award_names.yaml

    >>> is_foreign("Giấy khen của Huyện ủy"), is_foreign("Giấy khen của Sở")
    (True, False)
    """
    return any(pattern.fullmatch(compared(text)) for pattern in _names().foreign)


def short_names(code: str) -> tuple[str, ...]:
    """Short and older names that are known besides the full one, for people to read.

    Source: law/award_names.yaml
    """
    raw = _raw()
    told = raw["names"].get(code, {}).get("short", ())
    grade = raw["grades"].get(code[:-1], {}).get("short")
    if grade:
        told = [*told, *(grade.format(words) for words in (_GRADE_WORDS[int(code[-1])], code[-1]))]
    return tuple(told)


def compared(text: str) -> str:
    """A name as it is compared: folded, abbreviations written out, filling words left out.

    Source: law/award_names.yaml

    >>> compared("Danh hiệu CSTĐ cấp cơ sở năm 2023")
    'chien si thi dua co so'
    """
    raw = _raw()
    words = _NO_LETTER.sub(" ", fold(text)).split()
    written = " ".join(raw["words"].get(word, word) for word in words)
    name = " ".join(_passed_over().sub("", written).split())
    return _TIME.sub("", _YEAR.sub("", _NUMBER.sub("", name)))


def _by_pattern(key: str, names: _Names) -> Iterator[str]:
    return (code for pattern, code in names.patterns if pattern.fullmatch(key))


def _by_grade(key: str, names: _Names) -> Iterator[str]:
    """Of three grades the one that is written; all three where none is."""
    ending = _GRADE.search(key)
    stem = key[: ending.start()] if ending else key
    for pattern, code in names.grades:
        if pattern.fullmatch(stem):
            written = [_GRADES[ending[1]]] if ending else [1, 2, 3]
            yield from (f"{code}{grade}" for grade in written)


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = read_law_file("award_names.yaml")
    return raw


@cache
def _passed_over() -> re.Pattern[str]:
    words = sorted(_raw()["passed_over"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


@cache
def _names() -> _Names:
    raw = _raw()
    exact = {compared(name): code for code, name in HELD_NAMES.items()}
    exact |= {compared(entry.name_vi): code for code, entry in catalogue().items()}
    return _Names(
        {fold(code): code for code in catalogue()},
        exact,
        tuple(
            (re.compile(pattern), code)
            for code, names in raw["names"].items()
            for pattern in names["patterns"]
        ),
        tuple((re.compile(each["name"]), code) for code, each in raw["grades"].items()),
        tuple((re.compile(key), tuple(codes)) for key, codes in raw["several"].items()),
        tuple(re.compile(pattern) for pattern in raw["foreign"]),
    )

"""A ballot and its papers in a YAML file, and the result as programs read it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.domain.ballot_rules import (
    BallotError,
    BallotRules,
    Base,
    Kind,
    Roll,
    Threshold,
    parse_share,
)
from thidua.domain.exact import NotABoolean, parse_boolean
from thidua.domain.identity import Names
from thidua.formats.yaml_text import TextTree, YamlRefused, read_yaml_text

KEYS = (
    *("question", "kind", "candidates", "seats", "entitled", "present"),
    *("threshold", "quorum", "blank_is_valid", "papers"),
)
THRESHOLD_KEYS = ("share", "base", "strict")
SPOILT = "spoilt"

Choice = TypeVar("Choice", bound=StrEnum)
Tree = Mapping[str, TextTree]

_WHOLE = re.compile(r"[0-9]{1,9}")


class BallotFileRefused(ValueError):
    """The file is no ballot; the message is Vietnamese and names key, value and what is allowed."""

    def __init__(self, key: str, problem: str) -> None:
        """``key`` may be empty when the whole file is meant."""
        super().__init__(f"{key}: {problem}" if key else problem)


@dataclass(frozen=True, slots=True)
class BallotFile:
    """What a ballot file holds; ``question`` is empty when the file has none."""

    question: str
    rules: BallotRules
    roll: Roll
    papers: tuple[MarkedPaper, ...]


def read_ballot_file(data: bytes | str) -> BallotFile:
    """The ballot in a file's text. A paper is never an error, at worst it is invalid.

    Raises:
        BallotFileRefused: no YAML, an unknown key, a key missing, a value outside its limits.
    """
    try:
        tree = read_yaml_text(data)
    except YamlRefused as error:
        raise BallotFileRefused("", str(error)) from error
    if not isinstance(tree, dict):
        raise BallotFileRefused("", f"tệp phải gồm các khóa {', '.join(KEYS)}")
    _refuse_strangers("", tree, KEYS)
    try:
        rules = _rules(tree)
        names = Names(rules.candidates)
        return BallotFile(
            question=_text(tree, "question") or "",
            rules=rules,
            roll=Roll(_required_whole(tree, "entitled"), _whole(tree, "present")),
            papers=tuple(
                _paper(entry, names) for entry in _list(tree, "papers", may_be_empty=True)
            ),
        )
    except BallotError as error:
        raise BallotFileRefused(error.field, str(error)) from error


def _rules(tree: Tree) -> BallotRules:
    quorum = _text(tree, "quorum")
    return BallotRules(
        kind=_choice(tree, "kind", Kind),
        candidates=_candidates(tree),
        threshold=_threshold(tree),
        seats=_whole(tree, "seats"),
        quorum=None if quorum is None else parse_share(quorum, field="quorum"),
        blank_is_valid=_boolean(tree, "blank_is_valid"),
    )


def _threshold(tree: Tree) -> Threshold:
    given = tree.get("threshold")
    if not isinstance(given, dict):
        problem = "chưa có hoặc sai dạng, phải ghi {share: 2/3, base: all_members, strict: false}"
        raise BallotFileRefused("threshold", problem)
    _refuse_strangers("threshold.", given, THRESHOLD_KEYS)
    inner = {f"threshold.{key}": value for key, value in given.items()}
    share = _text(inner, "threshold.share")
    if share is None:
        raise BallotFileRefused("threshold.share", "chưa có, ví dụ 2/3, 0.8 hoặc 50%")
    return Threshold(
        share=parse_share(share),
        base=_choice(inner, "threshold.base", Base),
        strict=_boolean(inner, "threshold.strict"),
    )


def _candidates(tree: Tree) -> tuple[str, ...]:
    codes = []
    for place, entry in enumerate(_list(tree, "candidates"), start=1):
        if not isinstance(entry, str):
            raise BallotFileRefused(f"candidates[{place}]", "phải là một mã")
        if entry == SPOILT:
            raise BallotFileRefused(f"candidates[{place}]", f"«{SPOILT}» chỉ dùng cho phiếu hỏng")
        codes.append(entry)
    return tuple(codes)


def _paper(entry: TextTree, names: Names) -> MarkedPaper:
    """A paper; a mark is for the candidate whose name it is, in whatever form it is written."""
    if entry is None:
        return MarkedPaper()
    if isinstance(entry, str):
        return MarkedPaper(spoilt=True) if entry == SPOILT else MarkedPaper((_mark(entry, names),))
    if isinstance(entry, list):
        return MarkedPaper(tuple(_mark(_word(mark), names) for mark in entry))
    return MarkedPaper(tuple(_mark(code, names, _word(answer)) for code, answer in entry.items()))


def _mark(written: str, names: Names, answer: str | None = None) -> Mark:
    return Mark(names.get(written, written), answer)


def _word(entry: TextTree) -> str:
    """The word written; "", which is no candidate and no answer, when there is none."""
    return entry if isinstance(entry, str) else ""


def _refuse_strangers(prefix: str, tree: Tree, allowed: tuple[str, ...]) -> None:
    for key in tree:
        if key not in allowed:
            raise BallotFileRefused(
                prefix + _shown(key), f"khóa này không có; các khóa được dùng: {', '.join(allowed)}"
            )


def _text(tree: Tree, key: str) -> str | None:
    value = tree.get(key)
    if value is not None and not isinstance(value, str):
        raise BallotFileRefused(key, "phải là một giá trị đơn, không phải danh sách hay nhóm khóa")
    return value


def _list(tree: Tree, key: str, *, may_be_empty: bool = False) -> list[TextTree]:
    value = tree.get(key)
    if value is None and key in tree and may_be_empty:
        return []
    if not isinstance(value, list):
        raise BallotFileRefused(key, "chưa có hoặc sai dạng, phải là một danh sách")
    return value


def _choice(tree: Tree, key: str, choices: type[Choice]) -> Choice:
    value = _text(tree, key)
    try:
        return choices(value or "")
    except ValueError as error:
        found = "chưa có" if value is None else f"«{_shown(value)}»"
        allowed = ", ".join(choices)
        raise BallotFileRefused(key, f"{found}, phải là một trong: {allowed}") from error


def _required_whole(tree: Tree, key: str) -> int:
    number = _whole(tree, key)
    if number is None:
        raise BallotFileRefused(key, "chưa có, phải là số nguyên từ 0 đến 999999999")
    return number


def _whole(tree: Tree, key: str) -> int | None:
    value = _text(tree, key)
    if value is None:
        return None
    if not _WHOLE.fullmatch(value):
        problem = f"«{_shown(value)}», phải là số nguyên từ 0 đến 999999999"
        raise BallotFileRefused(key, problem)
    return int(value)


def _boolean(tree: Tree, key: str) -> bool:
    value = _text(tree, key)
    try:
        return False if value is None else parse_boolean(value)
    except NotABoolean as error:
        raise BallotFileRefused(key, f"«{_shown(value or '')}», phải là true hoặc false") from error


def _shown(text: str) -> str:
    """The text short enough, and without control characters, to stand in a message."""
    return "".join(letter if letter.isprintable() else "�" for letter in text[:40])

"""The file of a published ballot: canonical JSON that anybody can recount, with its own hash."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.domain.ballot_rules import BallotRules, Kind, Roll

FORMAT = "thidua-ballot/1"


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """One line of the public list: its tracking code and what is marked on it."""

    code: str
    paper: MarkedPaper


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published of one ballot. ``papers`` None: only who passed and who did not."""

    ballot: str
    question: str
    round: int
    rules: BallotRules
    roll: Roll
    names: Mapping[str, str]
    threshold_source: str
    issued: int
    result: Mapping[str, object]
    codes: tuple[str, ...]
    papers: tuple[ListedPaper, ...] | None


def publication_file(publication: Publication) -> tuple[str, str]:
    """The file's text and the SHA-256 of the text, in hexadecimal.

    Inside the file, ``sha256`` is the hash of the same canonical text without that key.
    """
    content = _content(publication)
    content["sha256"] = text_hash(canonical_text(content))
    text = canonical_text(content)
    return text, text_hash(text)


def canonical_text(content: Mapping[str, object]) -> str:
    """The same mapping gives the same bytes: keys sorted, two spaces, one line feed at the end."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def text_hash(text: str) -> str:
    """SHA-256 of the text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def marks_as_json(paper: MarkedPaper, kind: Kind) -> list[str] | dict[str, str]:
    """Marks as `thidua tally` writes them: names, or an answer for each name."""
    if kind is Kind.YES_NO:
        return {mark.candidate: mark.answer or "" for mark in paper.marks}
    return [mark.candidate for mark in paper.marks]


def paper_from_json(marks: Sequence[str] | Mapping[str, str]) -> MarkedPaper:
    """The paper that ``marks_as_json`` wrote."""
    if isinstance(marks, Mapping):
        return MarkedPaper(tuple(Mark(code, answer) for code, answer in marks.items()))
    return MarkedPaper(tuple(Mark(code) for code in marks))


def _content(publication: Publication) -> dict[str, object]:
    rules = publication.rules
    content: dict[str, object] = {
        "format": FORMAT,
        "ballot": publication.ballot,
        "round": publication.round,
        "question": publication.question,
        "kind": rules.kind.value,
        "candidates": [
            {"code": code, "name": publication.names.get(code, code)} for code in rules.candidates
        ],
        "seats": rules.seat_count,
        "entitled": publication.roll.entitled,
        "present": publication.roll.present,
        "issued": publication.issued,
        "threshold": {
            "share": _ratio(rules.threshold.share),
            "base": rules.threshold.base.value,
            "strict": rules.threshold.strict,
            "source": publication.threshold_source,
        },
        "quorum": None if rules.quorum is None else _ratio(rules.quorum),
        "blank_is_valid": rules.blank_is_valid,
        "result": dict(publication.result),
    }
    if publication.papers is None:
        content["codes"] = sorted(publication.codes)
    else:
        listed = sorted(publication.papers, key=lambda line: line.code)
        content["papers"] = [
            {"code": line.code, "marks": marks_as_json(line.paper, rules.kind)} for line in listed
        ]
    return content


def _ratio(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"

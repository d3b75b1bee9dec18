"""Principles of commendation, each with its source and the part of the program that keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from thidua.domain.confidence import Confidence
from thidua.law.citations import cited_words
from thidua.law.yaml_data import read_law_file


class Keeper(StrEnum):
    """Who sees that a principle is kept."""

    ELIGIBILITY = "eligibility"  # every verdict computes it
    DOSSIER = "dossier"  # checked when a dossier is made: it needs the registry of awards
    PEOPLE = "people"  # stated to those who decide


@dataclass(frozen=True, slots=True)
class Principle:
    """One principle."""

    code: str
    text_vi: str
    citation: str  # in words
    confidence: Confidence
    done_by: Keeper


@cache
def principles() -> Mapping[str, Principle]:
    """All principles by code, in their order.

    Source: law/principles.yaml, each with its own citation.

    Raises:
        KeyError, ValueError: the file is damaged; a test reads all of it.
    """
    raw: dict[str, dict[str, Any]] = read_law_file("principles.yaml")
    return {code: _principle(code, entry) for code, entry in raw.items()}


def _cites(raw: str | list[str]) -> list[str]:
    return [raw] if isinstance(raw, str) else raw


def _principle(code: str, entry: dict[str, Any]) -> Principle:
    return Principle(
        code=code,
        text_vi=entry["text_vi"],
        citation="; ".join(map(cited_words, _cites(entry["cites"]))),
        confidence=Confidence(entry["confidence"]),
        done_by=Keeper(entry["done_by"]),
    )

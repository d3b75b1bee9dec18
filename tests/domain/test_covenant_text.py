"""The covenant written down one way: same content same bytes, any change another hash."""

import hashlib
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest

from thidua.domain.covenant_text import (
    CommonTarget,
    CovenantContent,
    canonical_text,
    lines_of,
    promise_text,
    text_hash,
)

CONTENT = CovenantContent(
    bloc="Khối thi đua Một",
    year=2023,
    version=1,
    units=("Hội A", "Hội B"),
    legal_bases=(),
    preamble=("Thi đua là yêu nước.",),
    contents=("Phát triển kinh tế (550 điểm)",),
    targets=(CommonTarget("70% đạt Lao động tiên tiến", ">=", "70", "%"),),
    commitments=("Thực hiện nghiêm túc.",),
)


def test_canonical_text_hashes_like_any_other_program() -> None:
    text = canonical_text(CONTENT)

    assert text_hash(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert text.startswith('{\n  "bloc": "Khối thi đua Một",\n')
    assert text.endswith("}\n")


def test_canonical_text_is_the_same_for_decomposed_letters() -> None:
    decomposed = replace(CONTENT, bloc=unicodedata.normalize("NFD", CONTENT.bloc))

    assert canonical_text(decomposed) == canonical_text(CONTENT)


@pytest.mark.parametrize(
    "changed",
    [
        replace(CONTENT, version=2),
        replace(CONTENT, units=("Hội B", "Hội A")),
        replace(CONTENT, commitments=("Thực hiện nghiêm túc",)),
        replace(CONTENT, targets=(replace(CONTENT.targets[0], figure="71"),)),
    ],
)
def test_text_hash_differs_for_any_change(changed: CovenantContent) -> None:
    assert text_hash(canonical_text(changed)) != text_hash(canonical_text(CONTENT))


def test_lines_of_drops_empty_lines() -> None:
    assert lines_of("một\r\n\r\n  hai \n") == ("một", "hai")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((">=", Decimal("70.00"), "%", None), "≥ 70%"),
        ((">=", Decimal(100), "%", None), "100%"),
        (("unspecified", Decimal(10), "%", None), "10%"),
        ((">=", Decimal(8), "đơn vị", 8), "8/8 đơn vị"),
        ((">=", Decimal(6), "đơn vị", 8), "≥ 6/8 đơn vị"),
        (("<=", Decimal(0), "vụ", None), "≤ 0 vụ"),
        ((">=", None, "", None, "Hoàn thành tốt nhiệm vụ"), "≥ Hoàn thành tốt nhiệm vụ"),
    ],
)
def test_promise_text_as_blocs_write_it(arguments: tuple[object, ...], said: str) -> None:
    assert promise_text(*arguments) == said  # type: ignore[arg-type] # mixed on purpose

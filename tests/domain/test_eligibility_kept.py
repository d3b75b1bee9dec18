"""A verdict kept with the law of its day is read back as it was."""

import json
from datetime import date

import pytest

from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import Effect, Requirement, Shown, Verdict
from thidua.domain.eligibility_kept import KeptVerdict


def kept(verdict: Verdict | None) -> KeptVerdict:
    return KeptVerdict(date(2024, 1, 19), "RS2022A", "Luật 06/2022", False, verdict)


def verdict(*, met: bool) -> Verdict:
    return Verdict(
        "GK",
        (
            Requirement(
                "x",
                met,
                "Điều kiện",
                "chưa rõ",
                Shown("1", "1"),
                None,
                "Luật",
                Confidence.TEXT,
                Effect.BLOCK,
            ),
        ),
    )


@pytest.mark.parametrize("met", [True, False])
def test_a_verdict_answers_for_itself_and_is_read_back(met: bool) -> None:
    one = kept(verdict(met=met))

    assert (one.eligible, one.blocks) == (met, not met)
    assert [requirement.met for requirement in one.requirements] == [met]
    assert KeptVerdict.from_mapping(json.loads(json.dumps(one.to_mapping()))) == one


def test_where_nothing_is_computed_nothing_is_known_and_nothing_blocks() -> None:
    one = kept(None)

    assert (one.eligible, one.blocks, one.requirements) == (None, False, ())
    assert KeptVerdict.from_mapping(json.loads(json.dumps(one.to_mapping()))) == one

"""A published result is read back as what it was made of, whatever a row of before left out."""

from decimal import Decimal

from tests.factories import SCHEME
from thidua.domain.figures import Claim
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.kept import KeptResult, with_facts_of_units
from thidua.formats.scheme_mapping import scheme_from_mapping


def test_what_is_published_is_read_back_whole() -> None:
    claims = [Claim("AAA", "I.1", "100"), Claim("BBB", "I.1", "50"), Claim("BBB", "L1", "yes")]
    result = score_bloc(scheme_from_mapping(SCHEME), ["AAA", "BBB"], claims)

    kept = KeptResult.from_mapping(result.to_mapping(), result.events)

    assert kept == KeptResult(result.units, result.awards, result.warnings)
    assert (kept.first, kept.unit("BBB"), kept.unit("X")) == (("AAA",), result.unit("BBB"), None)
    assert kept.award("CO_TINH") == result.awards[0]


def test_a_row_without_parts_is_read_too() -> None:
    kept = KeptResult.from_mapping({"units": [{"unit": "A", "total": "1.50", "rank": None}]})

    assert (kept.units[0].total, kept.units[0].groups, kept.first) == (Decimal("1.50"), (), ())
    assert kept.award("CO_TINH") is None


def test_more_may_be_said_of_each_unit() -> None:
    answer = {"units": [{"unit": "A", "rank": 1}, {"unit": "B", "rank": 2}], "awards": []}

    told = with_facts_of_units(answer, {"A": {"kind": "xã"}, "B": {"kind": "sở"}})

    assert [(unit["unit"], unit["rank"], unit["kind"]) for unit in told["units"]] == [
        ("A", 1, "xã"),
        ("B", 2, "sở"),
    ]
    assert told["awards"] == []
    assert answer["units"][0] == {"unit": "A", "rank": 1}

"""A person as tests write one down."""

from dataclasses import replace
from datetime import date
from typing import Any

from thidua.apps.people.facts import PersonFacts

_USUAL = PersonFacts(
    code="CCC-01",
    full_name="Nguyễn Thị Ánh",
    birth_year=1980,
    sex="female",
    position="Chuyên viên",
    since=date(2020, 1, 1),
)


def facts(**changes: Any) -> PersonFacts:
    """The usual facts, some of them changed."""
    return replace(_USUAL, **changes)

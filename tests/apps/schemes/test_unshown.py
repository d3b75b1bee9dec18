"""A table with parts that no page shows is refused, by name, before it is taken in."""

from copy import deepcopy

import pytest

from tests.formats.test_scheme_mapping import valid
from tests.formats.test_scheme_parts import table
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.definition.unshown import unshown


def changed(**keys):
    return {**deepcopy(valid()), **keys}


def with_line(**keys):
    mapping = valid()
    mapping["groups"][1]["criteria"][0] |= keys
    return mapping


def test_an_ordinary_table_is_shown_whole():
    assert unshown(valid()) == []
    assert unshown(changed(na_policy="rescale_total")) == []


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        (with_line(bonus={"max": "1"}), "điểm thưởng riêng"),
        (with_line(id="G1"), "trùng mã với một nhóm"),
        (table(), "tiêu chí có tiêu chí con"),
    ],
)
def test_what_no_page_shows_blocks_adoption(definition, said):
    assert any(said in fault.message for fault in blocking_faults(definition))

"""A table with parts that no page shows is refused, by name, before it is taken in."""

from tests.formats.test_scheme_mapping import valid
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.definition.unshown import unshown


def test_an_ordinary_table_is_shown_whole():
    assert unshown(valid()) == []


def test_what_no_page_shows_blocks_adoption():
    mapping = valid()
    mapping["groups"][1]["criteria"][0] |= {"bonus": {"max": "1"}}
    assert any("điểm thưởng riêng" in fault.message for fault in blocking_faults(mapping))

"""Ids of a table: where the format takes one only once."""

from thidua.apps.schemes.definition.outline import (
    GROUPS,
    Definition,
    Item,
    Place,
    is_heading,
    places_of,
)
from thidua.apps.schemes.definition.references import FACTS
from thidua.domain.refusal import Refusal


class IdTaken(Refusal):
    """Another row of the table has this id."""

    def __init__(self, item_id: str) -> None:
        super().__init__(f"Mã «{item_id}» đã có trong bảng điểm; mỗi mã chỉ dùng một lần.")


def named(item: Item) -> str:
    """An item by its id and name, for a sentence."""
    name = str(item.get("name", ""))
    return f"{item.get('id', '')} {name}".strip()[:120]


def check_id(
    definition: Definition, section: str, item: Item, replaces: str, home: str = ""
) -> None:
    """Refuse an id that another row has; a group, a heading and a criterion may be called alike.

    Headings may be called alike in different homes; ``home`` is the key of the line's.

    Raises:
        IdTaken: another row has it.
    """
    for place in places_of(definition):
        is_other = place.key != replaces and place.item.get("id") == item["id"]
        if is_other and _excludes(place, section, item, home):
            raise IdTaken(item["id"])


def _excludes(place: Place, section: str, item: Item, home: str) -> bool:
    """Whether two rows of one id cannot stand beside each other."""
    if place.section in FACTS or section in FACTS:
        return True
    if place.section != section or section == GROUPS:
        return place.section == section
    if is_heading(item) != is_heading(place.item):
        return False
    return not is_heading(item) or place.homes[-1].key == home

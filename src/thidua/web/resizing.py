"""Adding and removing rows of a posted table, without JavaScript and without losing a letter."""

from django.http import QueryDict

from thidua.domain.typed_figures import read_key
from thidua.web.asked import key_in, text_in
from thidua.web.posted_rows import MOST_POSTED


def resized(data: QueryDict) -> QueryDict | None:
    """The same post with a row more or less, when one of the buttons for it was pressed.

    ``add`` names the table that gets a row, ``remove`` the row that goes ("own-2").
    """
    add, remove = text_in(data, "add"), text_in(data, "remove")
    if not (add or remove):
        return None
    changed = data.copy()
    if add:
        total = _total(data, add)
        changed[f"{add}-TOTAL_FORMS"] = str(min(total + 1, MOST_POSTED))
    if remove:
        prefix, _, place = remove.rpartition("-")
        number = read_key(place)
        if number is not None and number < _total(data, prefix):
            _remove_row(changed, prefix, number, _total(data, prefix))
    return changed


def _total(data: QueryDict, prefix: str) -> int:
    return min(key_in(data, f"{prefix}-TOTAL_FORMS") or 0, MOST_POSTED)


def _remove_row(data: QueryDict, prefix: str, place: int, total: int) -> None:
    """Drop a row and move those below it up by one."""
    start = f"{prefix}-"
    moved: dict[str, list[str]] = {}
    for key in [key for key in data if key.startswith(start)]:
        row, _, field = key.removeprefix(start).partition("-")
        number = read_key(row)
        if number is None or number < place:
            continue
        values = data.pop(key)
        if number > place:
            moved[f"{start}{number - 1}-{field}"] = values
    for key, values in moved.items():
        data.setlist(key, values)
    data[f"{prefix}-TOTAL_FORMS"] = str(total - 1)

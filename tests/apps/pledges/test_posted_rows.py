"""A table makes as many rows as were sent, whatever size is said beside them."""

import pytest

from thidua.apps.pledges.forms.rows import MovementTable


@pytest.mark.parametrize(
    ("said", "places", "rows"),
    [("9" * 18, (), 1), ("999", (0,), 2), ("2", (0, 1), 2), ("3", (0, 1), 3), ("1", (0, 7), 1)],
)
def test_rows_are_those_that_were_sent_and_one_more(
    said: str, places: tuple[int, ...], rows: int
) -> None:
    sent = {"m-TOTAL_FORMS": said, "m-INITIAL_FORMS": "0", "m-x-name": "lạ"}
    sent |= {f"m-{place}-name": "Phong trào" for place in places}

    assert MovementTable(sent, prefix="m").total_form_count() == rows

"""RESULTS.csv written: the figures that were counted, for anybody to count again."""

import csv
from collections.abc import Iterable
from io import StringIO

from thidua.domain.clean_text import cleaned
from thidua.domain.figures import Entry

COLUMNS = ("unit", "criterion", "actual", "target", "baseline", "minus")
BONUS = "bonus"  # written where some entry has one


def results_csv(entries: Iterable[Entry]) -> str:
    """One line an entry, in the order given; what ``read_results`` reads."""
    rows = list(entries)
    columns = (*COLUMNS, BONUS) if any(entry.bonus for entry in rows) else COLUMNS
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for entry in rows:
        writer.writerow([cleaned(getattr(entry, name)) for name in columns])
    return stream.getvalue()

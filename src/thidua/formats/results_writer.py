"""RESULTS.csv written: the figures that were counted, for anybody to count again."""

import csv
from collections.abc import Iterable
from io import StringIO

from thidua.domain.clean_text import cleaned
from thidua.domain.figures import Entry

COLUMNS = ("unit", "criterion", "actual", "target", "baseline", "minus")


def results_csv(entries: Iterable[Entry]) -> str:
    """One line an entry, in the order given; what ``read_results`` reads."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([cleaned(getattr(entry, name)) for name in COLUMNS])
    return stream.getvalue()

"""RESULTS.csv written: the figures that were counted, for anybody to count again."""

import csv
from collections.abc import Iterable
from io import StringIO

from thidua.domain.clean_text import cleaned
from thidua.domain.figures import Claim

COLUMNS = ("unit", "criterion", "actual", "target", "baseline", "minus")
BONUS = "bonus"  # written where some claim has one


def columns_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The columns that these claims need."""
    return (*COLUMNS, BONUS) if any(claim.bonus for claim in claims) else COLUMNS


def results_csv(claims: Iterable[Claim]) -> str:
    """One line a claim, in the order given; what ``read_results`` reads."""
    rows = list(claims)
    columns = columns_of(rows)
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for claim in rows:
        writer.writerow([cleaned(getattr(claim, name)) for name in columns])
    return stream.getvalue()

"""What is written for a recount is clean, and is read back as it was counted."""

from thidua.domain.figures import Claim
from thidua.formats.results import read_results
from thidua.formats.results_writer import results_csv


def test_old_rows_are_cleaned_and_read_back() -> None:
    claims = [
        Claim("H\u0110Y\u200b", "1.1\x01", "98,5\uffff", "=1+1"),
        Claim("B", "2", "a;b\u202e"),
    ]

    read = read_results(results_csv(claims).encode())

    assert [(row.unit, row.criterion, row.actual, row.target) for row in read] == [
        ("HĐY", "1.1", "98,5", "=1+1"),
        ("B", "2", "a;b", ""),
    ]

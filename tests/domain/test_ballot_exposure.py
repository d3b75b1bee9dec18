"""What small groups are warned of before a vote."""

import pytest

from thidua.domain.ballot_exposure import Exposure, exposures


@pytest.mark.parametrize(
    ("voters", "counts", "expected"),
    [
        (12, True, (Exposure.UNANIMITY, Exposure.SINGLE_DISSENT)),
        (7, True, (Exposure.UNANIMITY, Exposure.SINGLE_DISSENT)),
        (6, True, (Exposure.UNANIMITY, Exposure.SINGLE_DISSENT, Exposure.SMALL)),
        (2, False, ()),
        (1, True, (Exposure.ALONE,)),
        (1, False, (Exposure.ALONE,)),
    ],
)
def test_exposures(voters: int, counts: bool, expected: tuple[Exposure, ...]) -> None:
    assert exposures(voters, counts_are_published=counts) == expected

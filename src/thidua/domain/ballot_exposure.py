"""What a published result would give away about single voters, known before the vote opens."""

from enum import StrEnum

SMALL_GROUP = 7
"""Below this many voters unanimity, or all but one, is likely enough to warn loudly."""


class Exposure(StrEnum):
    """One way in which numbers alone tell how somebody voted; the value is said on the screen."""

    UNANIMITY = (
        "Nếu tất cả các phiếu giống nhau thì ai cũng biết mọi người đã chọn gì,"
        " dù phiếu không ghi tên."
    )
    SINGLE_DISSENT = (
        "Nếu chỉ một phiếu khác các phiếu còn lại thì người bỏ phiếu đó biết chắc mọi người khác"
        " đã chọn gì, và những người còn lại có thể đoán ra người đó."
    )
    SMALL = "Số người bỏ phiếu ít nên hai trường hợp trên dễ xảy ra."
    ALONE = "Chỉ có một người bỏ phiếu: kết quả chính là lá phiếu của người đó."


def exposures(voters: int, *, counts_are_published: bool) -> tuple[Exposure, ...]:
    """What the published counts of so many voters could expose.

    Source: docs/explanation/secret-ballots.md#small-groups.
    Units: voters, whole number.

    >>> [found.name for found in exposures(12, counts_are_published=True)]
    ['UNANIMITY', 'SINGLE_DISSENT']
    >>> exposures(12, counts_are_published=False)
    ()
    """
    if voters == 1:
        return (Exposure.ALONE,)
    if not counts_are_published:
        return ()
    found = (Exposure.UNANIMITY, Exposure.SINGLE_DISSENT)
    return (*found, Exposure.SMALL) if voters < SMALL_GROUP else found

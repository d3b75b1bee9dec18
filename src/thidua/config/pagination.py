"""Pages of the API: bounded, so that no request can ask for everything, or for nothing sane."""

from ninja import Field
from ninja.pagination import LimitOffsetPagination

MOST_AT_ONCE = 500
FARTHEST = 1_000_000


class Pages(LimitOffsetPagination):
    """``limit`` things from ``offset`` on; what is out of bounds is answered with 422."""

    class Input(LimitOffsetPagination.Input):
        """What the address may say."""

        limit: int = Field(100, ge=1, le=MOST_AT_ONCE)
        offset: int = Field(0, ge=0, le=FARTHEST)

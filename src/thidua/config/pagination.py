"""Pages of the API: bounded, so that no request can ask for everything, or for nothing sane."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination

MOST_AT_ONCE = 500
FARTHEST = 1_000_000
LARGEST_KEY = 2**63 - 1


class Pages(LimitOffsetPagination):
    """``limit`` things from ``offset`` on, or all in turn by ``after``; out of bounds is 422.

    ``after`` is a cursor: what comes after a key, by key. It costs the same however far, is not
    disturbed by what others write meanwhile, and counts nothing.
    """

    class Input(LimitOffsetPagination.Input):
        """What the address may say."""

        limit: int = Field(100, ge=1, le=MOST_AT_ONCE)
        offset: int = Field(0, ge=0, le=FARTHEST)
        after: int | None = Field(
            None,
            ge=0,
            le=LARGEST_KEY,
            description=gettext_noop("Lấy lần lượt theo id: 0, rồi số next của câu trả lời trước."),
        )

    class Output(Schema):
        """``next`` goes on after these; null: no more, or pages are asked for by offset."""

        items: list[Any]
        count: int | None
        next: int | None = None

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> Any:
        """One page."""
        if pagination.after is None:
            return super().paginate_queryset(queryset, pagination, request, **params)
        rows = queryset.filter(pk__gt=pagination.after).order_by("pk")
        found = list(rows[: pagination.limit + 1])
        page = found[: pagination.limit]
        following = page[-1].pk if len(found) > len(page) else None
        return {"items": page, "count": None, "next": following}

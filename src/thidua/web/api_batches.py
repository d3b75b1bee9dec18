"""Many rows sent by a program: all are written or none, and each fault names its row and field."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Field, Header, Schema
from pydantic import BeforeValidator, ConfigDict

from thidua.domain.clean_text import cleaned
from thidua.domain.refusal import Refusal
from thidua.web.previews import RowRefused

MOST_ROWS = 500


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Sent(Schema):
    """What a program sends: a field that nobody knows is refused, so that none is lost unseen."""

    model_config = ConfigDict(extra="forbid")


def _clean(sent: object) -> object:
    if not isinstance(sent, str):
        return sent
    text = cleaned(sent).strip()
    if _CONTROLS.search(sent) or (sent.strip() and not text):
        raise ValueError(_("có ký tự điều khiển hoặc chỉ có ký tự không nhìn thấy"))
    return text


Text = Annotated[str, BeforeValidator(_clean)]
"""As a form's field reads what is typed, no spaces around; what cannot be typed is refused."""
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=80,
        pattern="^[A-Za-z0-9._:-]+$",
        description=gettext_noop(
            "Chương trình tự đặt; gửi lại với cùng khóa thì không ghi lần thứ hai."
        ),
    ),
]


class FaultOut(Schema):
    """What is wrong with one row; ``row`` counts from 1, ``field`` is empty for the whole row."""

    row: int
    field: str
    msg: str


class FaultsOut(Schema):
    """Nothing was written, and why; without ``errors`` where it is about no row."""

    detail: str
    errors: list[FaultOut] = Field(default_factory=list)


class WrittenOut(Schema):
    """How many rows were written, and their keys in the order in which they were sent.

    ``unchanged``: rows, counted from 1, that say what is stored already or what others give.
    """

    written: int
    ids: list[int] = Field(default_factory=list)
    unchanged: list[int] = Field(default_factory=list)


def written(keys: Iterable[int], unchanged: Collection[int] = ()) -> dict[str, Any]:
    """The answer: the key of each row that was sent; which of them changed nothing."""
    ids = list(keys)
    return {"written": len(ids) - len(unchanged), "ids": ids, "unchanged": sorted(unchanged)}


def content_of(request: HttpRequest, sent: Schema) -> str:
    """What makes two sendings one: where to, and every value as it was read."""
    return f"{request.path} {sent.model_dump_json()}"


class BatchRefused(Refusal):
    """Some rows cannot be written, so none is."""

    def __init__(self, errors: list[FaultOut]) -> None:
        self.errors = errors
        super().__init__(" ".join(error.msg for error in errors))


@contextmanager
def rows_refused() -> Iterator[None]:
    """A row that is refused is told to a program with its number.

    Raises:
        BatchRefused: a row was refused.
    """
    try:
        yield
    except RowRefused as refusal:
        fault = FaultOut(row=refusal.number, field="", msg=str(refusal))
        raise BatchRefused([fault]) from refusal

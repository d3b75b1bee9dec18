"""A file chosen, looked at and accepted, as a browser does it on every page of the kind."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def sheet_of_rows(rows: Rows) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def looked_at(client: Client, url: str, data: bytes | Rows, name: str = "tep.xlsx") -> Any:
    """The page after choosing the file: its preview, or what is wrong with it."""
    content = data if isinstance(data, bytes) else sheet_of_rows(data)
    return client.post(url, {"file": SimpleUploadedFile(name, content)})


def accepted(client: Client, url: str, preview: Any, *, despite_doubts: bool = True) -> str:
    """The page after accepting, the doubts ticked or not."""
    posted = {"ticket": preview.context["ticket"]} | (
        {"despite_doubts": "on"} if despite_doubts else {}
    )
    return client.post(url, posted, follow=True).content.decode()


def changed_cells(preview: Any) -> list[tuple[str, str, str]]:
    """Column, before and after of each line that is no new thing."""
    return [
        (change.column, change.before, change.after)
        for change in preview.context["preview"].changes
        if change.column != "Thêm mới"
    ]


def added(preview: Any) -> list[str]:
    """The code and name of each new thing."""
    changes = preview.context["preview"].changes
    return [change.thing for change in changes if change.column == "Thêm mới"]


def doubts_in(preview: Any) -> list[tuple[str, str]]:
    """The cell and the sentence of each doubt."""
    return [(doubt.path, doubt.message) for doubt in preview.context["doubts"]]

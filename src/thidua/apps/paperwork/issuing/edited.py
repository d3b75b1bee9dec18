"""A paper's Word file that somebody edited: looked at, and what of its words differs."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.refusals import EditedFileRefused
from thidua.domain.line_changes import LineChange, line_changes
from thidua.formats.edited_docx import edited_lines
from thidua.formats.problems import FormatError

_NUMBER = re.compile(r"Số:")
_DAY = re.compile(r", ngày \d+ tháng \d+ năm \d{4}$")


@dataclass(frozen=True, slots=True)
class EditedCopy:
    """A Word file that may stand for the paper, and how its words differ from ours."""

    document_pk: int
    data: bytes
    changes: tuple[LineChange, ...]


def edited_copy(document: IssuedDocument, data: bytes, name: str) -> EditedCopy:
    """Look at a file before anything is locked.

    Raises:
        EditedFileRefused: no Word file, locked, with macros, too large, or without our number.
    """
    try:
        lines = edited_lines(data)
    except FormatError as error:
        said = {"name": name, "why": error.problems[0].message}
        raise EditedFileRefused(_("Tệp %(name)s: %(why)s") % said) from None
    told = {"name": name, "number": document.number, "title": document.title}
    ours = our_lines(document)
    said_now = {" ".join(line.split()) for line in lines}
    if any(line not in said_now for line in _number_and_day(ours)):
        raise EditedFileRefused(
            _(
                "Tệp %(name)s không có số %(number)s của «%(title)s». Tải bản Word ở trang này về, "
                "sửa trên chính tệp đó, giữ nguyên số và ngày."
            )
            % told
        )
    return EditedCopy(document.pk, data, line_changes(ours, lines))


def _number_and_day(ours: list[str]) -> list[str]:
    """The lines of our file that nobody may change: its number, and its place and day."""
    lines = [" ".join(line.split()) for line in ours]
    numbers = [line for line in lines if _NUMBER.match(line)]
    days = [line for line in lines if _DAY.search(line)]
    return numbers[:1] + days[:1]


def our_lines(document: IssuedDocument) -> list[str]:
    """What our own Word file says."""
    with document.docx.open("rb") as file:
        return edited_lines(file.read())


def changes_of(document: IssuedDocument) -> tuple[LineChange, ...]:
    """How the words of the file in force differ from ours; none where nobody edited it."""
    if not document.edited_docx:
        return ()
    with document.edited_docx.open("rb") as file:
        return line_changes(our_lines(document), edited_lines(file.read()))

"""A table read from an uploaded file, or everything that is wrong with the file by cell or line."""

from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import is_zipfile

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.definition.reading import in_words
from thidua.domain.vietnamese_text import inside_sentence
from thidua.formats.canonical import canonical_mapping
from thidua.formats.file_kinds import PACKAGE
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_sheet_heads import is_scheme_sheet
from thidua.formats.scheme_sheet_layout import WORDS
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx
from thidua.formats.scoring_tables.reading import read_scoring_tables


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table as a file says it, and what of the file could not be read or does not add up."""

    definition: Definition
    doubts: tuple[Problem, ...] = ()


def read_upload(file: "UploadedFile[bytes]") -> TableRead:
    """Read a table from a file; the content decides how, not the name.

    A workbook in our layout and YAML are read exactly; another workbook, and a Word file, as the
    scoring table that a bloc already has.

    Raises:
        FormatError: what is wrong, by cell, or by line and what stands there in words.
    """
    data = file.read()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        said = _("đây là tệp .xls đời cũ; mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.")
        raise FormatError([Problem("", "", "", said)])
    is_workbook = data.startswith(PACKAGE)
    if is_workbook and is_zipfile(BytesIO(data)) and not is_scheme_sheet(data):
        draft = read_scoring_tables(data)
        return TableRead(canonical_mapping(draft.mapping), tuple(map(_doubt, draft.problems)))
    try:
        found = scheme_from_xlsx(data) if is_workbook else read_scheme_file(data).mapping
    except FormatError as error:
        said_of = _by_cell if is_workbook else _by_line
        raise FormatError([said_of(problem) for problem in error.problems]) from None
    return TableRead(canonical_mapping(found))


def _doubt(said: str) -> Problem:
    """What the reader of a bloc's own table says, parted into place and message."""
    place, colon, message = said.partition(": ")
    return Problem(place if colon else "", "", "", message if colon else said)


def _by_cell(problem: Problem) -> Problem:
    return replace(problem, message=_in_the_words_of_the_sheet(problem.message))


def _by_line(problem: Problem) -> Problem:
    fault = in_words({}, problem)
    place = fault.place if problem.path else _("Cả tệp")
    if problem.line is not None:
        said = {"line": problem.line, "place": inside_sentence(place)}
        place = _("Dòng %(line)d, %(place)s") % said
    return Problem(place, fault.value, "", problem.message)


def _in_the_words_of_the_sheet(message: str) -> str:
    """The words that the sheet offers, where the reader lists the values of the format."""
    for words in WORDS.values():
        message = message.replace(", ".join(words), ", ".join(words.values()))
    return message

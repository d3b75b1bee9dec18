"""A table read from an uploaded file, or everything that is wrong with the file by cell or line."""

from dataclasses import replace

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.definition.reading import in_words
from thidua.formats.canonical import canonical_mapping
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_sheet_layout import WORDS
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx


def read_upload(file: "UploadedFile[bytes]") -> Definition:
    """Read a table from an .xlsx or .yaml file; the content decides which, not the name.

    Raises:
        FormatError: what is wrong, by cell, or by line and what stands there in words.
    """
    data = file.read()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        said = _("đây là tệp .xls đời cũ; mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.")
        raise FormatError([Problem("", "", "", said)])
    is_workbook = data.startswith(b"PK")
    try:
        found = scheme_from_xlsx(data) if is_workbook else read_scheme_file(data).mapping
    except FormatError as error:
        said_of = _by_cell if is_workbook else _by_line
        raise FormatError([said_of(problem) for problem in error.problems]) from None
    return canonical_mapping(found)


def _by_cell(problem: Problem) -> Problem:
    return replace(problem, message=_in_the_words_of_the_sheet(problem.message))


def _by_line(problem: Problem) -> Problem:
    fault = in_words({}, problem)
    place = fault.place if problem.path else _("Cả tệp")
    if problem.line is not None:
        said = {"line": problem.line, "place": place[0].lower() + place[1:]}
        place = _("Dòng %(line)d, %(place)s") % said
    return Problem(place, fault.value, "", problem.message)


def _in_the_words_of_the_sheet(message: str) -> str:
    """The words that the sheet offers, where the reader lists the values of the format."""
    for words in WORDS.values():
        message = message.replace(", ".join(words), ", ".join(words.values()))
    return message

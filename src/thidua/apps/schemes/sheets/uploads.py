"""A table read from an uploaded file, or everything that is wrong with the file by cell or line."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.definition.reading import Fault, in_words
from thidua.apps.schemes.definition.unshown import unshown
from thidua.formats.canonical import canonical_mapping
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_sheet_layout import WORDS
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx

LARGEST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file came to: a definition, or faults; never both."""

    name: str
    definition: Definition | None
    faults: tuple[Fault, ...] = ()


def read_upload(file: "UploadedFile[bytes]") -> Reading:
    """Read a table from an .xlsx or .yaml file; the content decides which, not the name."""
    name = (file.name or "")[:100]
    if (file.size or 0) > LARGEST_BYTES:
        size, most = (file.size or 0) / 1_000_000, LARGEST_BYTES // 1_000_000
        return Reading(name, None, (_whole(_("tệp lớn %.1f MB, tối đa %d MB.") % (size, most)),))
    data = file.read()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        said = _("đây là tệp .xls đời cũ; mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.")
        return Reading(name, None, (_whole(said),))
    is_workbook = data.startswith(b"PK")
    try:
        found = scheme_from_xlsx(data) if is_workbook else read_scheme_file(data).mapping
        definition = canonical_mapping(found)
        faults = tuple(unshown(definition))
        return Reading(name, None if faults else definition, faults)
    except FormatError as error:
        faults = tuple(_fault(problem, by_cell=is_workbook) for problem in error.problems)
        return Reading(name, None, faults)


def _whole(message: str) -> Fault:
    return Fault(_("Cả tệp"), message)


def _fault(problem: Problem, *, by_cell: bool) -> Fault:
    if by_cell:
        place = _("Ô %s") % problem.path if problem.path else _("Cả tệp")
        return Fault(place, _in_the_words_of_the_sheet(problem.message))
    words = in_words({}, problem).place if problem.path else _("Cả tệp")
    if problem.line is not None:
        words = _("Dòng %(line)d, %(place)s") % {
            "line": problem.line,
            "place": words[0].lower() + words[1:],
        }
    return Fault(words, problem.message)


def _in_the_words_of_the_sheet(message: str) -> str:
    """The words that the sheet offers, where the reader lists the values of the format."""
    for words in WORDS.values():
        message = message.replace(", ".join(words), ", ".join(words.values()))
    return message

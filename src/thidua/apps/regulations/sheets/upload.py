"""A Word file with a quy chế, as somebody sends it in."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from thidua.formats.file_kinds import OLD_OFFICE
from thidua.formats.problems import FormatError, Problem
from thidua.formats.regulation_docx import RegulationFile, read_regulation_docx


def read_upload(file: "UploadedFile[bytes]") -> RegulationFile:
    """Read a Word file.

    Raises:
        FormatError: what is wrong with it.
    """
    data = file.read()
    if data.startswith(OLD_OFFICE):
        said = _("đây là tệp Word đời cũ (.doc); mở bằng Word, lưu lại dạng .docx rồi tải lên.")
        raise FormatError([Problem("", "", "", said)])
    return read_regulation_docx(data)

"""The package of a .docx file, opened with bounds; whatever fails inside is a damaged file."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZipFile

from thidua.formats.file_kinds import whole_file
from thidua.formats.problems import FormatError

LARGEST_BYTES = 20_000_000
LARGEST_UNPACKED = 60_000_000
TEXT_PART = "word/document.xml"


@contextmanager
def word_package(data: bytes, *, wanted: str = "Word .docx") -> Iterator[ZipFile]:
    """The parts of a Word file, of which the text is not too large to be read.

    Raises:
        FormatError: too large, no Word file, or damaged, also where reading inside fails.
    """
    if len(data) > LARGEST_BYTES:
        raise whole_file(f"chỉ nhận tệp không quá {LARGEST_BYTES // 1_000_000} MB")
    try:
        with ZipFile(BytesIO(data)) as package:
            if TEXT_PART not in package.namelist():
                raise whole_file(f"đây không phải tệp {wanted}")
            refuse_unpacked(package.getinfo(TEXT_PART).file_size)
            yield package
    except FormatError:
        raise
    except Exception as error:  # noqa: BLE001 # a damaged package makes its parsers raise anything
        raise whole_file(f"tệp .docx hỏng ({type(error).__name__})") from None


def refuse_unpacked(size: int) -> None:
    """Refuse so many bytes, as they would be once unpacked.

    Raises:
        FormatError: they are too many.
    """
    if size > LARGEST_UNPACKED:
        raise whole_file(f"nội dung quá {LARGEST_UNPACKED // 1_000_000} MB sau giải nén")

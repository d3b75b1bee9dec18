"""The lines of a report: a text file, or the paragraphs of a Word file, tables included."""

from io import BytesIO

from defusedxml.ElementTree import iterparse

from thidua.formats.file_kinds import OLD_OFFICE, PACKAGE, decoded, whole_file
from thidua.formats.word_package import LARGEST_BYTES, TEXT_PART, word_package

MOST_LINES = 20_000
MOST_LETTERS = 2_000_000
LONGEST_LINE = 50_000  # letters
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def read_report_lines(data: bytes) -> list[str]:
    """The lines of a text in UTF-8, or one line a paragraph of a .docx; text struck out is not.

    Raises:
        FormatError: another kind of file, too large, or damaged.
    """
    if len(data) > LARGEST_BYTES:
        raise whole_file(f"chỉ nhận tệp không quá {LARGEST_BYTES // 1_000_000} MB")
    if data.startswith(PACKAGE):
        lines = _paragraphs(data)
    else:
        if data.startswith(OLD_OFFICE):
            raise whole_file("tệp Word đời cũ (.doc) hoặc đặt mật khẩu; lưu lại dạng .docx")
        if data.startswith((b"%PDF", b"{\\rtf")):
            raise whole_file("đây là tệp PDF hoặc RTF; chỉ nhận tệp văn bản .txt hoặc .docx")
        lines = [line.rstrip("\r") for line in decoded(data, what="văn bản").split("\n")]
    if len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_LETTERS:
        limits = f"{MOST_LINES} dòng và {MOST_LETTERS} chữ"
        raise whole_file(f"báo cáo quá dài; chỉ nhận không quá {limits}")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise whole_file(f"dòng {number} dài quá {LONGEST_LINE} chữ; tách thành nhiều đoạn")
    return lines


def _paragraphs(data: bytes) -> list[str]:
    with word_package(data) as package:
        return _lines_of(package.read(TEXT_PART))


def _lines_of(part: bytes) -> list[str]:
    lines: list[str] = []
    open_lines: list[list[str]] = []  # a paragraph may hold a text box with paragraphs
    fallbacks = 0
    for event, element in iterparse(BytesIO(part), events=("start", "end")):
        fallbacks += (event == "start") - (event == "end") if element.tag == _FALLBACK else 0
        name = element.tag.removeprefix(_W).removeprefix(_STRICT_W)
        if fallbacks or name.startswith("{"):
            continue
        if event == "start":
            if name == "p":
                open_lines.append([])
            continue
        if name == "p":
            lines.append("".join(open_lines.pop()))
            element.clear()
        elif open_lines and name == "t":
            open_lines[-1].append(element.text or "")
        elif open_lines and name in _BREAKS:
            open_lines[-1].append(_BREAKS[name])
    return lines

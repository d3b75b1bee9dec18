"""A quy chế from a Word file: any that blocs write, and those that the program writes itself."""

from dataclasses import dataclass

from thidua.domain.regulation import RegulationText
from thidua.domain.regulation_reading import faults_of, regulation_from_lines
from thidua.formats.problems import FormatError, Problem
from thidua.formats.word_lines import TABLE, read_word_lines


@dataclass(frozen=True, slots=True)
class RegulationFile:
    """What a file says, and what of it could not be read."""

    text: RegulationText
    doubts: tuple[Problem, ...] = ()


def read_regulation_docx(data: bytes) -> RegulationFile:
    """Read the articles of a Word file.

    Raises:
        FormatError: it is no .docx, is damaged, holds no article, or more than is kept.
    """
    lines = read_word_lines(data)
    read = regulation_from_lines("" if line == TABLE else line for line in lines)
    if faults := faults_of(read.text):
        raise FormatError([Problem("", "", "", fault) for fault in faults])
    doubts = [Problem(f"Dòng {each.line}", each.text[:120], "", each.why) for each in read.doubts]
    return RegulationFile(read.text, (*doubts, *_tables(lines)))


def _tables(lines: list[str]) -> list[Problem]:
    """Tables between articles are not read: their words belong into an article."""
    starts = [at for at, line in enumerate(lines) if line.lower().startswith("điều 1")]
    ends = [at for at, line in enumerate(lines) if line != TABLE]
    first, last = (starts or [0])[0], (ends or [0])[-1]
    said = "bảng này không đọc được; chép lời của bảng vào điều tương ứng"
    return [
        Problem(f"Dòng {at + 1}", "", "", said)
        for at, line in enumerate(lines)
        if line == TABLE and first < at < last
    ]

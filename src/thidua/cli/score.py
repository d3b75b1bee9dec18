"""``thidua score SCHEME.yaml RESULTS.csv [--json]``: points and places of a bloc."""

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input
from thidua.cli.text_table import printable, text_table
from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.figures import FiguresRejected
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.unit_result import UnitResult
from thidua.domain.vietnamese_numbers import format_number
from thidua.formats.problems import FormatError
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file

USAGE = "Cách dùng: thidua score SCHEME.yaml RESULTS.csv [--json]"
MOST_PROBLEMS = 20  # shown at once

T = TypeVar("T")


def run(argv: list[str]) -> int:
    """Score a bloc and print a table for people, or JSON for programs.

    Raises:
        InputError: wrong arguments, no such file, or a file that breaks its format.
    """
    if {"-h", "--help"} & set(argv):
        print(USAGE)
        return 0
    names = [argument for argument in argv if not argument.startswith("-")]
    options = [argument for argument in argv if argument.startswith("-")]
    if len(names) != 2 or set(options) - {"--json"}:
        raise InputError(f"sai tham số: {printable(' '.join(argv)) or '(trống)'}\n{USAGE}")
    result = _scored(*names)
    if options:
        print(json.dumps(result.to_mapping(), ensure_ascii=False))
    else:
        print("\n".join(report(result)))
    return 0


def _scored(scheme_name: str, results_name: str) -> BlocResult:
    scheme_data, results_data = read_input(scheme_name), read_input(results_name)
    source = _read(scheme_name, scheme_data, read_scheme_file)
    entries = _read(results_name, results_data, read_results)
    units = source.members or units_of(entries)
    try:
        return score_bloc(source.scheme, units, entries)
    except FiguresRejected as error:
        raise _input_error(results_name, error.problems) from error


def _read(name: str, data: bytes, reader: Callable[[bytes], T]) -> T:
    try:
        return reader(data)
    except FormatError as error:
        raise _input_error(name, error.problems) from error


def _input_error(name: str, problems: Sequence[object]) -> InputError:
    lines = [printable(f"{name}: {problem}") for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(f"… và {len(problems) - MOST_PROBLEMS} lỗi khác.")
    return InputError("\n".join(lines))


def report(result: BlocResult) -> list[str]:
    """The answer for people: places, totals and groups; then awards, and what to look at."""
    groups = [group.id for group in result.scheme.groups]
    header = ["Hạng", "Đơn vị", "Tổng điểm", *groups, "Điểm trừ"]
    numbers = frozenset(range(len(header))) - {1}
    rows = [_row(unit) for unit in result.units]
    if result.scheme.classes:
        header.append("Xếp loại")
        rows = [
            [*row, unit.class_name or "–"] for row, unit in zip(rows, result.units, strict=True)
        ]
    lines = [text_table(header, rows, right=numbers)]
    lines.extend(_award_line(award) for award in result.awards)
    lines.extend(
        f"Không xếp hạng {unit.unit}: {', '.join(unit.disqualified)}."
        for unit in result.units
        if unit.disqualified
    )
    lines.extend(f"Cảnh báo: {warning.message}" for warning in result.warnings)
    return [lines[0], *map(printable, lines[1:])]


def _row(unit: UnitResult) -> list[str]:
    return [
        "–" if unit.rank is None else str(unit.rank),
        unit.unit,
        format_number(unit.total),
        *(format_number(group.points) for group in unit.groups),
        format_number(unit.deductions),
    ]


def _award_line(award: AwardProposal) -> str:
    text = f"Đề nghị {award.award}: {', '.join(award.units) or 'không có đơn vị nào'}"
    if award.tied:
        text += f"; bằng điểm ở suất cuối: {', '.join(award.tied)}"
    return f"{text}."

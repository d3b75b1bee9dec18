"""``thidua score``: points and places from a scheme file and a results file."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from thidua.cli.errors import InputError
from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.exact import points_text
from thidua.domain.figures import FiguresRejected
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.result import BlocResult, UnitResult
from thidua.formats.problems import FormatError
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file

MOST_PROBLEMS = 20  # shown at once
LARGEST_BYTES = 20_000_000

T = TypeVar("T")


class _Arguments(argparse.ArgumentParser):
    """Wrong arguments are wrong input, like a wrong file."""

    def error(self, message: str) -> None:  # type: ignore[override] # InputError leaves instead
        """Raise instead of leaving the process."""
        raise InputError(f"{message}\n{self.format_usage()}")


def run(argv: list[str]) -> int:
    """Score a bloc and print a table for people, or JSON for programs."""
    parser = _Arguments(prog="thidua score", description="Chấm điểm, xếp hạng một khối thi đua.")
    parser.add_argument("scheme", metavar="SCHEME.yaml", help="bảng điểm")
    parser.add_argument("results", metavar="RESULTS.csv", help="kết quả (.csv hoặc .xlsx)")
    parser.add_argument("--json", action="store_true", help="in JSON cho chương trình khác")
    arguments = parser.parse_args(argv)
    result = _scored(Path(arguments.scheme), Path(arguments.results))
    if arguments.json:
        text = json.dumps(result.to_mapping(), ensure_ascii=False)
    else:
        text = "\n".join(table(result))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr] # a real file
    print(text)
    return 0


def _scored(scheme_path: Path, results_path: Path) -> BlocResult:
    scheme_data, results_data = _bytes_of(scheme_path), _bytes_of(results_path)
    source = _read(scheme_path, scheme_data, read_scheme_file)
    entries = _read(results_path, results_data, read_results)
    units = list(source.members or units_of(entries))
    try:
        return score_bloc(source.scheme, units, entries)
    except FiguresRejected as error:
        raise _input_error(results_path, error.problems) from error


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise InputError(f"{path}: tệp không quá {LARGEST_BYTES // 1_000_000} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: không có tệp này.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: không đọc được tệp ({error}).") from None


def _read(path: Path, data: bytes, reader: Callable[[bytes], T]) -> T:
    try:
        return reader(data)
    except FormatError as error:
        raise _input_error(path, error.problems) from error


def _input_error(path: Path, problems: Sequence[object]) -> InputError:
    lines = [f"{path}: {problem}" for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(f"{path}: … và {len(problems) - MOST_PROBLEMS} lỗi khác.")
    return InputError("\n".join(lines))


def table(result: BlocResult) -> list[str]:
    """The answer for people: places, totals and groups; then awards, and what to look at."""
    groups = [group.id for group in result.scheme.groups]
    rows = [["Hạng", "Đơn vị", "Tổng điểm", *groups, "Điểm trừ"]]
    rows.extend(_row(unit) for unit in result.units)
    lines = _aligned(rows)
    lines.extend(_award_line(award) for award in result.awards)
    lines.extend(
        f"Không xếp hạng {unit.unit}: {', '.join(unit.disqualified)}."
        for unit in result.units
        if unit.disqualified
    )
    lines.extend(f"Cảnh báo: {warning.message}" for warning in result.warnings)
    return lines


def _row(unit: UnitResult) -> list[str]:
    return [
        "–" if unit.rank is None else str(unit.rank),
        unit.unit,
        points_text(unit.total),
        *(points_text(group.points) for group in unit.groups),
        points_text(unit.deductions),
    ]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns under each other: the unit's code to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at == 1 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _award_line(award: AwardProposal) -> str:
    text = f"Đề nghị {award.award}: {', '.join(award.units) or 'không có đơn vị nào'}"
    if award.tied:
        text += f"; bằng điểm ở suất cuối: {', '.join(award.tied)}"
    return f"{text}."

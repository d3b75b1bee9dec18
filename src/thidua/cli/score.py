"""``thidua score SCHEME.yaml RESULTS.csv [--json]``: points and places of a bloc."""

import json

from thidua.cli.arguments import read_arguments
from thidua.cli.input_files import parse_input, read_input, refused
from thidua.cli.text_table import printable, text_table
from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.figures import FiguresRejected
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.unit_result import UnitResult
from thidua.domain.vietnamese_numbers import format_number
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file

USAGE = "Cách dùng: thidua score SCHEME.yaml RESULTS.csv [--json]"


def run(argv: list[str]) -> int:
    """Score a bloc and print a table for people, or JSON for programs.

    Raises:
        InputError: wrong arguments, no such file, or a file that breaks its format.
    """
    arguments = read_arguments(argv, USAGE, files=2, options={"--json"})
    if arguments is None:
        return 0
    result = _scored(*arguments.files)
    if arguments.options:
        print(json.dumps(result.to_mapping(), ensure_ascii=False))
    else:
        print("\n".join(report(result)))
    return 0


def _scored(scheme_name: str, results_name: str) -> BlocResult:
    scheme_data, results_data = read_input(scheme_name), read_input(results_name)
    source = parse_input(scheme_name, scheme_data, read_scheme_file)
    claims = parse_input(results_name, results_data, read_results)
    units = source.members or units_of(claims)
    try:
        return score_bloc(source.scheme, units, claims)
    except FiguresRejected as error:
        raise refused(results_name, error.problems) from error


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

"""``thidua tally BALLOT.yaml [--json]``: counts the papers of one ballot."""

import json
from fractions import Fraction

from thidua.cli.arguments import read_arguments
from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input
from thidua.cli.text_table import printable, text_table
from thidua.domain.ballot_count import BallotResult, CandidateCount, count_papers
from thidua.domain.ballot_papers import Fault, find_fault
from thidua.domain.ballot_rules import BallotError, Base, Kind, Threshold
from thidua.domain.exact import number_text
from thidua.domain.vote_outcome import VoteOutcome
from thidua.formats.ballot_file import (
    BallotFile,
    BallotFileRefused,
    read_ballot_file,
)

USAGE = "Cách dùng: thidua tally BALLOT.yaml [--json]"

BASES = {
    Base.ALL_MEMBERS: "tổng số thành viên",
    Base.PRESENT: "số có mặt",
    Base.VALID: "số phiếu hợp lệ",
}
_FILE_KEYS = {"returned": "papers"}  # where a number that the file does not hold comes from


def run(argv: list[str]) -> int:
    """Count the papers and print the result, a table or JSON.

    Raises:
        InputError: wrong arguments, no such file, or a file that is no ballot.
    """
    arguments = read_arguments(argv, USAGE, files=1, options={"--json"})
    if arguments is None:
        return 0
    ballot, result = _count(arguments.files[0])
    if arguments.options:
        print(json.dumps(VoteOutcome.of(result).to_mapping(), ensure_ascii=False))
    else:
        print(_report(ballot, result))
    return 0


def _count(name: str) -> tuple[BallotFile, BallotResult]:
    data = read_input(name)
    try:
        ballot = read_ballot_file(data)
        return ballot, count_papers(ballot.rules, ballot.roll, ballot.papers)
    except BallotFileRefused as error:
        raise InputError(printable(f"{name}: {error}")) from error
    except BallotError as error:
        key = _FILE_KEYS.get(error.field, error.field)
        raise InputError(printable(f"{name}: {key}: {error}")) from error


def _report(ballot: BallotFile, result: BallotResult) -> str:
    lines = [printable(ballot.question)] if ballot.question else []
    lines += [
        _turnout(ballot, result),
        f"Phiếu thu về: {result.returned}; hợp lệ: {result.valid}; không hợp lệ: {result.invalid}",
        *_invalid_papers(ballot),
        _requirement(ballot.rules.threshold, result),
        "",
        _table(ballot, result),
        "",
        f"Được chọn ({len(result.elected)}/{ballot.rules.seat_count}): {_names(result.elected)}",
    ]
    if result.tied:
        lines.append(f"Bằng phiếu ở vị trí cuối, phải bỏ phiếu lại: {_names(result.tied)}")
    return "\n".join(lines)


def _turnout(ballot: BallotFile, result: BallotResult) -> str:
    present = ballot.roll.present
    shown = "không ghi" if present is None else str(present)
    line = f"Tổng số thành viên: {ballot.roll.entitled}; có mặt: {shown}"
    if result.quorate is None:
        return line
    quorum = ballot.rules.quorum
    verdict = "đủ" if result.quorate else "KHÔNG đủ"
    return f"{line}; {verdict} số người cần có mặt (tỷ lệ {quorum})"


def _invalid_papers(ballot: BallotFile) -> list[str]:
    found: dict[Fault, list[str]] = {}
    for place, paper in enumerate(ballot.papers, start=1):
        fault = find_fault(paper, ballot.rules)
        if fault is not None:
            found.setdefault(fault, []).append(str(place))
    return [
        f"  {fault.value}: {len(found[fault])} (phiếu số {', '.join(found[fault])})"
        for fault in Fault
        if fault in found
    ]


def _requirement(threshold: Threshold, result: BallotResult) -> str:
    limit = "trên" if threshold.strict else "từ"
    end = "" if threshold.strict else " trở lên"
    share = f"{limit} {threshold.share} {BASES[threshold.base]}{end}"
    if not result.base:
        return f"Điều kiện đạt: {share}; {BASES[threshold.base]} là 0 nên không ai đạt"
    return f"Điều kiện đạt: {share}, tức ít nhất {result.needed}/{result.base} phiếu"


def _table(ballot: BallotFile, result: BallotResult) -> str:
    answers = ballot.rules.kind is Kind.YES_NO
    header = ["Đề nghị", "Đồng ý" if answers else "Số phiếu"]
    header += ["Không đồng ý", "Không ý kiến"] if answers else []
    header += ["Tỷ lệ", "%", "Kết quả"]
    rows = [_row(line, result, answers=answers) for line in result.counts]
    return text_table(header, rows, right=frozenset(range(1, len(header) - 1)))


def _row(line: CandidateCount, result: BallotResult, *, answers: bool) -> list[str]:
    percent = number_text(Fraction(line.votes * 100, result.base)) if result.base else "–"
    cells = [line.candidate, str(line.votes)]
    cells += [str(line.against), str(line.abstain)] if answers else []
    return [*cells, line.share, percent, _verdict(line, result)]


def _verdict(line: CandidateCount, result: BallotResult) -> str:
    if line.candidate in result.elected:
        return "được chọn"
    if line.candidate in result.tied:
        return "bỏ phiếu lại"
    return "đủ phiếu, hết chỉ tiêu" if line.passed else "chưa đủ phiếu"


def _names(codes: tuple[str, ...]) -> str:
    return printable(", ".join(codes)) or "không có"

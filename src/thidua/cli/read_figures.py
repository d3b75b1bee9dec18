"""``thidua read-figures FILE.txt|FILE.docx [--json]``: results that a report tells of."""

import json

from thidua.cli.arguments import read_arguments
from thidua.cli.input_files import parse_input, read_input
from thidua.cli.text_table import text_table
from thidua.domain.prose.found import EACH, FoundResult, Reading
from thidua.domain.prose.results import read_results
from thidua.domain.vietnamese_numbers import format_number
from thidua.formats.report_text import read_report_lines

USAGE = "Cách dùng: thidua read-figures FILE.txt|FILE.docx [--json]"
QUALIFIERS = {"khoang": "khoảng ", "gan": "gần ", "hon": "hơn ", None: ""}


def run(argv: list[str]) -> int:
    """Read a report and print what was found, for people or as JSON.

    Raises:
        InputError: wrong arguments, no such file, or a file that is no report.
    """
    arguments = read_arguments(argv, USAGE, files=1, options={"--json"})
    if arguments is None:
        return 0
    name = arguments.files[0]
    reading = read_results(parse_input(name, read_input(name), read_report_lines))
    print(
        json.dumps(_mapping(reading), ensure_ascii=False) if arguments.options else _report(reading)
    )
    return 0


def _mapping(reading: Reading) -> dict[str, object]:
    return {
        "entries": [found.to_mapping() for found in reading.results],
        "ignored": [
            {"line": left.line, "text": left.text, "why": left.why} for left in reading.left_out
        ],
    }


def _report(reading: Reading) -> str:
    if not reading.results:
        return "Không tìm thấy kết quả nào có số liệu."
    header = ["STT", "Dòng", "Số lượng", "Đơn vị tính", "Số tiền (đồng)", "Thuộc", "Nguyên văn"]
    rows = [_row(number, found) for number, found in enumerate(reading.results, start=1)]
    return text_table(header, rows, right=frozenset({0, 1, 2, 4}))


def _row(number: int, found: FoundResult) -> list[str]:
    quantity = money = ""
    if found.quantity is not None:
        quantity = QUALIFIERS[found.quantity_qualifier] + format_number(found.quantity)
    if found.money is not None:
        each = " mỗi" if found.money_is == EACH else ""
        money = QUALIFIERS[found.money_qualifier] + format_number(found.money.normalize()) + each
    part = "" if found.part_of is None else str(found.part_of + 1)
    return [str(number), str(found.line), quantity, found.unit or "", money, part, found.text]

"""``thidua draw UNITS.yaml [--json]``: draws which units check which."""

from thidua.cli.arguments import read_arguments
from thidua.cli.errors import InputError
from thidua.cli.input_files import parse_input, read_input
from thidua.cli.text_table import printable, text_table
from thidua.domain.draw.lots import METHOD
from thidua.domain.draw.rules import Draw, DrawRefused
from thidua.domain.draw.search import draw_checkers
from thidua.formats.draw_file import draw_answer, read_draw_file

USAGE = "Cách dùng: thidua draw UNITS.yaml [--json]"


def run(argv: list[str]) -> int:
    """Draw and print who checks whom, for people or as JSON.

    Raises:
        InputError: wrong arguments, no such file, a file that is no draw, or no lawful draw.
    """
    arguments = read_arguments(argv, USAGE, files=1, options={"--json"})
    if arguments is None:
        return 0
    seed, draw = _draw(arguments.files[0])
    if arguments.options:
        print(draw_answer(seed, draw))
    else:
        print(_report(seed, draw))
    return 0


def _draw(name: str) -> tuple[str, Draw]:
    file = parse_input(name, read_input(name), read_draw_file)
    try:
        return file.seed, draw_checkers(file.rules, file.seed)
    except DrawRefused as error:
        raise InputError(printable(f"{name}: {error.key}: {error}.")) from error


def _report(seed: str, draw: Draw) -> str:
    rows = [
        [unit, ", ".join(names), ", ".join(draw.checked_by(unit))]
        for unit, names in draw.checkers.items()
    ]
    lines = [
        printable(f"Hạt giống: {seed}"),
        f"Cách bốc thăm: {METHOD}",
        "",
        text_table(["Đơn vị", "Được chấm bởi", "Chấm"], rows),
    ]
    if draw.repeated:
        pairs = "; ".join(f"{checker} chấm {unit}" for checker, unit in draw.repeated)
        lines += ["", printable(f"Cặp lặp lại, không tránh được: {pairs}")]
    return "\n".join(lines)

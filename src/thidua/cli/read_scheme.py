"""``thidua read-scheme FILE.docx|FILE.xlsx``: a bloc's own scoring table as SCHEME.yaml."""

import sys

from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input
from thidua.cli.text_table import printable
from thidua.formats.problems import FormatError
from thidua.formats.scheme_yaml import scheme_to_yaml
from thidua.formats.scoring_tables.reading import read_scoring_tables

USAGE = "Cách dùng: thidua read-scheme FILE.docx|FILE.xlsx > SCHEME.yaml"


def run(argv: list[str]) -> int:
    """Print the scheme on standard output, what must be looked at on standard error.

    Raises:
        InputError: wrong arguments, no such file, or a file without a scoring table.
    """
    if {"-h", "--help"} & set(argv):
        print(USAGE)
        return 0
    if len(argv) != 1 or argv[0].startswith("-"):
        raise InputError(f"sai tham số: {printable(' '.join(argv)) or '(trống)'}\n{USAGE}")
    try:
        draft = read_scoring_tables(read_input(argv[0]))
    except FormatError as error:
        raise InputError(printable(f"{argv[0]}: {error}")) from error
    print(scheme_to_yaml(draft.mapping), end="")
    for problem in draft.problems:
        print(printable(f"{argv[0]}: {problem}"), file=sys.stderr)
    return 0

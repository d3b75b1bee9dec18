"""``thidua read-scheme FILE.docx|FILE.xlsx``: a bloc's own scoring table as SCHEME.yaml."""

import sys

from thidua.cli.arguments import read_arguments
from thidua.cli.input_files import parse_input, read_input
from thidua.cli.text_table import printable
from thidua.formats.scheme_yaml import scheme_to_yaml
from thidua.formats.scoring_tables.reading import read_scoring_tables

USAGE = "Cách dùng: thidua read-scheme FILE.docx|FILE.xlsx > SCHEME.yaml"


def run(argv: list[str]) -> int:
    """Print the scheme on standard output, what must be looked at on standard error.

    Raises:
        InputError: wrong arguments, no such file, or a file without a scoring table.
    """
    arguments = read_arguments(argv, USAGE, files=1)
    if arguments is None:
        return 0
    name = arguments.files[0]
    draft = parse_input(name, read_input(name), read_scoring_tables)
    print(scheme_to_yaml(draft.mapping), end="")
    for problem in draft.problems:
        print(printable(f"{name}: {problem}"), file=sys.stderr)
    return 0

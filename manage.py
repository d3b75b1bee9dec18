"""Django's own commands; `thidua manage …` is the same."""

import sys

from thidua.cli.manage import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

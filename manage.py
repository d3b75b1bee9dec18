"""Django's own commands; `thidua manage …` is the same."""

import sys

from thidua.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["manage", *sys.argv[1:]]))

"""``python -m thidua``: the same command as ``thidua``."""

import sys

from thidua.cli.main import main

sys.exit(main())

"""Days and numbers are written and typed in one way, whoever reads: 22/02/2024 and 1.234,56.

What stands on the page is what stands on the papers and in the fields
(``docs/decisions/0048-two-languages.md``).
"""

from thidua.config.formats.vi.formats import *  # noqa: F403 - the same

"""Which words of a first visit may be closed."""

from thidua.apps.accounts.registries.pointers import know_pointers
from thidua.apps.help.guidance.pointers import NAMES

know_pointers(NAMES)

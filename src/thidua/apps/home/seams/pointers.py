"""The list of what a new province lacks may be closed for good, as the words of a first visit."""

from thidua.apps.accounts.registries.pointers import know_pointers
from thidua.apps.home.pages.starting import START

know_pointers({START})

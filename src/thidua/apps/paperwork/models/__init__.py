"""Papers as issued, the book of their numbers, and the roots of signatures that are trusted."""

from thidua.apps.paperwork.models.documents import IssuedDocument
from thidua.apps.paperwork.models.numbers import PaperNumber
from thidua.apps.paperwork.models.trust import TrustedRoot

__all__ = ["IssuedDocument", "PaperNumber", "TrustedRoot"]

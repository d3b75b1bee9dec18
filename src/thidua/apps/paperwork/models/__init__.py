"""Papers as issued, the book of their numbers, the office's texts and the roots it trusts."""

from thidua.apps.paperwork.models.documents import IssuedDocument
from thidua.apps.paperwork.models.numbers import PaperNumber
from thidua.apps.paperwork.models.texts import PaperText
from thidua.apps.paperwork.models.trust import TrustedRoot

__all__ = ["IssuedDocument", "PaperNumber", "PaperText", "TrustedRoot"]

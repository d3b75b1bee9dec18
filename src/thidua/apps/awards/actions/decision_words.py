"""How decisions are found: what a search looks in, and when two numbers are one."""

from thidua.apps.awards.models import Decision
from thidua.domain.vietnamese_text import fold


def search_text(decision: Decision) -> str:
    """What a search looks in: number, issuer and signatory without marks."""
    return fold(f"{decision.number} {decision.issuer} {decision.signatory}")[:600]


def number_key(number: str) -> str:
    """One number however it is spaced, capitalised or marked: 12/QĐ - SNV is 12/qd-snv."""
    return "".join(fold(number).split())

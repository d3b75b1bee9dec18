"""What a search for a decision looks in."""

from thidua.apps.awards.models import Decision
from thidua.domain.vietnamese_text import fold


def search_text(decision: Decision) -> str:
    """What a search looks in: number, issuer and signatory without marks."""
    return fold(f"{decision.number} {decision.issuer} {decision.signatory}")[:600]

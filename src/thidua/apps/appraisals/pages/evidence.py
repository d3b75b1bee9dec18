"""What proves a line, as its reader may open it, and what may be added."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Line
from thidua.apps.appraisals.pages.sheet import asked_of, may_edit
from thidua.apps.appraisals.scoring.evidence_files import ACCEPTED
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.appraisals.scoring.references import SOURCES, addresses_for

_IMAGES = {".png", ".jpg", ".jpeg"}
_FRAMED = {".pdf", ".txt"}


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One proof: a file, a link to a host, or a thing in the system."""

    evidence: Evidence
    kind: str  # of a thing in the system: what it is
    address: str  # where a thing in the system is shown; empty: not for this reader

    @property
    def shows(self) -> str:
        """How a file is looked at in the page: ``image``, ``frame``, or not at all."""
        suffix = PurePath(self.evidence.name).suffix.lower()
        if self.evidence.kind != Evidence.Kind.FILE:
            return ""
        return "image" if suffix in _IMAGES else "frame" if suffix in _FRAMED else ""


def proof_rows(user: User, line: Line) -> list[ProofRow]:
    """What proves a line, oldest first."""
    proofs = list(line.evidence.filter(removed_at=None).select_related("uploaded_by"))
    leads = addresses_for(user, proofs)
    return [_row(proof, leads.get(proof.pk, "")) for proof in proofs]


def proof_row(user: User, evidence: Evidence) -> ProofRow:
    """One of them."""
    return _row(evidence, addresses_for(user, [evidence]).get(evidence.pk, ""))


def _row(proof: Evidence, address: str) -> ProofRow:
    kind = SOURCES[proof.source].label if proof.source in SOURCES else ""
    return ProofRow(proof, kind, address)


def evidence_context(user: User, line: Line) -> dict[str, Any]:
    """Everything the page of a line's evidence needs."""
    rows = proof_rows(user, line)
    return {
        "season": line.sheet.season,
        "tab": "sheets",
        "sheet": line.sheet,
        "line": line,
        "item": plan_of(line.sheet.scheme).items[line.item],
        "proofs": rows,
        "count": len(rows),
        "accepted": ACCEPTED,
        "max_bytes": settings.EVIDENCE_MAX_BYTES,
        "is_editable": may_edit(user, line.sheet),
        "asked": asked_of(user, line),
    }

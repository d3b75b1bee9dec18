"""What a certificate says of one award of a decision."""

from thidua.apps.awards.models import AwardRecord, Decision
from thidua.documents.certificates.columns import CertificateFacts


def cells_of(
    record: AwardRecord, decision: Decision, place: int, book_number: int
) -> dict[str, str]:
    """The cells of one award."""
    facts = CertificateFacts(
        name=record.holder_name,
        position=record.person.position if record.person else "",
        unit=record.holder_unit.name if record.holder_unit else "",
        award=record.award_name,
        achievement=record.achievement,
        award_year=str(record.year or ""),
        place=place,
        book_number=book_number,
        number=decision.number,
        decided_on=decision.decided_on,
        issuer=decision.issuer,
        signatory_office=decision.signatory_office,
        signatory=decision.signatory,
    )
    return facts.cells()

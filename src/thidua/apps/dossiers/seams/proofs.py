"""Files of dossiers on the disk, compared with the hashes in the journal."""

from collections.abc import Iterator

from thidua.apps.audit.chain.stored_files import file_faults, told_hashes, untold
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.dossiers.models import NominationPaper


@proof
def filed_papers() -> Iterator[Fault]:
    """Each file on a line of a dossier's checklist."""
    kept = told_hashes("dossiers.file_paper")
    papers = NominationPaper.objects.exclude(file="").select_related("nomination__season__bloc")
    for paper in papers.order_by("pk"):
        name = f"{paper.nomination}, {paper.name}"
        entry = kept.get((str(paper.nomination_id), paper.sha256))
        if entry is None:
            yield untold(paper.nomination.audit_place, name)
        else:
            yield from file_faults(entry, name, paper.file, paper.sha256)

"""Issued papers: their files on the disk, compared with the hashes in the journal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.audit.chain.stored_files import file_faults, untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.paperwork.models import IssuedDocument

_FROZEN = ("paperwork.issue_document", "paperwork.submit_document", "paperwork.issue")


@proof
def issued_files() -> Iterator[Fault]:
    """Each issued paper as PDF and as Word, and papers that are gone."""
    papers = IssuedDocument.objects.select_related("season__bloc", "authority").order_by("pk")
    rows = {str(paper.pk): paper for paper in papers}
    for entry in latest_of(*_FROZEN):
        paper = rows.pop(entry.subject_id, None)
        if paper is None:
            text = _("%(paper)s: văn bản đã ban hành không còn") % {"paper": entry.subject_name}
            yield Fault(entry.chain.name, entry.position, text)
            continue
        for form in ("pdf", "docx"):
            name = f"{paper}, {form.upper()}"
            yield from file_faults(entry, name, getattr(paper, form), entry.data[f"{form}_sha256"])
    for entry in latest_of("paperwork.keep_signed_file"):
        signed = IssuedDocument.objects.filter(pk=entry.subject_id).exclude(signed_pdf="").first()
        if signed is None:
            text = _("%(paper)s: bản ký số không còn") % {"paper": entry.subject_name}
            yield Fault(entry.chain.name, entry.position, text)
            continue
        name = _("%s, bản ký số") % signed
        yield from file_faults(entry, name, signed.signed_pdf, entry.data["signed_sha256"])
    yield from (untold(paper.audit_place, str(paper)) for paper in rows.values())

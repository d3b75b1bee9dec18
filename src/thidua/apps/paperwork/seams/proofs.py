"""Issued papers: their files on the disk, compared with the hashes in the journal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.audit.chain.stored_files import file_faults, untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.paperwork.models import IssuedDocument

_FILES = {
    "signed_pdf": gettext_lazy("bản ký số"),
    "edited_docx": gettext_lazy("bản Word đã sửa"),
}
_FROZEN = ("paperwork.issue_document", "paperwork.submit_document", "paperwork.issue")


@proof
def issued_files() -> Iterator[Fault]:
    """Each issued paper as PDF and as Word, and papers that are gone."""
    papers = IssuedDocument.objects.select_related("season__bloc", "authority").order_by("pk")
    rows = {str(paper.pk): paper for paper in papers}
    for entry in latest_of(*_FROZEN):
        paper = rows.pop(entry.subject_id, None)
        if paper is None:
            text = _("%(paper)s: văn bản đã ban hành không còn") % {"paper": entry.what}
            yield Fault(entry.chain.name, entry.position, text)
            continue
        for form in ("pdf", "docx"):
            name = f"{paper}, {form.upper()}"
            yield from file_faults(entry, name, getattr(paper, form), entry.data[f"{form}_sha256"])
    yield from _taken_back("paperwork.keep_signed_file", "signed_pdf", "signed_sha256")
    yield from _taken_back("paperwork.take_edited_file", "edited_docx", "edited_sha256")
    yield from (untold(paper.audit_place, str(paper)) for paper in rows.values())


def _taken_back(event: str, file: str, sha256: str) -> Iterator[Fault]:
    """Files that somebody handed in for a paper: signed, or edited."""
    for entry in latest_of(event):
        found = IssuedDocument.objects.filter(pk=entry.subject_id).exclude(**{file: ""}).first()
        said = {"paper": entry.what, "what": _FILES[file]}
        if found is None:
            text = _("%(paper)s: %(what)s không còn") % said
            yield Fault(entry.chain.name, entry.position, text)
            continue
        name = f"{found}, {_FILES[file]}"
        yield from file_faults(entry, name, getattr(found, file), entry.data[sha256])

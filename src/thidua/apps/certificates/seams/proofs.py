"""PDFs of runs: their files on the disk, compared with the hashes in the journal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.audit.chain.stored_files import file_faults, untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.places import place_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.certificates.models import PrintRun

_MADE = ("certificates.print_certificates", "certificates.reprint_certificate")


@proof
def printed_files() -> Iterator[Fault]:
    """The PDF of each run, and runs that are gone."""
    rows = {str(run.pk): run for run in PrintRun.objects.select_related("layout").order_by("pk")}
    for entry in latest_of(*_MADE):
        run = rows.pop(entry.subject_id, None)
        if run is None:
            text = _("%(run)s: lần in bằng không còn") % {"run": entry.what}
            yield Fault(entry.chain.name, entry.position, text)
            continue
        yield from file_faults(entry, str(run), run.pdf, entry.data["pdf_sha256"])
    yield from (untold(place_of(run), str(run)) for run in rows.values())

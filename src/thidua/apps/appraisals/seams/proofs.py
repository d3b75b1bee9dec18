"""What stands in rows and files of scoring, compared with what the journal kept of it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Evidence, Line, Result, Sheet
from thidua.apps.appraisals.scoring.frozen import figures_as_kept, result_hash
from thidua.apps.audit.chain.stored_files import file_faults, told_hashes, untold
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof


@proof
def locked_sheets() -> Iterator[Fault]:
    """Each locked sheet against the figures that the journal kept when it was locked."""
    kept = {entry.subject_id: entry for entry in latest_of("appraisals.lock_sheet")}
    sheets = Sheet.every.filter(state=Sheet.State.LOCKED).select_related("unit", "season", "period")
    lines = Line.objects.filter(sheet__in=sheets).order_by("pk")
    stored: dict[int, list[Line]] = {}
    for line in lines.iterator():
        stored.setdefault(line.sheet_id, []).append(line)
    for sheet in sheets.order_by("pk"):
        entry = kept.get(str(sheet.pk))
        if entry is None:
            chain, _context = sheet.audit_place
            yield Fault(
                chain,
                0,
                _("%(sheet)s: đã khoá nhưng nhật ký không ghi việc khoá") % {"sheet": sheet},
            )
        elif entry.data.get("lines") != (now := figures_as_kept(stored.get(sheet.pk, []))):
            yield _fault(
                entry,
                _("%(sheet)s: số liệu đã khoá bị sửa%(entry)s")
                % {"sheet": sheet, "entry": _where(entry, now)},
            )


def _where(entry: Entry, now: list[list[str]]) -> str:
    """The first criterion that differs."""
    before = entry.data.get("lines") or []
    for was, stands in zip(before, now, strict=False):
        if was != stands:
            return _(", mục %(was)s") % {"was": was[0]}
    return _(", số dòng khác nhau")


@proof
def published_results() -> Iterator[Fault]:
    """Each published result against its hash and the hash in the journal."""
    kept = {
        entry.subject_id: entry
        for act in ("appraisals.publish_result", "appraisals.close_period")
        for entry in latest_of(act)
    }
    for result in (
        Result.every.select_related("scheme", "season", "period").order_by("pk").iterator()
    ):
        entry = kept.get(str(result.pk))
        if entry is None:
            chain, _context = result.audit_place
            yield Fault(
                chain, 0, _("%(result)s: nhật ký không ghi việc công bố") % {"result": result}
            )
        elif entry.data.get("hash") != result_hash(
            result.scheme.hash, result.answer, result.names, result.events, result.tables
        ):
            yield _fault(
                entry,
                _("%(result)s, lần %(version)s: kết quả đã công bố bị sửa")
                % {"result": result, "version": result.version},
            )


@proof
def evidence_files() -> Iterator[Fault]:
    """Each file of evidence on the disk against the hash in the journal."""
    kept = told_hashes("appraisals.attach_evidence")
    held = Evidence.objects.exclude(stored=None)
    files = held.select_related("stored", "line__sheet__season__bloc", "line__sheet__unit")
    for evidence in files.order_by("pk").iterator():
        name = f"{evidence.line.sheet}, {evidence.line.item}, {evidence.name}"
        entry = kept.get((str(evidence.line_id), evidence.sha256))
        if entry is None:
            yield untold(evidence.line.sheet.audit_place, name)
        elif evidence.stored is not None:
            yield from file_faults(entry, name, evidence.stored.file, evidence.sha256)


def _fault(entry: Entry, text: str) -> Fault:
    return Fault(entry.chain.name, entry.position, text)

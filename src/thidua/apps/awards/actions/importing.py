"""A history of awards from a workbook: handed in, accepted, written in one go, taken back."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.history_undoing import delete_all, refuse_used
from thidua.apps.awards.actions.history_writing import write_plan
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.history_import.plan import Plan
from thidua.apps.awards.history_import.planning import make_plan
from thidua.apps.awards.history_import.refusals import (
    ImportNotReady,
    RegistryMovedOn,
    WorkbookRefused,
)
from thidua.apps.awards.history_import.registry import load_registry
from thidua.apps.awards.models import HistoryImport
from thidua.apps.jobs.actions.jobs import start_job
from thidua.apps.jobs.models import Job
from thidua.apps.organisations.models import Authority
from thidua.formats.award_history_rows import HistoryFile
from thidua.formats.package import check_package
from thidua.formats.problems import FormatError
from thidua.formats.workbook_sheets import MOST_CELLS
from thidua.web.ask_once import refuse_unreviewed

READ, WRITE = "awards.read_history", "awards.write_history"
State = HistoryImport.State


@dataclass(frozen=True, slots=True)
class HistoryUpload:
    """What was handed in."""

    name: str
    data: bytes
    adds_people: bool = False


@transaction.atomic
def upload_history(
    place: HistoryPlace, upload: HistoryUpload, *, actor: User, at: datetime
) -> HistoryImport:
    """Keep the file and let a job read it; nothing of it is in the registry yet.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.upload_history``.
        WorkbookRefused: too large, macros, or no workbook.
    """
    authorise(actor, "awards.upload_history", place)
    try:
        check_package(upload.data, most_cells=MOST_CELLS)
    except FormatError as error:
        raise WorkbookRefused(_("Tệp %s: %s") % (upload.name, error.problems[0].message)) from None
    digest = hashlib.sha256(upload.data).hexdigest()
    made = HistoryImport(
        authority=place.authority,
        unit=place.unit,
        owner=actor,
        file_name=upload.name[:200],
        sha256=digest,
        adds_people=upload.adds_people,
        created_at=at,
    )
    made.file.save(f"{digest[:32]}.xlsx", ContentFile(upload.data), save=False)
    made.save()
    made.job = start_job(READ, {"import": made.pk}, actor=actor, at=at)
    made.save(update_fields=["job"])
    data = {"file": made.file_name, "sha256": digest, "place": place.name}
    record("awards.upload_history", made, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def accept_history(
    history_import: HistoryImport, *, actor: User, at: datetime, despite_doubts: bool = False
) -> HistoryImport:
    """Let a job write what the preview showed.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.accept_history``.
        ImportNotReady: it has faults, nothing new, or was dealt with.
        DoubtsNotReviewed: something in it is odd, and nobody said that it was looked at.
    """
    found = _locked(history_import)
    authorise(actor, "awards.accept_history", found)
    _refuse_unless(found, State.PREVIEWED)
    if not any(found.counts.get(key) for key in ("awards", "years", "initiatives")):
        raise ImportNotReady(_("Tệp %s không có gì mới để nhập.") % found.file_name)
    refuse_unreviewed(found.counts.get("doubts", 0), despite_doubts=despite_doubts)
    found.state = State.WRITING
    found.job = start_job(WRITE, {"import": found.pk}, actor=actor, at=at)
    found.save(update_fields=["state", "job"])
    record("awards.accept_history", found, actor=actor, at=at, data=found.counts)
    return found


@transaction.atomic
def import_history(
    history_import: HistoryImport,
    file: HistoryFile,
    *,
    actor: User,
    at: datetime,
    finish: Callable[[], None] = lambda: None,
) -> HistoryImport:
    """Write everything the file says that is new: all of it, or nothing.

    Inserts into the authority's registry wait meanwhile, so what is compared stays as it is.
    ``finish`` is called last inside the transaction.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.import_history``.
        ImportNotReady: nobody accepted it.
        RegistryMovedOn: the preview no longer says what would be written.
    """
    Authority.objects.select_for_update().get(pk=history_import.authority_id)
    found = _locked(history_import)
    place = HistoryPlace(found.authority, found.unit)
    authorise(actor, "awards.import_history", place)
    if found.state != State.WRITING:
        raise ImportNotReady(_("Tệp %s chưa được nhận.") % found.file_name)
    plan = compared(found, file, today=timezone.localdate(at))
    if file.problems.total or plan.digest != found.digest:
        raise RegistryMovedOn(
            _("Sổ khen thưởng đã thay đổi từ khi xem trước tệp %s. Xem lại rồi nhận lần nữa.")
            % found.file_name
        )
    write_plan(plan, found)
    found.state, found.accepted_at = State.ACCEPTED, at
    found.save(update_fields=["state", "accepted_at"])
    data = {"sha256": found.sha256, **found.counts}
    record("awards.import_history", found, actor=actor, at=at, data=data)
    finish()
    return found


@transaction.atomic
def discard_history(history_import: HistoryImport, *, actor: User, at: datetime) -> None:
    """Throw a file away that was not written; its content is deleted.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.discard_history``.
        ImportNotReady: it was written, or was dealt with.
    """
    found = _locked(history_import)
    authorise(actor, "awards.discard_history", found)
    _refuse_unless(found, State.PREVIEWED, State.FAULTY, State.READING)
    found.state, found.problems, found.preview = State.DISCARDED, [], {}
    found.save(update_fields=["state", "problems", "preview"])
    record("awards.discard_history", found, actor=actor, at=at)
    storage, name = found.file.storage, found.file.name or ""
    transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def undo_history(history_import: HistoryImport, *, actor: User, at: datetime) -> HistoryImport:
    """Take back exactly what an import wrote, while nothing of it was changed or used since.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.undo_history``.
        ImportNotReady: it was not written, or taken back already.
        ImportInUse: something of it was changed, or something else stands on it.
    """
    Authority.objects.select_for_update().get(pk=history_import.authority_id)
    found = _locked(history_import)
    authorise(actor, "awards.undo_history", found)
    _refuse_unless(found, State.ACCEPTED)
    refuse_used(found)
    delete_all(found)
    found.state, found.undone_at = State.UNDONE, at
    found.save(update_fields=["state", "undone_at"])
    data = {"sha256": found.sha256, **found.counts}
    record("awards.undo_history", found, actor=actor, at=at, data=data)
    return found


def compared(
    found: HistoryImport,
    file: HistoryFile,
    *,
    today: date,
    told: Callable[[int], None] = lambda count: None,
) -> Plan:
    """What the file would write into the registry as it is now."""
    place = HistoryPlace(found.authority, found.unit)
    codes = {row.who.code for rows in (file.awards, file.years, file.initiatives) for row in rows}
    registry = load_registry(place, codes)
    return make_plan(registry, file, adds_people=found.adds_people, today=today, told=told)


def _locked(history_import: HistoryImport) -> HistoryImport:
    found = HistoryImport.objects.select_for_update(of=("self",))
    return found.select_related("authority", "unit__authority", "job").get(pk=history_import.pk)


def _refuse_unless(found: HistoryImport, *states: str) -> None:
    """Its state must be one of these; what a job left behind when it ended counts as before it."""
    state = found.state
    job_is_over = found.job is None or (found.job.is_over and found.job.state != Job.State.DONE)
    if state == State.WRITING and job_is_over:
        state = State.PREVIEWED
    if state not in states or (state == State.READING and not job_is_over):
        told = {"name": found.file_name, "state": found.get_state_display().lower()}
        raise ImportNotReady(_("Tệp %(name)s %(state)s, không làm việc này được.") % told)


def keep_preview(found: HistoryImport, state: str) -> None:
    """What was read and compared, unless the import was dealt with meanwhile."""
    fields = ("state", "counts", "problems", "problem_total", "preview", "digest")
    rows = HistoryImport.objects.filter(pk=found.pk, state=state)
    rows.update(**{name: getattr(found, name) for name in fields})

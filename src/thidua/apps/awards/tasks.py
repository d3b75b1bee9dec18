"""What the worker does for an import: read and compare, then write."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.awards.actions.importing import READ, WRITE, compared, import_history, keep_preview
from thidua.apps.awards.history_import.preview import set_preview, set_problems
from thidua.apps.awards.history_import.refusals import RegistryMovedOn
from thidua.apps.awards.models import HistoryImport
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.registries.kinds import Progress, job_kind
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.formats.award_history_reader import read_history
from thidua.formats.award_history_rows import HistoryFile, Problems
from thidua.formats.problems import FormatError


@job_kind(READ, gettext_lazy("Đọc tệp lịch sử khen thưởng"))
def read(job: Job, progress: Progress) -> str:
    """Read the file, compare it with the registry, keep what it would write."""
    found = _import_of(job)
    url = reverse("awards:import", args=[found.pk])
    try:
        file = _file(found, progress, timezone.localdate())
        _compare(found, file, progress)
    except FormatError as error:
        set_problems(found, Problems(list(error.problems), len(error.problems)))
    with transaction.atomic():
        keep_preview(found, HistoryImport.State.READING)
        progress.finish(url)
    return url


@job_kind(WRITE, gettext_lazy("Nhập lịch sử khen thưởng"))
def write(job: Job, progress: Progress) -> str:
    """Write what was accepted; when the registry moved on, show the new preview instead."""
    found = _import_of(job)
    url = reverse("awards:import", args=[found.pk])
    file = _file(found, progress, timezone.localdate())
    progress.step(_("Đang ghi vào sổ"))
    try:
        import_history(
            found, file, actor=job.owner, at=timezone.now(), finish=lambda: progress.finish(url)
        )
    except RegistryMovedOn:
        fresh = _file(found, progress, timezone.localdate())
        _compare(found, fresh, progress)
        keep_preview(found, HistoryImport.State.WRITING)
        raise
    return url


def _import_of(job: Job) -> HistoryImport:
    imports = HistoryImport.objects.select_related("authority", "unit__authority")
    return imports.get(pk=job.payload["import"])


def _file(found: HistoryImport, progress: Progress, today: date) -> HistoryFile:
    progress.step(_("Đang đọc tệp"))
    own = AwardNames(found.authority).as_written()
    with found.file.open("rb") as opened:
        return read_history(opened.read(), today=today, own_names=own, told=progress.advance)


def _compare(found: HistoryImport, file: HistoryFile, progress: Progress) -> None:
    progress.step(_("Đang đối chiếu với sổ"), len(file.awards))
    set_preview(found, compared(found, file, today=timezone.localdate(), told=progress.advance))

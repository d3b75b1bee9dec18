"""What the worker does for many certificates: set them, then write the run at once."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.awards.models import Decision
from thidua.apps.certificates.actions.printing import PRINT, print_certificates
from thidua.apps.certificates.models import PrinterOffset, SheetLayout
from thidua.apps.certificates.printing.making import made, plan_of
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.registries.kinds import Progress, job_kind


@job_kind(PRINT, gettext_lazy("In bằng, giấy khen"))
def run_printing(job: Job, progress: Progress) -> str:
    """Set the certificates and enter them in the book."""
    decision = Decision.objects.select_related("authority").get(pk=job.payload["decision"])
    layout = SheetLayout.objects.get(pk=job.payload["layout"])
    printer = PrinterOffset.objects.filter(pk=job.payload.get("printer", 0)).first()
    plan = plan_of(decision, layout, printer)
    progress.step(_("Đang sắp chữ %d tờ") % len(plan.sheets))
    sheets = made(plan)
    progress.step(_("Đang ghi vào sổ %d tờ") % len(plan.sheets))
    url = reverse("certificates:decision", args=[decision.pk])
    with transaction.atomic():
        print_certificates(sheets, actor=job.owner, at=timezone.now())
        progress.finish(url)
    return url

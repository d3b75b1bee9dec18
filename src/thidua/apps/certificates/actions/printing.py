"""Certificates printed: the run, its PDF and a line of the book for each sheet."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.decisions import decision_facts
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.certificates.models import (
    PrintedCertificate,
    PrinterOffset,
    PrintRun,
    SheetLayout,
)
from thidua.apps.certificates.printing.making import MadeSheets, Plan
from thidua.apps.certificates.queries import awards_of, last_number, standing_sheets
from thidua.apps.certificates.refusals import CertificateSpoiled, PrintingOvertaken
from thidua.apps.jobs.actions.jobs import start_job
from thidua.apps.jobs.models import Job
from thidua.apps.organisations.models import Authority
from thidua.domain.vietnamese_text import fold
from thidua.web.languages import vietnamese
from thidua.web.reasons import ReasonMissing, kept_whole

PRINT = "certificates.print_certificates"
LONGEST_REASON = 300


@transaction.atomic
def start_printing(
    decision: Decision,
    layout: SheetLayout,
    printer: PrinterOffset | None,
    *,
    actor: User,
    at: datetime,
) -> Job:
    """Have many certificates set in the background.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.start_printing``.
    """
    authorise(actor, "certificates.start_printing", decision)
    title = vietnamese(gettext_lazy("In bằng, giấy khen theo quyết định %s"), decision)
    told = {"decision": decision.pk, "layout": layout.pk}
    told |= {"printer": printer.pk} if printer else {}
    record(
        "certificates.start_printing", decision, actor=actor, at=at, data={"layout": str(layout)}
    )
    return start_job(PRINT, told, actor=actor, at=at, title=title)


@transaction.atomic
def print_certificates(made: MadeSheets, *, actor: User, at: datetime) -> PrintRun:
    """Keep what was set, and enter each sheet in the book.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.print_certificates``.
        PrintingOvertaken: somebody printed, saved the layout, edited the decision or revoked an
            award meanwhile.
    """
    plan = made.plan
    authorise(actor, "certificates.print_certificates", plan.decision)
    _lock(plan)
    _refuse_overtaken(plan)
    run = _kept(made, "", actor, at)
    _enter(run, plan)
    record("certificates.print_certificates", run, actor=actor, at=at, data=_told(run, plan))
    return run


@transaction.atomic
def reprint_certificate(
    made: MadeSheets, sheet: PrintedCertificate, reason: str, *, actor: User, at: datetime
) -> PrintRun:
    """Keep one sheet that was set again; the one before is spoiled, its number goes on.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.reprint_certificate``.
        ReasonMissing, ReasonTooLong: it must say why.
        CertificateSpoiled: this sheet was printed again already.
        PrintingOvertaken: the layout, the decision or the award was changed meanwhile.
    """
    plan = made.plan
    authorise(actor, "certificates.reprint_certificate", plan.decision)
    _lock(plan)
    reason = kept_whole(reason, LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do in lại, ví dụ “sai tên”, “phôi rách khi in”."))
    sheet = PrintedCertificate.objects.select_for_update().get(pk=sheet.pk)
    if sheet.spoiled_at is not None:
        raise CertificateSpoiled(_("Tờ của %s đã được in lại; mở tờ mới nhất.") % sheet.name)
    _refuse_changed(plan)
    sheet.spoiled_at, sheet.spoiled_reason = at, reason
    sheet.save(update_fields=["spoiled_at", "spoiled_reason"])
    run = _kept(made, reason, actor, at)
    _enter(run, plan)
    told = _told(run, plan) | {"name": sheet.name, "reason": reason}
    record("certificates.reprint_certificate", run, actor=actor, at=at, data=told)
    return run


def _lock(plan: Plan) -> None:
    """One writer of an office's book at a time."""
    Authority.objects.select_for_update().get(pk=plan.decision.authority_id)


def _refuse_overtaken(plan: Plan) -> None:
    keys = [each.record.pk for each in plan.sheets]
    sheets = standing_sheets(plan.decision)
    last = last_number(plan.decision.authority_id, plan.decision.decided_on.year)
    if last + 1 != plan.sheets[0].book_number or sheets.filter(award_record__in=keys).exists():
        raise PrintingOvertaken(
            _("Vừa có người in bằng khác vào sổ. Chưa in tờ nào; bấm In lần nữa.")
        )
    _refuse_changed(plan)


def _refuse_changed(plan: Plan) -> None:
    layout = SheetLayout.objects.get(pk=plan.layout.pk)
    if layout.revision != plan.layout.revision or layout.retired_at is not None:
        told = _("Mẫu in %s vừa được sửa hoặc thôi dùng. Chưa in tờ nào; bấm In lần nữa.")
        raise PrintingOvertaken(told % layout)
    stored_decision = Decision.objects.get(pk=plan.decision.pk)
    if decision_facts(stored_decision) != decision_facts(plan.decision):
        told = _("Quyết định %s vừa được sửa. Chưa in tờ nào; bấm In lần nữa.")
        raise PrintingOvertaken(told % stored_decision)
    seen = {each.record.pk: each.record.revision for each in plan.sheets}
    stored = AwardRecord.objects.filter(pk__in=awards_of(plan.decision).values("pk"))
    now = dict(stored.values_list("pk", "revision"))
    if any(now.get(key) != revision for key, revision in seen.items()):
        raise PrintingOvertaken(
            _("Khen thưởng của quyết định vừa được sửa. Chưa in tờ nào; bấm In lần nữa.")
        )


def _kept(made: MadeSheets, reason: str, actor: User, at: datetime) -> PrintRun:
    plan = made.plan
    run = PrintRun(
        authority_id=plan.decision.authority_id,
        decision=plan.decision,
        layout=plan.layout,
        definition=plan.layout.definition,
        pages=len(plan.sheets),
        reason=reason,
        pdf_sha256=hashlib.sha256(made.pdf).hexdigest(),
        printed_by=actor,
        printed_at=at,
    )
    if plan.printer is not None:
        run.printer, run.right, run.down = plan.printer.name, plan.printer.right, plan.printer.down
    run.pdf.save(f"{get_random_string(32)}.pdf", ContentFile(made.pdf), save=False)
    run.save(force_insert=True)
    return run


def _enter(run: PrintRun, plan: Plan) -> Sequence[PrintedCertificate]:
    lines = []
    for page, each in enumerate(plan.sheets, 1):
        line = PrintedCertificate(
            run=run,
            authority_id=run.authority_id,
            award_record=each.record,
            name=each.record.holder_name,
            award_words=each.record.award_name,
            place=each.place,
            page=page,
            book_year=plan.decision.decided_on.year,
            book_number=each.book_number,
        )
        said = (line.name, line.award_words, plan.decision.number, str(line.book_number))
        line.search_text = fold(" ".join(said))[:600]
        lines.append(line)
    return PrintedCertificate.objects.bulk_create(lines, batch_size=500)


def _told(run: PrintRun, plan: Plan) -> dict[str, object]:
    numbers = [each.book_number for each in plan.sheets]
    told = {"decision": vietnamese(plan.decision), "layout": str(plan.layout), "pages": run.pages}
    return told | {"first": numbers[0], "last": numbers[-1], "pdf_sha256": run.pdf_sha256}

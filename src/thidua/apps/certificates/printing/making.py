"""Setting certificates: planned from rows, made holding nobody up, written by an action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.certificates.models import PrintedCertificate, PrinterOffset, SheetLayout
from thidua.apps.certificates.printing.cells import cells_of
from thidua.apps.certificates.printing.definitions import checked
from thidua.apps.certificates.queries import (
    awards_of,
    last_number,
    placed_awards,
    standing_sheets,
)
from thidua.apps.certificates.refusals import NothingToPrint, TextsTooLong
from thidua.documents.render.certificates import (
    Misfit,
    PictureUnreadable,
    TextsDoNotFit,
    render_certificates,
)
from thidua.documents.render.fonts import find_fonts
from thidua.formats.pictures import picture_ending
from thidua.web.words import written_number

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """One certificate to be set."""

    record: AwardRecord
    place: int
    book_number: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be printed on what."""

    decision: Decision
    layout: SheetLayout
    printer: PrinterOffset | None
    sheets: tuple[PlannedSheet, ...]


@dataclass(frozen=True, slots=True)
class MadeSheets:
    """A plan and its PDF, a page a sheet."""

    plan: Plan
    pdf: bytes


def plan_of(decision: Decision, layout: SheetLayout, printer: PrinterOffset | None) -> Plan:
    """Everything that a decision gave, the layout is for, and was not printed yet.

    Raises:
        NothingToPrint: there is none.
    """
    printed = set(standing_sheets(decision).values_list("award_record", flat=True))
    waiting = [
        (place, record)
        for place, record in placed_awards(decision)
        if record.pk not in printed and layout.award in {"", record.award}
    ]
    if not waiting:
        told = {"decision": decision, "layout": layout}
        raise NothingToPrint(
            _("Quyết định %(decision)s không còn tờ nào chờ in theo mẫu “%(layout)s”.") % told
        )
    first = last_number(decision.authority_id, decision.decided_on.year) + 1
    sheets = (
        PlannedSheet(record, place, number) for number, (place, record) in enumerate(waiting, first)
    )
    return Plan(decision, layout, printer, tuple(sheets))


def plan_again(
    sheet: PrintedCertificate, layout: SheetLayout, printer: PrinterOffset | None
) -> Plan:
    """One sheet once more: its number and place stay, its texts are those of today.

    Raises:
        NothingToPrint: the award was revoked.
    """
    decision = sheet.run.decision
    record = awards_of(decision).filter(pk=sheet.award_record_id).first()
    if record is None:
        raise NothingToPrint(_("%s đã bị hủy bỏ, không in lại.") % sheet)
    again = PlannedSheet(record, sheet.place, sheet.book_number)
    return Plan(decision, layout, printer, (again,))


def made(plan: Plan) -> MadeSheets:
    """The PDF of a plan; thousands take seconds, so nothing may be locked meanwhile.

    Raises:
        TextsTooLong: texts that do not fit, each with whose it is, its box and by how much.
        LayoutRefused: the layout cannot be read.
    """
    rows = [
        cells_of(each.record, plan.decision, each.place, each.book_number) for each in plan.sheets
    ]
    names = [each.record.holder_name for each in plan.sheets]
    return MadeSheets(plan, set_rows(plan.layout, plan.printer, rows, names))


def set_rows(
    layout: SheetLayout,
    printer: PrinterOffset | None,
    rows: Sequence[Mapping[str, str]],
    names: Sequence[str],
    *,
    trial: bool = False,
) -> bytes:
    """The PDF of rows; a ``trial`` shows the scan and a grid of millimetres.

    Raises:
        TextsTooLong, LayoutRefused: as ``made``.
    """
    pure = checked(layout.definition)
    if printer is not None:
        pure = pure.shifted(printer.right * TENTH, printer.down * TENTH)
    with TemporaryDirectory() as folder:
        if layout.scan and (trial or layout.prints_scan):
            with layout.scan.open("rb") as file:
                data = file.read()
            pure = replace(pure, background=f"scan{picture_ending(data)}")
            Path(folder, str(pure.background)).write_bytes(data)
        try:
            return render_certificates(
                pure, rows, fonts=find_fonts(), folder=Path(folder), grid=trial
            )
        except TextsDoNotFit as error:
            texts = [box.text for box in pure.fields]
            told = [_told(each, names, texts) for each in error.misfits]
            raise TextsTooLong("\n".join(told)) from None
        except PictureUnreadable:
            raise TextsTooLong(_("Không mở được ảnh phôi của mẫu “%s”.") % layout) from None


def _told(misfit: Misfit, names: Sequence[str], texts: Sequence[str]) -> str:
    said = {"name": names[misfit.row], "place": misfit.field + 1, "box": texts[misfit.field]}
    if misfit.over is None:
        said["letters"] = misfit.letters
        return (
            _("%(name)s: ô %(place)d “%(box)s” có chữ phông không in được: «%(letters)s».") % said
        )
    said["over"] = written_number(Decimal(str(max(misfit.over, 0.1))), 1)
    return _("%(name)s: ô %(place)d “%(box)s” dài quá %(over)s mm dù đã thu chữ nhỏ nhất.") % said

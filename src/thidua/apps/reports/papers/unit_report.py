"""The paper «Báo cáo» of one unit: the newest that it handed in, or the one asked for."""

from django.utils.translation import gettext_noop

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.apps.reports.models import Indicator, Report
from thidua.apps.reports.pages.covenant import covenant_rows
from thidua.apps.reports.pages.report import IndicatorRow, groups_of, sheet_of
from thidua.apps.reports.permissions import Reporting
from thidua.apps.reports.queries.reports import HANDED_IN
from thidua.apps.seasons.queries import names_in
from thidua.documents.kinds.unit_report import (
    PromisedTarget,
    ReportedFigure,
    ReportedText,
    ReportPart,
    UnitReportFacts,
    unit_report,
)
from thidua.documents.model import Document, Header, Issuer, Letterhead, Signature

OFFICE = "THỦ TRƯỞNG ĐƠN VỊ"


def build(request: Request) -> Document:
    """The newest report that the unit handed in."""
    if request.unit is None:
        raise PaperNotReady("Chọn đơn vị để in báo cáo.")
    found = (
        Report.objects.select_related("form__season__bloc__authority", "unit")
        .filter(form__season=request.season, unit=request.unit, state__in=HANDED_IN)
        .order_by("-form__until", "-form")
        .first()
    )
    if found is None:
        raise PaperNotReady(f"{request.unit} chưa nộp báo cáo nào: mở thẻ “Báo cáo” để nộp.")
    authorise(request.user, "reports.view_report", Reporting(found.form, found.unit_id))
    return paper_of(request, found)


def paper_of(request: Request, report: Report) -> Document:
    """One report as an official paper."""
    moment = report.submitted_at
    names_in(request.season).call(report.unit, moment)
    sheet, season = sheet_of(report.form, report.unit), request.season
    return unit_report(
        UnitReportFacts(
            header=_header(request, report),
            bloc=season.bloc_name_at(moment),
            unit=report.unit.called,
            name=report.form.name,
            since=report.form.since,
            until=report.form.until,
            parts=tuple(_part(name, rows) for name, rows in groups_of(sheet)),
            signature=Signature(OFFICE),
            covenant=tuple(
                PromisedTarget(row.text, row.promise, row.reached)
                for row in covenant_rows(report.form, report.unit, request.user)
            ),
            addressees=(
                f"Trưởng khối, {season.bloc_name_at(moment)}",
                season.authority_at(moment).standing_office,
            ),
            recipients=("Như trên", "Lưu: VT"),
            illustrative=report.is_illustrative,
        )
    )


def _header(request: Request, report: Report) -> Header:
    form = Letterhead.PARTY if report.unit.party_format else Letterhead.STATE
    issuer = Issuer(report.unit.called, letterhead=form)
    place = request.season.authority_at(report.submitted_at).place
    return Header(issuer, symbol="BC", number=request.number or None, place=place, day=request.day)


def _part(name: str, rows: list[IndicatorRow]) -> ReportPart:
    told = [row for row in rows if row.indicator.kind == Indicator.Kind.TEXT]
    figures = tuple(
        ReportedFigure(
            row.indicator.name, row.indicator.measure, row.said, row.note, row.missing_reason
        )
        for row in rows
        if row not in told
    )
    texts = tuple(
        ReportedText(row.indicator.name, row.said or f"Chưa có: {row.missing_reason}")
        for row in told
        if row.said or row.missing_reason
    )
    return ReportPart(name, figures, texts)


register_paper(
    PaperKind(
        kind="unit_report",
        title="Báo cáo định kỳ của đơn vị",
        description=gettext_noop("Báo cáo mới nhất đơn vị đã nộp; báo cáo khác in ở trang của nó."),
        build=build,
        per_unit=True,
        order=15,
    )
)

"""Workbooks of history handed out: the empty form, what is there, the copy with faults marked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.history_import.queries import imports_visible_to
from thidua.apps.awards.sheets.history import MOST_ROWS, export_rows, records_at
from thidua.apps.awards.statistics.asked import YearsAsked
from thidua.apps.awards.views.money import places_asked
from thidua.domain.refusal import Refusal
from thidua.formats.award_history_marked import marked_workbook
from thidua.formats.award_history_writer import history_workbook
from thidua.formats.problems import Problem
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


class TooManyRows(Refusal):
    """More awards than one workbook takes."""


@require_GET
@in_vietnamese
def form(request: HttpRequest) -> HttpResponse:
    """The empty layout with its guide."""
    return file_answer(history_workbook({}), _("Mẫu lịch sử khen thưởng.xlsx"))


@require_GET
@in_vietnamese
def export(request: HttpRequest) -> HttpResponse:
    """The history of a place, narrowed as the address says."""
    user = user_of(request)
    _places, place = places_asked(request)
    if place is None:
        messages.info(request, _("Bạn chưa thuộc đơn vị nào nên chưa có gì để xuất."))
        return redirect("awards:imports")
    authorise(user, "awards.view_whole_history", place)
    asked = YearsAsked.of(request.GET)
    count = records_at(place, asked).count()
    if count > MOST_ROWS:
        told = {"count": count, "most": MOST_ROWS}
        raise TooManyRows(_("Có %(count)d khen thưởng, quá %(most)d; chọn ít năm hơn.") % told)
    name = _("Lịch sử khen thưởng %s.xlsx") % f"{timezone.localdate():%Y-%m-%d}"
    return file_answer(history_workbook(export_rows(place, asked)), name)


@require_GET
@in_vietnamese
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that was handed in, with the cells coloured that are wrong or in doubt."""
    found = get_object_or_404(imports_visible_to(user_of(request)), pk=pk)
    marks = found.problems or found.preview.get("doubts", ())
    if not marks:
        return redirect("awards:import", pk)
    problems = [Problem(path, value, "", message) for path, value, message in marks]
    with found.file.open("rb") as opened:
        marked = marked_workbook(opened.read(), problems)
    return file_answer(marked, _("Lỗi cần sửa %s.xlsx") % found.pk)

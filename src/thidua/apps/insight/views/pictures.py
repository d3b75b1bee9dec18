"""Charts of the pages as pictures, for a paper or a slide."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.insight.extracts.building import table_of, told_filters
from thidua.apps.insight.pages.extract import wish_in
from thidua.apps.insight.pages.year import YearAsked, year_page
from thidua.apps.insight.sheets.extracts import title_of
from thidua.apps.insight.views.pages import office
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.chart_pictures import chart_png, chart_svg
from thidua.web.charts import Chart
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


@require_safe
@in_vietnamese
def year_picture(request: HttpRequest, ending: str) -> HttpResponse:
    """The points of the blocs."""
    page = year_page(office(request), YearAsked.of(request.GET), timezone.localdate())
    title = f"{page.chart.caption} – {page.year}"
    name = _("Toàn cảnh năm thi đua %d") % page.year
    return file_answer(_drawn(page.chart, title, ending), f"{name}.{ending}")


@require_safe
@in_vietnamese
def extract_picture(request: HttpRequest, ending: str) -> HttpResponse:
    """The bars of a table, with what it is narrowed to."""
    offices, wish = seats_of(office(request)).standing_of, wish_in(request.GET)
    title = title_of(wish, told_filters(offices, wish))
    drawn = _drawn(table_of(offices, wish).chart, title, ending)
    return file_answer(drawn, _("Biểu đồ") + f".{ending}")


def _drawn(chart: Chart | None, title: str, ending: str) -> bytes | str:
    if chart is None or not chart.rows:
        raise Http404
    return chart_png(chart, title) if ending == "png" else chart_svg(chart, title)

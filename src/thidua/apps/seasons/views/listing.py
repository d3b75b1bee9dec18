"""The list of seasons, on screen and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_tables2 import RequestConfig

from thidua.apps.accounts.request import user_of
from thidua.apps.seasons.filters import SeasonFilter
from thidua.apps.seasons.queries import blocs_to_open_for, seasons_visible_to, with_heads
from thidua.apps.seasons.tables import SeasonTable
from thidua.formats.list_workbook import CONTENT_TYPE, list_workbook


def listing(request: HttpRequest) -> HttpResponse:
    """The seasons a user may see, narrowed by the address."""
    user = user_of(request)
    seasons = with_heads(seasons_visible_to(user))
    narrowed = SeasonFilter(request.GET, seasons, request=request)
    table = SeasonTable(narrowed.qs)
    RequestConfig(request, paginate={"per_page": 30, "silent": True}).configure(table)
    context = {
        "filter": narrowed,
        "table": table,
        "count": table.paginator.count,
        "is_narrowed": any(request.GET.get(name) for name in narrowed.filters),
        "may_create": blocs_to_open_for(user).exists(),
    }
    return render(request, "seasons/list.html", context)


def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages, as .xlsx."""
    seasons = with_heads(seasons_visible_to(user_of(request)))
    rows = SeasonFilter(request.GET, seasons, request=request).qs.order_by(
        "-year", "bloc__sort_text"
    )
    columns = [
        (_("Khối"), 60),
        (_("Năm"), 8),
        (_("Bước"), 24),
        (_("Trưởng khối"), 45),
        (_("Bắt đầu"), 12),
        (_("Kết thúc"), 12),
    ]
    content = list_workbook(
        _("Năm thi đua"),
        columns,
        (
            (s.bloc.name, s.year, s.get_state_display(), s.head_name, s.starts_on, s.ends_on)
            for s in rows
        ),
    )
    headers = {"Content-Disposition": 'attachment; filename="nam-thi-dua.xlsx"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)

"""The list of seasons, on screen and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_tables2 import RequestConfig

from thidua.apps.accounts.request import user_of
from thidua.apps.seasons.filters import SeasonFilter
from thidua.apps.seasons.queries import blocs_to_open_for, seasons_visible_to, with_heads
from thidua.apps.seasons.tables import SeasonTable
from thidua.formats.list_workbook import CONTENT_TYPE, list_workbook

_COLUMNS = (
    (gettext_noop("Khối"), 60),
    (gettext_noop("Năm"), 8),
    (gettext_noop("Bước"), 24),
    (gettext_noop("Trưởng khối"), 45),
    (gettext_noop("Bắt đầu"), 12),
    (gettext_noop("Kết thúc"), 12),
)


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
    found = SeasonFilter(request.GET, seasons, request=request).qs
    rows = (
        (s.bloc.name, s.year, s.get_state_display(), s.head_name, s.starts_on, s.ends_on)
        for s in found.order_by("-year", "bloc__sort_text")
    )
    content = list_workbook(_("Năm thi đua"), [(_(head), width) for head, width in _COLUMNS], rows)
    headers = {"Content-Disposition": 'attachment; filename="nam-thi-dua.xlsx"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)

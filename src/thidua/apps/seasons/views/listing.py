"""The list of seasons, on screen and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.queries import blocs_to_choose
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.pages.seasons import (
    SeasonsAsked,
    listed_seasons,
    narrowed_seasons,
    season_lines,
)
from thidua.apps.seasons.queries import (
    blocs_to_open_for,
    seasons_visible_to,
    with_heads,
)
from thidua.formats.list_workbook import list_workbook
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of

_COLUMNS = (
    (gettext_noop("Khối"), 60),
    (gettext_noop("Năm"), 8),
    (gettext_noop("Bước"), 24),
    (gettext_noop("Trưởng khối"), 45),
    (gettext_noop("Bắt đầu"), 12),
    (gettext_noop("Kết thúc"), 12),
)


def listing(request: HttpRequest) -> HttpResponse:
    """The seasons a user may see, narrowed and sorted by the address."""
    user = user_of(request)
    asked = SeasonsAsked.of(request.GET)
    seats = seats_of(user)
    page = page_of(request, listed_seasons(seats.standing_of, seats.units, asked=asked))
    context = {
        "page": page,
        "rows": season_lines(page.object_list),
        "asked": asked,
        "blocs": options(blocs_to_choose(seats.standing_of, seats.units), asked.bloc),
        "states": options(Season.State.choices, asked.state),
        "stands": bool(seats.standing_of),
        "may_create": bool(seats.standing_of) or blocs_to_open_for(user).exists(),
    }
    return render(request, "seasons/list.html", context)


@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages, as .xlsx."""
    seasons = with_heads(seasons_visible_to(user_of(request)))
    found = narrowed_seasons(seasons, SeasonsAsked.of(request.GET))
    rows = (
        (s.bloc_name, s.year, s.get_state_display(), s.head_name, s.starts_on, s.ends_on)  # type: ignore[attr-defined] # annotated
        for s in found
    )
    content = list_workbook(_("Năm thi đua"), [(_(head), width) for head, width in _COLUMNS], rows)
    return file_answer(content, _("Năm thi đua.xlsx"))

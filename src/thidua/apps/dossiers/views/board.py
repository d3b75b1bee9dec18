"""The board by step, the list, and the same list as a workbook."""

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.pages.acts import doors
from thidua.apps.dossiers.pages.nominations import (
    Clock,
    NominationsAsked,
    board_of,
    cards,
    narrowed,
)
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.settings.award_names import plain_name
from thidua.apps.seasons.queries import blocs_of
from thidua.formats.list_workbook import list_workbook
from thidua.law.catalogue import catalogue
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of

_COLUMNS = (
    (gettext_noop("Tập thể, cá nhân"), 45),
    (gettext_noop("Danh hiệu, hình thức"), 40),
    (gettext_noop("Năm"), 8),
    (gettext_noop("Khối, đơn vị"), 50),
    (gettext_noop("Bước"), 24),
    (gettext_noop("Ngày tiếp nhận"), 14),
    (gettext_noop("Hạn"), 14),
)


def board(request: HttpRequest) -> HttpResponse:
    """Nominations by step, what is due first."""
    user, asked = user_of(request), NominationsAsked.of(request.GET)
    clock = Clock(timezone.localdate())
    columns = board_of(nominations_visible_to(user), asked, clock)
    context = {"columns": columns, "total": sum(column.count for column in columns)}
    return render(request, "dossiers/board.html", context | _filters(user, asked))


def listing(request: HttpRequest) -> HttpResponse:
    """The same as a list, sorted and paged."""
    user, asked = user_of(request), NominationsAsked.of(request.GET)
    found = narrowed(nominations_visible_to(user), asked)
    page = page_of(request, found)
    rows = cast("QuerySet[Nomination]", page.object_list)
    context = {
        "page": page,
        "rows": cards(rows, Clock(timezone.localdate())),
    }
    return render(request, "dossiers/list.html", context | _filters(user, asked))


@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The list, all pages, as .xlsx."""
    asked = NominationsAsked.of(request.GET)
    rows = (
        (
            each.subject_name,
            each.award_name,
            each.award_year,
            each.season.bloc_name if each.season else each.from_unit.name,
            str(each.get_state_display()),
            each.received_on,
            each.due_on,
        )
        for each in narrowed(nominations_visible_to(user_of(request)), asked)
    )
    heads = [(_(head), width) for head, width in _COLUMNS]
    content = list_workbook(_("Hồ sơ đề nghị khen thưởng"), heads, rows)
    return file_answer(content, _("Hồ sơ đề nghị khen thưởng.xlsx"))


def _filters(user: User, asked: NominationsAsked) -> dict[str, object]:
    seen = nominations_visible_to(user)
    names = dict(seen.order_by().values_list("award", "award_words").distinct())
    awards = [(code, names[code] or plain_name(code)) for code in catalogue() if code in names]
    seats = seats_of(user)
    return {
        "asked": asked,
        "blocs": options(blocs_of(user).values_list("pk", "name"), asked.bloc),
        "awards": options(awards, asked.award),
        "states": options(Nomination.State.choices, asked.state),
        "is_office": bool(seats.standing_of),
        "doors": doors(seen) if seats.standing_of else [],
        "has_unit": bool(seats.units),
    }

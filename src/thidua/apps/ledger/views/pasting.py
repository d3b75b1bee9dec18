"""Pasting a report: each figure found beside its sentence, to be ticked, assigned and saved."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ledger.actions.many import record_deeds
from thidua.apps.ledger.forms.deeds import BLOC, unit_choices
from thidua.apps.ledger.forms.pasting import (
    MOST_FOUND,
    FoundForm,
    PeriodForm,
    ReportForm,
    initial_of,
)
from thidua.apps.ledger.pages.pasting import left_out_in_words, names_of_doers
from thidua.apps.ledger.views.deeds import season_of
from thidua.apps.seasons.models import Season
from thidua.domain.prose.results import read_results
from thidua.domain.prose.telling import tellings
from thidua.web.acting import done
from thidua.web.asked import key_in

Choices = Sequence[tuple[str, str]]


def paste(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Paste or drop a report; then what was found in it."""
    user = user_of(request)
    season = season_of(user, season_pk)
    form = ReportForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        answer = _found(request, season, form, unit_choices(season, user))
        if answer is not None:
            return answer
    context = {"season": season, "tab": "ledger", "form": form}
    return render(request, "ledger/paste.html", context, status=422 if form.errors else 200)


@require_POST
def record_pasted(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Write the rows that were ticked; when one is wrong, none, and everything typed stays."""
    user = user_of(request)
    season = season_of(user, season_pk)
    units = unit_choices(season, user)
    count = min(key_in(request.POST, "count") or 0, MOST_FOUND)
    rows = [FoundForm(request.POST, prefix=str(n), units=units) for n in range(1, count + 1)]
    period = PeriodForm(request.POST)
    wrong = [form for form in (period, *rows) if not form.is_valid()]
    if not wrong and done(period, lambda: _record(request, season, period, rows, user)):
        return redirect("ledger:deeds", season.pk)
    return _rows_page(request, season, period, rows, status=422)


def _found(
    request: HttpRequest, season: Season, form: ReportForm, units: Choices
) -> HttpResponse | None:
    """The rows to look at; None when the report has no figures, or too many, which is told."""
    lines = form.cleaned_data["lines"]
    reading = read_results(lines)
    if not 0 < len(reading.results) <= MOST_FOUND:
        form.add_error(None, _how_many(len(reading.results)))
        return None
    told = tellings(lines, reading, names_of_doers(units, BLOC))
    rows = [
        FoundForm(prefix=str(n), units=units, initial=initial_of(each, units))
        for n, each in enumerate(told, start=1)
    ]
    last = min(timezone.localdate(), season.ends_on)
    period = PeriodForm(initial={"since": season.starts_on, "done_on": last})
    left = left_out_in_words(reading.left_out)
    return _rows_page(request, season, period, rows, left_out=left)


def _how_many(count: int) -> str:
    if not count:
        return _("Không tìm thấy kết quả nào có số liệu trong báo cáo này.")
    told = {"count": count, "most": MOST_FOUND}
    return (
        _("Tìm thấy %(count)d số liệu; mỗi lần nhận nhiều nhất %(most)d. Dán từng phần báo cáo.")
        % told
    )


def _rows_page(
    request: HttpRequest,
    season: Season,
    period: PeriodForm,
    rows: Sequence[FoundForm],
    *,
    status: int = 200,
    left_out: Sequence[tuple[int, str, str]] = (),
) -> HttpResponse:
    context = {
        "season": season,
        "tab": "ledger",
        "period": period,
        "rows": rows,
        "left_out": left_out,
        "wrong": sum(bool(row.errors) for row in rows if row.is_bound),
    }
    return render(request, "ledger/found.html", context, status=status)


def _record(
    request: HttpRequest, season: Season, period: PeriodForm, rows: Sequence[FoundForm], user: User
) -> None:
    days = period.cleaned_data
    writes = [
        row.write(number, days["since"], days["done_on"])
        for number, row in enumerate(rows, start=1)
        if row.cleaned_data["take"]
    ]
    deeds = record_deeds(season, writes, actor=user, at=timezone.now())
    messages.success(request, _("Đã ghi %d kết quả vào sổ.") % len(deeds))

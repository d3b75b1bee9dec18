"""Excel out and back: the form of one registration, and the consolidated table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.pledges.actions.registrations import EDITABLE, save_registration
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.pages.summary import PARTS, registered_in, summary_tables
from thidua.apps.pledges.queries.registrations import content_of, needs_in, registrations_visible_to
from thidua.apps.pledges.sheets.exchange import RegistrationWrite, preview_of
from thidua.apps.schemes.queries import award_names_in
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.formats.registration_workbook import registration_to_xlsx
from thidua.formats.tables_workbook import TableSheet, tables_workbook
from thidua.web.asked import choice_in, search_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese, translated
from thidua.web.lists import page_of
from thidua.web.previews import Seal, Upload

_SEAL: Seal[RegistrationWrite] = Seal("registration", RegistrationWrite)


def summary(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The consolidated table, live."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    words, part = search_in(request.GET), choice_in(request.GET, "part", PARTS, "people")
    rows = registered_in(season, user, words)
    table = summary_tables(season, rows)[part]
    page = page_of(request, table.rows)
    context = {
        "season": season,
        "tab": "registration",
        "parts": translated(PARTS),
        "words": words,
        "table": table,
        "page": page,
        "units": rows,
        "is_matrix": part == "targets",
    }
    return render(request, "pledges/summary.html", context)


@in_vietnamese
def summary_workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every part of the consolidated table as the sheets of one file."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    rows = registered_in(season, user, search_in(request.GET))
    title = _("Bảng tổng hợp đăng ký thi đua năm %s") % season.year
    sheets = [
        TableSheet(_(PARTS[part]), f"{title} – {_(PARTS[part])}", table.columns, table.rows)
        for part, table in summary_tables(season, rows).items()
    ]
    return file_answer(tables_workbook(sheets), _("Tổng hợp đăng ký %s.xlsx") % season.year)


@in_vietnamese
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration in the layout that can be filled in and brought back."""
    found = get_object_or_404(registrations_visible_to(user_of(request)), pk=pk)
    season = found.season
    data = registration_to_xlsx(
        content_of(found),
        needs_in(season, found.unit_id),
        unit=found.unit.called,
        year=season.year,
        awards=award_names_in(season),
    )
    told = {"unit": found.unit.code, "year": found.season.year}
    return file_answer(data, _("Đăng ký %(unit)s %(year)s.xlsx") % told)


def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file; see what it would change, or what is wrong in which cell; accept."""
    user = user_of(request)
    found = get_object_or_404(registrations_visible_to(user).filter(state__in=EDITABLE), pk=pk)
    authorise(user, "pledges.save_registration", found)
    return _upload_of(request, found, user).answer(request)


def _upload_of(request: HttpRequest, found: Registration, user: User) -> Upload[RegistrationWrite]:
    def accept(written: RegistrationWrite) -> HttpResponse:
        revision, at = written.revision, timezone.now()
        save_registration(found, written.content, revision=revision, actor=user, at=at)
        messages.success(request, _("Đã nhận số liệu từ tệp Excel."))
        return redirect("pledges:save_registration", found.pk)

    return Upload(
        _SEAL,
        about=found,
        to_choose="pledges/upload.html",
        back=reverse("pledges:save_registration", args=[found.pk]),
        read=lambda file: preview_of(found, file.read()),
        accept=accept,
        context={
            "layout": "seasons/base_season.html",
            "season": found.season,
            "tab": "registration",
            "registration": found,
        },
    )

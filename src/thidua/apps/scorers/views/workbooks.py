"""The screen of a scorer as a spreadsheet: out, and back with a preview of every cell."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.scorers.actions.scoring import save_figures
from thidua.apps.scorers.facts import FigureChange
from thidua.apps.scorers.models import Scorer
from thidua.apps.scorers.sheets.reading import preview_of
from thidua.apps.scorers.sheets.workbook import grid_workbook
from thidua.apps.scorers.views.grid import grid_shown, scorer_shown
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.previews import Seal, Upload
from thidua.web.workbooks import saved

_SEAL: Seal[list[FigureChange]] = Seal("scorer", list[FigureChange])


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, scorer_pk: int) -> HttpResponse:
    """All units by all criteria of the scorer."""
    scorer = scorer_shown(request, scorer_pk, "scorers.save_figures")
    name = f"Chấm thi đua {scorer} {scorer.scored.season.year}.xlsx"
    return file_answer(saved(grid_workbook(grid_shown(request, scorer))), name)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, scorer_pk: int) -> HttpResponse:
    """Choose the file; see what it changes, or what is wrong in which cell; accept."""
    scorer = scorer_shown(request, scorer_pk, "scorers.save_figures")
    return _upload_of(request, scorer).answer(request)


def _upload_of(request: HttpRequest, scorer: Scorer) -> Upload[list[FigureChange]]:
    def accept(changes: list[FigureChange]) -> HttpResponse:
        save_figures(scorer, changes, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã nhận %d ô từ tệp Excel.") % len(changes))
        return redirect("scorers:save_figures", scorer.pk)

    return Upload(
        _SEAL,
        about=scorer,
        to_choose="scorers/upload.html",
        back=reverse("scorers:save_figures", args=[scorer.pk]),
        read=lambda file: preview_of(grid_shown(request, scorer), file.read()),
        accept=accept,
        context={"scorer": scorer, "season": scorer.scored.season},
    )

"""Marking a sheet, handing the marks in, reading them, putting them together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.queries import sheet_pages_visible_to, under_its_name
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.crosschecks.actions.marking import hand_in_marks, save_marks
from thidua.apps.crosschecks.actions.settling import settle_marks
from thidua.apps.crosschecks.forms import SettleForm, mark_changes, marks_typed
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.pages.findings import findings_of
from thidua.apps.crosschecks.pages.marks import mark_groups
from thidua.apps.crosschecks.queries import assignments_visible_to
from thidua.apps.crosschecks.refusals import MarksRefused
from thidua.apps.crosschecks.views.draw import back_to
from thidua.domain.refusal import Refusal
from thidua.web.acting import done, form_page
from thidua.web.asked import is_in, text_in

_SETTLING = gettext_lazy(
    "Số của các đơn vị chấm được gộp theo cách đã công bố và ghi vào bảng; đơn vị giải trình, "
    "người thẩm định xem lại lần hai. Chốt một lần."
)


def assignment_checked(request: HttpRequest, assignment_pk: int) -> tuple[Assignment, Sheet]:
    """An assignment of the user's own unit, with the sheet to be marked."""
    user = user_of(request)
    found = get_object_or_404(assignments_visible_to(user), pk=assignment_pk)
    authorise(user, "crosschecks.save_marks", found)
    season = found.crosscheck.season
    sheet = get_object_or_404(
        season.sheets.select_related("unit", "scheme").exclude(state=Sheet.State.DRAFT),
        unit=found.unit_id,
    )
    sheet.season = season
    return found, under_its_name(sheet)


def marks(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """The sheet line by line with the own marks; what is saved may still be changed."""
    found, sheet = assignment_checked(request, assignment_pk)
    if found.handed_in_at or found.ended_at:
        return redirect("crosschecks:findings", sheet.pk)
    if request.method != "POST":
        return _marks_page(request, found, sheet)
    lines = list(sheet.lines.all())
    changes = mark_changes(plan_of(sheet.scheme), lines, request.POST)
    seen, now = text_in(request.POST, "seen"), timezone.now()
    try:
        save_marks(found, changes, seen=seen, actor=user_of(request), at=now)
    except Refusal as refusal:
        return _marks_page(request, found, sheet, refusal)
    messages.success(request, _("Đã lưu điểm chấm chéo."))
    return redirect("crosschecks:save_marks", found.pk)


def _marks_page(
    request: HttpRequest, found: Assignment, sheet: Sheet, refusal: Refusal | None = None
) -> HttpResponse:
    typed = marks_typed(sheet.lines.all(), request.POST) if refusal else {}
    errors = refusal.faults if isinstance(refusal, MarksRefused) else {}
    context = {
        "season": sheet.season,
        "tab": "sheets",
        "assignment": found,
        "sheet": sheet,
        "groups": mark_groups(found, sheet, typed, errors),
        "refusal": refusal,
        "marked": found.marks.count(),
        "count": sheet.lines.count(),
    }
    return render(request, "crosschecks/marks.html", context, status=422 if refusal else 200)


@require_POST
def hand_in(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """All marks are made; they stay from now on."""
    found, sheet = assignment_checked(request, assignment_pk)
    agrees = is_in(request.POST, "agrees_rest")
    hand_in_marks(found, agrees_rest=agrees, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã nộp kết quả chấm chéo."))
    return redirect("crosschecks:findings", sheet.pk)


def sheet_checked(request: HttpRequest, sheet_pk: int) -> Sheet:
    """A sheet whose marks the user may read."""
    found = get_object_or_404(sheet_pages_visible_to(user_of(request)), pk=sheet_pk)
    authorise(user_of(request), "crosschecks.view_marks", found)
    return under_its_name(found)


@require_safe
def findings(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """What each checker said, and what it came to."""
    sheet, user = sheet_checked(request, sheet_pk), user_of(request)
    context = {
        "season": sheet.season,
        "tab": "sheets",
        "sheet": sheet,
        "findings": findings_of(user, sheet),
        "sees_sheet": can(user, "appraisals.view_sheet", sheet),
    }
    return render(request, "crosschecks/findings.html", context)


def settle(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Put the marks together."""
    user = user_of(request)
    sheet = get_object_or_404(sheet_pages_visible_to(user), pk=sheet_pk)
    authorise(user, "crosschecks.settle_marks", sheet)
    form, now = SettleForm(request.POST or None), timezone.now()
    day = timezone.localdate(now)
    if request.method == "POST" and done(
        form, lambda: settle_marks(sheet, **form.cleaned_data, day=day, actor=user, at=now)
    ):
        messages.success(request, _("Đã chốt chấm chéo bảng của %s.") % sheet.unit)
        return redirect("crosschecks:findings", sheet.pk)
    title, back = _("Chốt chấm chéo: %s") % sheet.unit, back_to(sheet.season)
    return form_page(request, form, title=title, button=_("Chốt"), back=back, note=_SETTLING)

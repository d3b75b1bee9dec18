"""One line: saved as one types, explained, answered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.lines import save_lines
from thidua.apps.appraisals.actions.verification import answer_line
from thidua.apps.appraisals.forms.lines import change_of
from thidua.apps.appraisals.pages.access import line_of, sheet_of
from thidua.apps.appraisals.pages.explanation import explain_line, explain_total
from thidua.apps.appraisals.pages.live import conflict_answer, saved_answer
from thidua.apps.appraisals.refusals import FiguresRefused, LinesChangedMeanwhile
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.domain.refusal import Refusal
from thidua.web.parts import asks_for_part
from thidua.web.reasons import ReasonForm


@require_POST
def save_line(request: HttpRequest, line_pk: int) -> HttpResponse:
    """Save one line while it is typed; the answer says points, sums, or what is wrong."""
    line = line_of(request, line_pk)
    change = change_of(plan_of(line.sheet.scheme), line, request.POST)
    at = timezone.now()
    try:
        saved = save_lines(line.sheet, [change], actor=user_of(request), at=at)
    except FiguresRefused as refusal:
        faults = [{"field": fault.field, "text": fault.text} for fault in refusal.faults]
        return JsonResponse({"faults": faults}, status=422)
    except LinesChangedMeanwhile as refusal:
        return JsonResponse(conflict_answer(refusal.lines[0]), status=409)
    except Refusal as refusal:
        return JsonResponse({"refusal": str(refusal)}, status=409)
    except PermissionDenied:
        text = _("Tài khoản của bạn không được sửa bảng này.")
        return JsonResponse({"refusal": text}, status=403)
    return JsonResponse(saved_answer(saved[0], at))


@require_safe
def explain(request: HttpRequest, line_pk: int) -> HttpResponse:
    """Why a criterion has its points: figures, formula, limit, changes, evidence."""
    return _explained(request, explain_line(line_of(request, line_pk)))


@require_safe
def explain_sum(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """How the total is made of the groups."""
    return _explained(request, explain_total(sheet_of(request, sheet_pk)))


def _explained(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    is_dialog = asks_for_part(request)
    name = "_explain" if is_dialog else "explain"
    return render(request, f"appraisals/{name}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, line_pk: int) -> HttpResponse:
    """The unit answers a figure that verification changed."""
    line = line_of(request, line_pk)
    authorise(user_of(request), "appraisals.answer_line", line)
    form = ReasonForm(request.POST or None, longest=1000, initial={"reason": line.answer})
    form.fields["reason"].label = _("Giải trình của đơn vị")
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["reason"]
        answer_line(line, text, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã ghi giải trình mục %s.") % line.item)
        return redirect(f"{line.sheet.get_absolute_url()}#line-{line.pk}")
    context = explain_line(line) | {"form": form}
    return render(request, "appraisals/answer.html", context)

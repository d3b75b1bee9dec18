"""Evidence that checkers ask for: read and answered by the unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.queries import sheet_pages_visible_to, under_its_name
from thidua.apps.crosschecks.actions.asking import reply_to_request
from thidua.apps.crosschecks.forms import ReplyForm
from thidua.apps.crosschecks.pages.requests import requests_to
from thidua.apps.crosschecks.queries import requests_visible_to
from thidua.web.acting import done, form_page


@require_safe
def requests(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """What is asked of the own unit's sheet."""
    user = user_of(request)
    sheet = get_object_or_404(sheet_pages_visible_to(user), pk=sheet_pk)
    authorise(user, "crosschecks.view_requests", sheet)
    rows = requests_to(under_its_name(sheet))
    context = {"season": sheet.season, "tab": "sheets", "sheet": sheet, "rows": rows}
    return render(request, "crosschecks/requests.html", context)


def reply(request: HttpRequest, mark_pk: int) -> HttpResponse:
    """Say where the evidence is, or why there is none."""
    user = user_of(request)
    mark = get_object_or_404(requests_visible_to(user), pk=mark_pk)
    authorise(user, "crosschecks.reply_to_request", mark.line.sheet)
    form, now = ReplyForm(request.POST or None, initial={"text": mark.reply}), timezone.now()
    back = reverse("crosschecks:requests", args=[mark.line.sheet_id])
    if request.method == "POST" and done(
        form, lambda: reply_to_request(mark, form.cleaned_data["text"], actor=user, at=now)
    ):
        messages.success(request, _("Đã trả lời đơn vị chấm."))
        return redirect(back)
    title = _("Trả lời đề nghị bổ sung minh chứng, mục %s") % mark.line.item
    return form_page(request, form, title=title, note=mark.asks, button=_("Trả lời"), back=back)

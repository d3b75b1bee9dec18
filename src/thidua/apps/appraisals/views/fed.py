"""Taking a figure of the registry of awards into a sheet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.pages.access import line_of
from thidua.apps.appraisals.scoring.fed import fed_offer_of
from thidua.domain.refusal import Refusal
from thidua.web.asked import text_in
from thidua.web.revisions import revision_in


class FigureMovedOn(Refusal):
    """The registry no longer says what the page offered."""


@require_POST
def take_fed(request: HttpRequest, line_pk: int) -> HttpResponse:
    """Write what the page offered, if the registry still says it."""
    line = line_of(request, line_pk)
    offer = fed_offer_of(line)
    if offer is None or offer.value != text_in(request.POST, "value"):
        raise FigureMovedOn(_("Số liệu đưa sẵn vừa thay đổi. Xem lại số liệu rồi điền."))
    change = LineChange(line.pk, revision_in(request), {"actual": offer.value})
    save_lines(line.sheet, [change], actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã điền %s.") % f"{offer.name}: {offer.text}")
    return redirect("appraisals:sheet", line.sheet_id)

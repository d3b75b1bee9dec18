"""Counting by hand, and the files of a ballot."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.counting import enter_count
from thidua.apps.ballots.box.teller_totals import differences
from thidua.apps.ballots.forms import CountForm
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.papers.ballot import build_paper, build_sheet
from thidua.apps.ballots.queries import ballots_visible_to, standing_nominees
from thidua.apps.paperwork.queries import FORMS, rendered
from thidua.apps.paperwork.registries.papers import Request
from thidua.documents.model import Document
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


def count(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """One teller types what this teller counted."""
    user = user_of(request)
    ballot = get_object_or_404(ballots_visible_to(user), pk=ballot_pk)
    authorise(user, "ballots.enter_count", ballot)
    answers = ballot.kind == Ballot.Kind.YES_NO
    nominees = standing_nominees(ballot)
    form = CountForm(request.POST or None, nominees=nominees, answers=answers)
    if request.method == "POST" and form.is_valid():
        try:
            enter_count(ballot, form.totals, actor=user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã ghi kết quả bạn đếm được."))
            if differences(ballot):
                messages.warning(request, _("Hai kết quả khác nhau: xem ở dưới khác ở đâu."))
            return redirect("ballots:detail", ballot.pk)
    season = ballot.motion.conference.season
    context = {"season": season, "tab": "conference", "ballot": ballot, "form": form}
    return render(request, "ballots/form.html", context | {"title": _("Nhập kết quả kiểm phiếu")})


@in_vietnamese
def paper_form(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """The ballot to be printed and marked by hand."""
    ballot = get_object_or_404(ballots_visible_to(user_of(request)), pk=ballot_pk)
    authorise(user_of(request), "ballots.print_slips", ballot)
    return _file(build_paper(ballot, _asked(request, ballot)), "pdf", _("Phiếu bầu"))


@in_vietnamese
def sheet(request: HttpRequest, ballot_pk: int, form: str) -> HttpResponse:
    """The minutes of the count; before publication for the chair alone."""
    ballot = get_object_or_404(ballots_visible_to(user_of(request)), pk=ballot_pk)
    if form not in FORMS:
        raise Http404
    if ballot.state != Ballot.State.PUBLISHED:
        authorise(user_of(request), "ballots.publish", ballot)
    return _file(build_sheet(ballot, _asked(request, ballot)), form, _("Biên bản kiểm phiếu"))


@login_not_required
@require_safe
def file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The published file, byte for byte."""
    ballot = get_object_or_404(Ballot, public_id=public_id, state=Ballot.State.PUBLISHED)
    if not ballot.published_file:
        raise Http404
    return file_answer(ballot.published_file, f"ket-qua-bo-phieu-{ballot.public_id}.json")


def _asked(request: HttpRequest, ballot: Ballot) -> Request:
    season = ballot.motion.conference.season
    return Request(season, None, user_of(request))


def _file(document: Document, form: str, name: str) -> HttpResponse:
    made = rendered(document, form, timezone.localdate())
    return file_answer(made, f"{name}.{form}", shown=form == "pdf")

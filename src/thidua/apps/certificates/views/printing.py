"""Certificates of a decision: printed, printed again, handed over; the book of all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.models import Decision
from thidua.apps.certificates.actions.handing_over import hand_over_certificates
from thidua.apps.certificates.actions.printing import (
    print_certificates,
    reprint_certificate,
    start_printing,
)
from thidua.apps.certificates.forms.printing import (
    HandingForm,
    PrintChoices,
    PrintForm,
    ReprintForm,
)
from thidua.apps.certificates.models import PrintedCertificate, PrintRun
from thidua.apps.certificates.pages.book import BookAsked, narrowed, rows_of
from thidua.apps.certificates.pages.decision import printing_of
from thidua.apps.certificates.printing.making import made, plan_again, plan_of
from thidua.apps.certificates.queries import (
    certificates_visible_to,
    decisions_to_print,
    layouts_visible_to,
    printers_visible_to,
    runs_visible_to,
)
from thidua.apps.certificates.sheets.lists import book_workbook, workshop_workbook
from thidua.apps.jobs.models import Job
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer, stored_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of

IN_BACKGROUND = 300
"""More certificates than this are set by the worker, with a bar."""
_READS = ["GET", "HEAD", "POST"]


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """Every sheet that was printed, narrowed and sorted by the address."""
    user, asked = user_of(request), BookAsked.of(request.GET)
    page = page_of(request, narrowed(certificates_visible_to(user), asked))
    context = {
        "asked": asked,
        "page": page,
        "rows": rows_of(page.object_list),
        "filters": asked.filters(timezone.localdate().year),
    }
    return render(request, "certificates/book.html", context)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same, all pages."""
    found = narrowed(certificates_visible_to(user_of(request)), BookAsked.of(request.GET))
    return file_answer(book_workbook(rows_of(found)), _("Sổ in bằng, giấy khen.xlsx"))


@require_safe
def decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """How far a decision is, and the form to print what waits."""
    found = _decision(request, decision_pk)
    return _shown(request, found, PrintForm(**_choices(request, found)))


@require_POST
def print_waiting(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Print what waits at once."""
    user, found = user_of(request), _decision(request, decision_pk)
    form = PrintForm(request.POST, **_choices(request, found))

    def act() -> None:
        sheets = made(plan_of(found, *form.chosen))
        print_certificates(sheets, actor=user, at=timezone.now())

    authorise(user, "certificates.print_certificates", found)
    if done(form, act):
        return redirect("certificates:decision", found.pk)
    return _shown(request, found, form)


@require_POST
def start(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Have what waits printed in the background: there is much of it."""
    user, found = user_of(request), _decision(request, decision_pk)
    form, jobs = PrintForm(request.POST, **_choices(request, found)), list[Job]()

    def act() -> None:
        jobs.append(start_printing(found, *form.chosen, actor=user, at=timezone.now()))

    if done(form, act):
        return redirect("jobs:detail", jobs[0].pk)
    return _shown(request, found, form)


def _shown(request: HttpRequest, found: Decision, form: PrintForm) -> HttpResponse:
    printing = printing_of(found, user_of(request))
    context = {"decision": found, "form": form, "printing": printing}
    context["is_much"] = printing.waiting > IN_BACKGROUND
    status = 422 if form.is_bound else 200
    return render(request, "certificates/decision.html", context, status=status)


@require_safe
@in_vietnamese
def workshop(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """The list of flags and framed certificates for the workshop."""
    found = _decision(request, decision_pk)
    return file_answer(workshop_workbook(found), _("Đặt làm cờ, khung bằng %s.xlsx") % found.number)


@require_safe
def run_file(request: HttpRequest, print_run_pk: int) -> HttpResponseBase:
    """The PDF of a run, as it was made."""
    run = _run(request, print_run_pk)
    name = _("Bằng, giấy khen %(number)s, lần in %(run)s.pdf")
    name %= {"number": run.decision.number, "run": run.pk}
    return stored_answer(run.pdf.open("rb"), name, shown=True)


@require_http_methods(_READS)
def reprint(request: HttpRequest, printed_certificate_pk: int) -> HttpResponse:
    """One sheet once more, with a reason."""
    user = user_of(request)
    sheet = get_object_or_404(certificates_visible_to(user), pk=printed_certificate_pk)
    found = sheet.run.decision
    authorise(user, "certificates.reprint_certificate", found)
    usual = {"layout": sheet.run.layout_id}
    form = ReprintForm(request.POST or None, initial=usual, **_choices(request, found))

    def act() -> None:
        again, why = made(plan_again(sheet, *form.chosen)), form.cleaned_data["reason"]
        reprint_certificate(again, sheet, why, actor=user, at=timezone.now())

    back = reverse("certificates:decision", args=[found.pk])
    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã in lại tờ của %s; tệp ở đầu danh sách.") % sheet.name)
        return redirect(back)
    words = {"title": _("In lại: %s") % sheet, "button": _("In lại"), "thing": found}
    return form_page(request, form, back=back, **words)


@require_http_methods(_READS)
def hand_over(request: HttpRequest, print_run_pk: int) -> HttpResponse:
    """All sheets of a run that wait: fetched by whom, when."""
    return _hand_over(request, _run(request, print_run_pk), None)


@require_http_methods(_READS)
def hand_over_one(request: HttpRequest, printed_certificate_pk: int) -> HttpResponse:
    """One sheet: fetched by whom, when."""
    sheets = certificates_visible_to(user_of(request))
    sheet = get_object_or_404(sheets, pk=printed_certificate_pk)
    return _hand_over(request, sheet.run, sheet)


def _hand_over(
    request: HttpRequest, run: PrintRun, sheet: PrintedCertificate | None
) -> HttpResponse:
    user = user_of(request)
    authorise(user, "certificates.hand_over_certificates", run.decision)
    form = HandingForm(request.POST or None, initial={"day": timezone.localdate()})
    only = None if sheet is None else [sheet.pk]

    def act() -> None:
        hand_over_certificates(run, form.handing(), actor=user, at=timezone.now(), only=only)

    back = reverse("certificates:decision", args=[run.decision_id])
    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã ghi việc giao bằng."))
        return redirect(back)
    title = _("Giao bằng: %s") % (sheet or run)
    return form_page(
        request, form, back=back, title=title, button=_("Ghi việc giao"), thing=run.decision
    )


def _choices(request: HttpRequest, found: Decision) -> PrintChoices:
    user = user_of(request)
    return {
        "layouts": layouts_visible_to(user).filter(authority=found.authority_id),
        "printers": printers_visible_to(user).filter(authority=found.authority_id),
    }


def _decision(request: HttpRequest, pk: int) -> Decision:
    return get_object_or_404(decisions_to_print(user_of(request)), pk=pk)


def _run(request: HttpRequest, pk: int) -> PrintRun:
    return get_object_or_404(runs_visible_to(user_of(request)), pk=pk)

"""Decisions: the list, one with what it gave, corrected, handed over as a whole."""

from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.decisions import decision_facts, edit_decision
from thidua.apps.awards.actions.presenting import present_decision
from thidua.apps.awards.forms.records import DecisionForm, PresentationForm
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.pages.decisions import (
    RECORDS_PAGE,
    DecisionsAsked,
    decision_lines,
    narrowed_decisions,
    record_lines,
    records_in,
)
from thidua.apps.awards.queries import decisions_visible_to
from thidua.apps.awards.registries.decision_links import links_of
from thidua.apps.organisations.queries import authorities_of, authorities_visible_to
from thidua.apps.organisations.settings.award_names import names_among
from thidua.formats.list_workbook import list_workbook
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.revisions import fingerprint, seen_in

_COLUMNS = (
    (gettext_noop("Số, ký hiệu"), 22),
    (gettext_noop("Ngày"), 12),
    (gettext_noop("Cơ quan ban hành"), 36),
    (gettext_noop("Người ký"), 26),
    (gettext_noop("Nguồn chi thưởng"), 26),
    (gettext_noop("Số khen thưởng"), 16),
)


def listing(request: HttpRequest) -> HttpResponse:
    """The decisions a user may see, narrowed and sorted by the address."""
    user = user_of(request)
    asked = DecisionsAsked.of(request.GET)
    found = narrowed_decisions(decisions_visible_to(user), asked)
    page = page_of(request, found)
    context = {
        "page": page,
        "rows": decision_lines(cast("QuerySet[Decision]", page.object_list), user),
        "asked": asked,
        "awards": asked.awards(names_among(authorities_of(user), timezone.localdate())),
        "years": asked.years(timezone.localdate().year),
        "authorities": authorities_visible_to(user),
    }
    return render(request, "awards/decisions.html", context)


@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages."""
    user = user_of(request)
    found = narrowed_decisions(decisions_visible_to(user), DecisionsAsked.of(request.GET))
    rows = [row[1:] for row in decision_lines(found, user)]
    content = list_workbook(_("Quyết định khen thưởng"), _COLUMNS, rows)
    return file_answer(content, _("Quyết định khen thưởng.xlsx"))


def detail(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """One decision and what it gave."""
    user = user_of(request)
    decision = _decision(request, decision_pk)
    records = records_in(decision, user).select_related(None)
    page = page_of(request, records, RECORDS_PAGE)
    context = {
        "decision": decision,
        "page": page,
        "rows": record_lines(cast("QuerySet[AwardRecord]", page.object_list)),
        "links": links_of(decision, user),
        "may_edit": can(user, "awards.edit_decision", decision),
        "authorities": authorities_visible_to(user).filter(pk=decision.authority_id),
    }
    return render(request, "awards/decision.html", context)


def edit(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Correct number, day, signatory or fund."""
    user, decision = user_of(request), _decision(request, decision_pk)
    authorise(user, "awards.edit_decision", decision)
    form = DecisionForm(request.POST) if request.method == "POST" else DecisionForm.of(decision)
    seen = seen_in(request)
    if request.method == "POST" and done(
        form,
        lambda: edit_decision(
            decision, form.decision_facts(), actor=user, at=timezone.now(), seen=seen
        ),
    ):
        messages.success(request, _("Đã lưu quyết định."))
        return redirect("awards:decision", decision.pk)
    words = {"title": _("Sửa quyết định"), "button": _("Lưu")}
    mark = fingerprint(decision_facts(decision))
    return form_page(request, form, seen=mark, **words, **_back(decision))


def present(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Write down that everything of it not handed over yet was."""
    user, decision = user_of(request), _decision(request, decision_pk)
    authorise(user, "awards.present_decision", decision)
    form = PresentationForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: present_decision(decision, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi việc trao các khen thưởng của quyết định."))
        return redirect("awards:decision", decision.pk)
    note = _("Ghi cho mọi khen thưởng của quyết định chưa có ngày trao và chưa bị hủy bỏ.")
    words = {"title": _("Ghi việc trao cả quyết định"), "button": _("Ghi"), "note": note}
    return form_page(request, form, **words, **_back(decision))


def _decision(request: HttpRequest, pk: int) -> Decision:
    decisions = decisions_visible_to(user_of(request)).select_related("authority")
    return get_object_or_404(decisions, pk=pk)


def _back(decision: Decision) -> dict[str, object]:
    return {"back": reverse("awards:decision", args=[decision.pk]), "thing": decision}

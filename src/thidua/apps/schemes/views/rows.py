"""Pages of the rows of a draft: groups, headings, deductions, exclusions, awards, classes."""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.schemes.definition.edits import Edit, PutConferring, PutGroup, PutRow
from thidua.apps.schemes.definition.line_edits import PutPart
from thidua.apps.schemes.definition.outline import (
    AWARDS,
    DEDUCTIONS,
    DISQUALIFICATIONS,
    Item,
    home_of,
    key_in,
)
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.forms.conferring import AwardForm, ClassForm
from thidua.apps.schemes.forms.rows import (
    DeductionForm,
    DisqualificationForm,
    GroupForm,
    HeadingForm,
    RowForm,
    initial_of,
)
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import award_names_in
from thidua.apps.schemes.views.finding import back_to, called_in, draft_to_edit
from thidua.apps.schemes.views.stale import Outcome, attempt, frame, key_of, stored_row
from thidua.web.asked import text_in

ROWS: dict[str, tuple[type[RowForm], str, str]] = {
    "group": (GroupForm, gettext_noop("Nhóm tiêu chí"), ""),
    "deduction": (DeductionForm, gettext_noop("Khoản trừ vào tổng điểm"), DEDUCTIONS),
    "exclusion": (
        DisqualificationForm,
        gettext_noop("Trường hợp không xét thi đua, hạ xếp loại"),
        DISQUALIFICATIONS,
    ),
}


def row(request: HttpRequest, scheme_pk: int, kind: str) -> HttpResponse:
    """Add a group, a deduction or an exclusion, or change the one named by ``id``."""
    scheme = draft_to_edit(request, scheme_pk)
    form_class, title, section = ROWS[kind]
    old, gone = stored_row(request, scheme)
    form = form_class(request.POST or None, initial=initial_of(old, scheme.definition))
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and not gone:
        outcome = attempt(request, scheme, _edit(section, form, old, key_of(request)))
        if outcome.saved:
            return back_to(scheme, str(form.cleaned_data["id"]))
        if outcome.taken:
            form.add_error("id", outcome.taken)
    context = {"title": title, "old": old, "gone": gone, "called": old.get("id")}
    return _page(request, scheme, form, outcome, context)


def _edit(section: str, form: RowForm, old: Item, key: str) -> Edit:
    new = form.row(old)
    if not section:
        return PutGroup(new, key)
    return PutRow(section, new, key, form.cleaned_data["lowers"])


def heading(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Add a heading to the group or heading named by ``group``, or change the one of ``id``."""
    scheme, key = draft_to_edit(request, scheme_pk), key_of(request)
    old, gone = stored_row(request, scheme)
    home = home_of(scheme.definition, key) or text_in(request.GET, "group")
    shown = {**initial_of(old, scheme.definition), "home": home}
    about = {"initial": shown, "definition": scheme.definition, "key": key}
    form = HeadingForm(request.POST or None, **about)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and not gone:
        home, new = form.cleaned_data["home"], form.row(old)
        outcome = attempt(request, scheme, PutPart(home, new, key))
        if outcome.saved:
            return back_to(scheme, key_in(outcome.saved.definition, home, new["id"]))
        for name, error in (("id", outcome.taken), ("home", outcome.misplaced)):
            if error:
                form.add_error(name, error)
    context = {"title": _("Mục có tiêu chí con"), "old": old, "gone": gone}
    return _page(request, scheme, form, outcome, context | {"called": old.get("id")})


def conferring(request: HttpRequest, scheme_pk: int, section: str) -> HttpResponse:
    """Add an award or a class, or change the one named by ``id``."""
    scheme, key = draft_to_edit(request, scheme_pk), key_of(request)
    old, gone = stored_row(request, scheme)
    form = _conferring_form(request, scheme, section, old)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and not gone:
        item, name = form.item(old), form.called
        outcome = attempt(request, scheme, PutConferring(section, item, name, key))
        if outcome.saved:
            return back_to(scheme)
    title = _("Hình thức khen thưởng") if section == AWARDS else _("Hạng xếp loại")
    context = {"title": title, "old": old, "gone": gone, "called": called_in(scheme, key)}
    return _page(request, scheme, form, outcome, context)


def _conferring_form(
    request: HttpRequest, scheme: Scheme, section: str, old: Item
) -> AwardForm | ClassForm:
    definition = in_order(scheme.definition)
    about = {"initial": dict(old), "definition": definition}
    if section == AWARDS:
        return AwardForm(request.POST or None, names=award_names_in(scheme.season), **about)
    return ClassForm(request.POST or None, **about)


def _page(
    request: HttpRequest,
    scheme: Scheme,
    form: forms.Form,
    outcome: Outcome,
    context: Mapping[str, object],
) -> HttpResponse:
    about = {"scheme": scheme, "form": form}
    return render(
        request, "schemes/row.html", {**context, **about, **frame(request, scheme, outcome.stale)}
    )

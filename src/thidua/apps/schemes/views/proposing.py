"""A unit says what it thinks of a part of the draft, in words or in the form of the editor."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.consultations.actions.speaking import make_remark
from thidua.apps.consultations.facts import RemarkFacts
from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.queries import open_round_about, units_speaking_for
from thidua.apps.consultations.refusals import ConsultationClosed
from thidua.apps.schemes.definition.example import worked_example
from thidua.apps.schemes.definition.outline import GROUPS, LINES, Place, found, is_heading
from thidua.apps.schemes.definition.proposed import (
    DROP,
    change_of,
    edit_of,
    effect_words,
    part_name,
)
from thidua.apps.schemes.definition.reading import faults_of_criterion, in_order
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.forms.criterion import kind_of, typed_so_far
from thidua.apps.schemes.forms.criterion_editor import CriterionEditor
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import MATTER
from thidua.apps.schemes.views.finding import scheme_of
from thidua.apps.schemes.views.stale import key_of
from thidua.apps.seasons.queries import roles_in
from thidua.web.acting import done
from thidua.web.asked import is_in, text_in
from thidua.web.languages import in_vietnamese, vietnamese
from thidua.web.remark_forms import RemarkForm

WHOLE, DROPS = gettext_lazy("Cả bảng điểm"), gettext_lazy("Đề nghị bỏ tiêu chí này")


def make(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """About the part named by ``id``, a new criterion in ``group``, or the whole table."""
    scheme, user = scheme_of(request, scheme_pk), user_of(request)
    about = _round(scheme)
    units = units_speaking_for(roles_in(user, scheme.season).member_units, scheme.season)
    if not units:
        raise PermissionDenied("consultations.make_remark")
    key = key_of(request) or text_in(request.GET, "group")
    place = found(in_order(scheme.definition), key) if key else None
    editor = _editor(request, scheme, place)
    may_drop = editor is not None and bool(key_of(request))
    sends = request.method == "POST" and is_in(request.POST, "send")
    form = RemarkForm(units, request.POST if sends else None, drops=DROPS if may_drop else None)
    if sends and form.is_valid() and _send(request, scheme, about, place, form, editor):
        messages.success(request, _("Đã gửi góp ý. Trả lời của Trưởng khối sẽ hiện ở đây."))
        return redirect("consultations:consultation", about.pk)
    return _page(request, scheme, about, place, form, editor)


def _round(scheme: Scheme) -> Consultation:
    about = open_round_about(MATTER, scheme.pk)
    if about is None:
        raise ConsultationClosed(_("%s không đang lấy ý kiến.") % scheme)
    return about


def _editor(request: HttpRequest, scheme: Scheme, place: Place | None) -> CriterionEditor | None:
    """The form of the criterion; None for what is no criterion and not to become one."""
    is_new = not key_of(request) and place is not None and place.section in {GROUPS, LINES}
    if place is None or (not is_new and (place.section != LINES or is_heading(place.item))):
        return None
    stored = {} if is_new else dict(place.item)
    home = place.key if is_new else place.homes[-1].key
    changes_type = text_in(request.POST, "change") == "type"
    chosen = text_in(request.POST, "new_type" if changes_type else "type")
    kind = RULE_TYPES.get(chosen) or kind_of(stored)
    definition = in_order(scheme.definition)
    if request.method != "POST":
        return CriterionEditor(definition, kind, {**stored, "group": home})
    if changes_type:
        return CriterionEditor(definition, kind, typed_so_far(request.POST, stored))
    editor = CriterionEditor(definition, kind, stored, request.POST)
    editor.common.initial["group"] = home
    return editor


def _send(
    request: HttpRequest,
    scheme: Scheme,
    about: Consultation,
    place: Place | None,
    form: RemarkForm,
    editor: CriterionEditor | None,
) -> bool:
    """Whether it was written; what stands against it is told on the forms."""
    definition, now = in_order(scheme.definition), timezone.now()
    is_line = place is not None and editor is not None
    key = key_of(request)
    change: dict[str, Any] = {}
    if form.cleaned_data.get("drops"):
        change = DROP
    elif is_line and editor is not None and (editor.has_changed or not key):
        if not _is_right(scheme, editor):
            return False
        change = change_of(definition, key, editor.group_id, editor.criterion())

    def act() -> None:
        words = effect_words(definition, edit_of(definition, key, change)) if change else ()
        facts = RemarkFacts(
            unit=form.cleaned_data["unit"],
            item=place.key if place else "",
            item_name=in_vietnamese(part_name)(place) if place else vietnamese(WHOLE),
            comment=form.cleaned_data["comment"],
            change=dict(change),
            words=words,
        )
        day = timezone.localdate(now)
        make_remark(about, facts, day=day, actor=user_of(request), at=now)

    return done(form, act)


def _is_right(scheme: Scheme, editor: CriterionEditor) -> bool:
    """Whether what was typed is a criterion by itself."""
    if not editor.is_valid():
        return False
    for fault in faults_of_criterion(scheme.definition, editor.criterion()):
        editor.common.add_error(None, f"{fault.place}: {fault.message}")
    return not editor.common.errors


def _page(
    request: HttpRequest,
    scheme: Scheme,
    about: Consultation,
    place: Place | None,
    form: RemarkForm,
    editor: CriterionEditor | None,
) -> HttpResponse:
    is_new = place is not None and editor is not None and not key_of(request)
    name = part_name(place) if place else _("Cả bảng điểm")
    context: dict[str, Any] = {
        "scheme": scheme,
        "season": scheme.season,
        "tab": "scheme",
        "about": about,
        "form": form,
        "editor": editor,
        "is_new": is_new,
        "name": _("Thêm tiêu chí vào %s") % name if is_new else name,
        "said": about.remarks.filter(item=place.key if place else "").select_related("unit"),
    }
    if editor is not None:
        criterion = editor.criterion_so_far()
        context |= {
            "kind": editor.kind,
            "kinds": RULE_TYPES.values(),
            "old": {} if is_new else dict(place.item) if place else {},
            "example": worked_example(
                scheme.definition, criterion, editor.kind, request.POST, editor.refusal
            ),
        }
    failed = form.errors or (editor is not None and editor.common.errors and form.is_bound)
    return render(request, "schemes/propose.html", context, status=422 if failed else 200)

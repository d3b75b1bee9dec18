"""Pages that start a table: blank, copied from an adopted one, or read from a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.drafting import BLANK, create_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.edits import ReplaceAll
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.review import warnings_of
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.forms.acts import CopyForm, UploadForm
from thidua.apps.schemes.forms.rows import NewSchemeForm
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import award_names_in, draft_of, templates_for
from thidua.apps.schemes.sheets.uploads import Reading, read_upload
from thidua.apps.schemes.views.finding import season_of
from thidua.apps.seasons.models import Season
from thidua.web.asked import text_in
from thidua.web.previews import TICKET, Seal
from thidua.web.revisions import StalePage, revision_in

_SEAL: Seal[Reading] = Seal("scheme", Reading)


def create(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The three ways to start."""
    season = _season_to_write(request, season_pk)
    return _ways(request, season)


@require_POST
def blank(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Start with nothing but the settings."""
    season = _season_to_write(request, season_pk)
    form = NewSchemeForm(request.POST, definition=BLANK)
    if not form.is_valid():
        return _ways(request, season, new=form)
    return _start(request, season, {**BLANK, **form.values()})


@require_POST
def copy(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Start from an adopted table."""
    season = _season_to_write(request, season_pk)
    form = CopyForm(request.POST, templates=templates_for(user_of(request), season))
    if not form.is_valid():
        return _ways(request, season, copy_form=form)
    template: Scheme = form.cleaned_data["template"]
    return _start(request, season, template.definition, template)


def upload(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Read a file and show what it says; nothing is kept."""
    season = _season_to_write(request, season_pk)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _ways(request, season, upload_form=form)
    reading = read_upload(form.cleaned_data["file"])
    context = _preview(season, reading) | _frame(season)
    return render(request, "schemes/upload.html", context, status=422 if reading.faults else 200)


@require_POST
def accept(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Keep the table that was shown as a new draft."""
    season = _season_to_write(request, season_pk)
    reading = _shown(request, season)
    if reading is None:
        return redirect("schemes:upload", season.pk)
    return _start(request, season, reading.definition or {})


@require_POST
def replace(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the table that was shown in the place of the draft there is."""
    season = _season_to_write(request, season_pk)
    reading, draft = _shown(request, season), draft_of(season)
    if reading is None or draft is None:
        return redirect("schemes:upload", season.pk)
    edit = ReplaceAll(reading.definition or {}, reading.name)
    actor, at = user_of(request), timezone.now()
    edit_scheme(draft, edit, revision=revision_in(request), actor=actor, at=at)
    messages.success(
        request, _("Đã thay dự thảo bằng tệp «%s». Bấm «Hoàn tác» nếu nhầm.") % reading.name
    )
    return redirect("schemes:season", season.pk)


def _shown(request: HttpRequest, season: Season) -> Reading | None:
    """What the page with the button showed; None, and told, when it is too old."""
    try:
        return _SEAL.open(season.pk, text_in(request.POST, TICKET))
    except StalePage as refusal:
        messages.error(request, str(refusal))
    return None


def _start(
    request: HttpRequest, season: Season, definition: dict[str, Any], based_on: Scheme | None = None
) -> HttpResponse:
    actor, at = user_of(request), timezone.now()
    create_scheme(season, definition, based_on=based_on, actor=actor, at=at)
    messages.success(request, _("Đã lập dự thảo bảng điểm. Sửa từng dòng ở dưới rồi thông qua."))
    return redirect("schemes:season", season.pk)


def _ways(request: HttpRequest, season: Season, **forms: Any) -> HttpResponse:
    """The page of the three ways, with the form that failed as it was typed."""
    templates = templates_for(user_of(request), season)
    context = {
        "new": NewSchemeForm(initial=BLANK, definition=BLANK),
        "copy_form": CopyForm(templates=templates),
        "templates": list(templates.defer("definition")[:50]),
        "upload_form": UploadForm(),
        "draft": draft_of(season),
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "schemes/create.html", context | forms | _frame(season), status=status)


def _preview(season: Season, reading: Reading) -> dict[str, Any]:
    context: dict[str, Any] = {"reading": reading, "draft": draft_of(season)}
    if reading.definition is None:
        return context
    context["ticket"] = _SEAL.close(season.pk, reading)
    definition = in_order(reading.definition)
    draft = context["draft"]
    kept_by = "create_from_file" if draft is None else "edit_from_file"
    context["keep_url"] = reverse(f"schemes:{kept_by}", args=[season.pk])
    if draft is not None:
        before = in_order(draft.definition)
        context["differences"] = compare(before, definition, award_names_in(season))
        context["revision"] = draft.revision
    context["table"] = table_of(definition, awards=award_names_in(season))
    context["cautions"] = warnings_of(definition, {}, 0)
    return context


def _season_to_write(request: HttpRequest, season_pk: int) -> Season:
    season = season_of(request, season_pk)
    if not can(user_of(request), "schemes.create", season):
        raise Http404
    return season


def _frame(season: Season) -> dict[str, Any]:
    return {"season": season, "tab": "scheme"}

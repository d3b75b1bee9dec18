"""Pages that start a table: blank, copied from an adopted one, or read from a file."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.drafting import BLANK, create_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.edits import ReplaceAll
from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.review import warnings_of
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.forms.acts import CopyForm, TemplateForm, UploadForm
from thidua.apps.schemes.forms.rows import NewSchemeForm
from thidua.apps.schemes.models import Scheme, UnitKind
from thidua.apps.schemes.queries import (
    award_names_in,
    draft_of,
    published_templates,
    templates_for,
)
from thidua.apps.schemes.sheets.uploads import read_upload
from thidua.apps.schemes.views.finding import back_to, kind_in, season_of, table_address
from thidua.apps.seasons.models import Season
from thidua.web.previews import Preview, Seal, Upload
from thidua.web.revisions import StalePage


@dataclass(frozen=True, slots=True)
class TableOfFile:
    """What a file says, and the revision of the draft that it was compared with."""

    name: str
    definition: Definition
    revision: int = -1


_SEAL: Seal[TableOfFile] = Seal("table_of_file", TableOfFile)


def create(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The ways to start; an address with ``?kind=`` starts the table of that kind of units."""
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
    form = CopyForm(request.POST, templates=_copied(request, season))
    if not form.is_valid():
        return _ways(request, season, copy_form=form)
    template: Scheme = form.cleaned_data["template"]
    return _start(request, season, template.definition, template)


@require_POST
def from_template(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Start from what the authority keeps for its blocs."""
    season = _season_to_write(request, season_pk)
    versions = published_templates(season)
    form = TemplateForm(versions, request.POST)
    if not form.is_valid():
        return _ways(request, season, template_form=form)
    chosen = next(each for each in versions if each.pk == form.cleaned_data["template"])
    return _start(request, season, chosen.definition, chosen)


def upload(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Read a file and show what it says; nothing is kept."""
    return _upload(request, _season_to_write(request, season_pk)).answer(request)


@require_POST
def accept(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Keep the table that was shown as a new draft."""
    season = _season_to_write(request, season_pk)

    def start(found: TableOfFile) -> HttpResponse:
        return _start(request, season, found.definition)

    return _upload(request, season).accepted(request, start)


@require_POST
def replace(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the table that was shown in the place of the draft there is."""
    season = _season_to_write(request, season_pk)

    def put(found: TableOfFile) -> HttpResponse:
        draft = draft_of(season, kind_in(request, season))
        if draft is None:
            raise StalePage(_("Dự thảo không còn nữa. Chọn lại tệp."))
        edit, at = ReplaceAll(found.definition, found.name), timezone.now()
        edit_scheme(draft, edit, revision=found.revision, actor=user_of(request), at=at)
        told = _("Đã thay dự thảo bằng tệp «%s». Bấm «Hoàn tác» nếu nhầm.")
        messages.success(request, told % found.name)
        return back_to(draft)

    return _upload(request, season).accepted(request, put)


def _upload(request: HttpRequest, season: Season) -> Upload[TableOfFile]:
    kind = kind_in(request, season)
    return Upload(
        _SEAL,
        about=season,
        form=UploadForm,
        to_choose="schemes/create.html",
        to_show="schemes/upload.html",
        at=table_address(season, kind, "upload"),
        back=table_address(season, kind),
        read=lambda file: _preview(season, kind, file),
        context=_ways_context(request, season),
    )


def _start(
    request: HttpRequest, season: Season, definition: dict[str, Any], based_on: Any = None
) -> HttpResponse:
    actor, at, kind = user_of(request), timezone.now(), kind_in(request, season)
    draft = create_scheme(season, definition, based_on=based_on, kind=kind, actor=actor, at=at)
    messages.success(request, _("Đã lập dự thảo bảng điểm. Sửa từng dòng ở dưới rồi thông qua."))
    return back_to(draft)


def _ways(request: HttpRequest, season: Season, **forms: Any) -> HttpResponse:
    """The page of the three ways, with the form that failed as it was typed."""
    context = {"form": UploadForm(), **_ways_context(request, season), **forms}
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "schemes/create.html", context, status=status)


def _ways_context(request: HttpRequest, season: Season) -> dict[str, Any]:
    templates = _copied(request, season)
    kept, kind = published_templates(season), kind_in(request, season)
    return {
        "season": season,
        "tab": "scheme",
        "kind": kind,
        "of_kind": f"?kind={kind.pk}" if kind else "",
        "new": NewSchemeForm(initial=BLANK, definition=BLANK),
        "copy_form": CopyForm(templates=templates),
        "templates": templates.defer("definition")[:50],
        "template_form": TemplateForm(kept) if kept else None,
        "draft": draft_of(season, kind),
    }


def _copied(request: HttpRequest, season: Season) -> QuerySet[Scheme]:
    return templates_for(user_of(request), season, kind_in(request, season))


def _preview(
    season: Season, kind: UnitKind | None, file: "UploadedFile[bytes]"
) -> Preview[TableOfFile]:
    name, found, draft = (file.name or "")[:100], read_upload(file), draft_of(season, kind)
    read, names = in_order(found.definition), award_names_in(season)
    kept_by = "create_from_file" if draft is None else "edit_from_file"
    shown = {
        "keep_url": table_address(season, kind, kept_by),
        "table": table_of(read, awards=names),
        "cautions": warnings_of(read, {}, 0),
    }
    if draft is None:
        return Preview(TableOfFile(name, found.definition), doubts=found.doubts, shown=shown)
    shown["differences"] = compare(in_order(draft.definition), read, names)
    content = TableOfFile(name, found.definition, draft.revision)
    return Preview(content, doubts=found.doubts, shown=shown)


def _season_to_write(request: HttpRequest, season_pk: int) -> Season:
    season = season_of(request, season_pk)
    if not can(user_of(request), "schemes.create", season):
        raise Http404
    return season

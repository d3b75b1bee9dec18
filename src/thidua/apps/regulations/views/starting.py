"""Pages that start a quy chế: from the usual text, last year's, or a file."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.regulations.actions.drafting import create_regulation
from thidua.apps.regulations.actions.editing import edit_regulation
from thidua.apps.regulations.forms.regulation import LAST_YEAR, StartForm, UploadForm
from thidua.apps.regulations.pages.differences import rows_between
from thidua.apps.regulations.papers.usual_text import usual_text
from thidua.apps.regulations.queries import draft_regulation, last_years
from thidua.apps.regulations.sheets.upload import read_upload
from thidua.apps.regulations.views.finding import frame, season_to_write
from thidua.apps.regulations.wording.edits import ReplaceText
from thidua.apps.seasons.models import Season
from thidua.domain.regulation import RegulationText
from thidua.domain.regulation_reading import keep_keys
from thidua.web.previews import Preview, Seal, Upload
from thidua.web.revisions import StalePage


@dataclass(frozen=True, slots=True)
class TextOfFile:
    """What a file says, and the revision of the draft that it was compared with."""

    name: str
    content: dict[str, Any]
    revision: int = -1

    @property
    def text(self) -> RegulationText:
        """What it says."""
        return RegulationText.from_data(self.content)


_SEAL: Seal[TextOfFile] = Seal("text_of_regulation", TextOfFile)


def create(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The ways to start; a text there is becomes the draft."""
    season = season_to_write(request, season_pk)
    before = last_years(season)
    form = StartForm(request.POST or None, last_year=before.season.year if before else None)
    if request.method == "POST" and form.is_valid():
        old = before if form.cleaned_data["source"] == LAST_YEAR else None
        authority = season.authority_at(None)
        text = old.text if old else usual_text(season.bloc_name, authority.name)
        actor, at = user_of(request), timezone.now()
        create_regulation(season, text, based_on=old, actor=actor, at=at)
        messages.success(request, _("Đã lập dự thảo quy chế. Sửa từng điều rồi lấy ý kiến."))
        return redirect("regulations:season", season.pk)
    context = {"start": form, "form": UploadForm(), "draft": draft_regulation(season)}
    status = 422 if form.errors else 200
    return render(request, "regulations/create.html", context | frame(season), status=status)


def upload(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Read a file and show what it says; nothing is kept."""
    return _upload(request, season_to_write(request, season_pk)).answer(request)


@require_POST
def accept(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Keep the text that was shown as a new draft."""
    season = season_to_write(request, season_pk)

    def start(found: TextOfFile) -> HttpResponse:
        create_regulation(season, found.text, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã lập dự thảo quy chế từ tệp «%s».") % found.name)
        return redirect("regulations:season", season.pk)

    return _upload(request, season).accepted(request, start)


@require_POST
def replace(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the text that was shown in the place of the draft there is."""
    season = season_to_write(request, season_pk)

    def put(found: TextOfFile) -> HttpResponse:
        draft = draft_regulation(season)
        if draft is None:
            raise StalePage(_("Dự thảo không còn nữa. Chọn lại tệp."))
        edit, at = ReplaceText(found.text, found.name), timezone.now()
        edit_regulation(draft, edit, revision=found.revision, actor=user_of(request), at=at)
        messages.success(request, _("Đã thay dự thảo bằng tệp «%s».") % found.name)
        return redirect("regulations:season", season.pk)

    return _upload(request, season).accepted(request, put)


def _upload(request: HttpRequest, season: Season) -> Upload[TextOfFile]:
    before = last_years(season)
    start = StartForm(last_year=before.season.year if before else None)
    return Upload(
        _SEAL,
        about=season,
        form=UploadForm,
        to_choose="regulations/create.html",
        to_show="regulations/upload.html",
        at=reverse("regulations:upload", args=[season.pk]),
        back=reverse("regulations:season", args=[season.pk]),
        read=lambda file: _preview(season, file),
        context={"start": start, "draft": draft_regulation(season), **frame(season)},
    )


def _preview(season: Season, file: "UploadedFile[bytes]") -> Preview[TextOfFile]:
    name, found, draft = (file.name or "")[:100], read_upload(file), draft_regulation(season)
    text = keep_keys(found.text, draft.text) if draft else found.text
    kept_by = "edit_from_file" if draft else "create_from_file"
    shown: dict[str, Any] = {
        "keep_url": reverse(f"regulations:{kept_by}", args=[season.pk]),
        "text": text,
        "cautions": tuple(text.cautions()),
        "rows": rows_between(draft.text, text) if draft else (),
    }
    content = TextOfFile(name, text.as_data(), draft.revision if draft else -1)
    return Preview(content, doubts=found.doubts, shown=shown)

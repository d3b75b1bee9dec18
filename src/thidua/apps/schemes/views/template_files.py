"""Templates as files: taken down for another office, kept from a file that it sent."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.schemes.actions.templates import keep_template, renew_template
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.review import blocking_faults, warnings_of
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.facts import TemplateFacts, TemplateText
from thidua.apps.schemes.forms.acts import KeepFileForm, RenewFileForm
from thidua.apps.schemes.models import SchemeTemplate, TemplateVersion
from thidua.apps.schemes.queries import scheme_templates_visible_to
from thidua.apps.schemes.sheets.uploads import read_upload
from thidua.apps.schemes.views.files import TABLE_FORMS
from thidua.formats.problems import FormatError, Problem
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese, vietnamese
from thidua.web.previews import Preview, Seal, Upload

_FILE = gettext_lazy("tệp «%s»")


@dataclass(frozen=True, slots=True)
class TemplateOfFile:
    """What a file says, and what was typed with it."""

    file: str
    definition: Definition
    name: str = ""
    suits: str = ""
    note: str = ""

    @property
    def text(self) -> TemplateText:
        """As a template keeps it."""
        return TemplateText(self.definition, vietnamese(_FILE, self.file), self.note)


_SEAL: Seal[TemplateOfFile] = Seal("template_of_file", TemplateOfFile)


@require_safe
@in_vietnamese
def download(request: HttpRequest, template_version_pk: int, form: str) -> HttpResponse:
    """One text in a form that another office, or a bloc, reads back whole."""
    rows = TemplateVersion.objects.select_related("template").filter(
        template__in=scheme_templates_visible_to(user_of(request))
    )
    version = get_object_or_404(rows, pk=template_version_pk)
    if form not in TABLE_FORMS:
        raise Http404
    content = TABLE_FORMS[form](in_order(version.definition))
    return file_answer(content, f"{version}.{form}")


def keep(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """A table from a file becomes a template under a name, after it was looked at."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "schemes.keep_template", authority)
    return _keeping(request, authority, user).answer(request)


def _keeping(request: HttpRequest, authority: Authority, user: User) -> Upload[TemplateOfFile]:
    def accept(found: TemplateOfFile) -> HttpResponse:
        facts = TemplateFacts(found.name, found.suits, found.text)
        kept = keep_template(authority, facts, actor=user, at=timezone.now())
        messages.success(request, _("Đã giữ làm bảng mẫu. Công bố để các khối lập theo."))
        return redirect("schemes:template", kept.versions.get().pk)

    return Upload(
        _SEAL,
        about=authority,
        form=KeepFileForm,
        to_choose="schemes/template_upload.html",
        to_show="schemes/template_file.html",
        back=reverse("schemes:templates"),
        read=lambda file: _of_new_name(authority, _read(request, file, KeepFileForm)),
        accept=accept,
        context={"heading": _("Bảng mẫu từ tệp"), "keeps": _("Giữ làm bảng mẫu")},
    )


def renew(request: HttpRequest, scheme_template_pk: int) -> HttpResponse:
    """A table from a file becomes the next version, after what it changes was looked at."""
    user = user_of(request)
    template = get_object_or_404(scheme_templates_visible_to(user), pk=scheme_template_pk)
    authorise(user, "schemes.renew_template", template)
    return _renewing(request, template, user).answer(request)


def _renewing(request: HttpRequest, template: SchemeTemplate, user: User) -> Upload[TemplateOfFile]:
    def accept(found: TemplateOfFile) -> HttpResponse:
        made = renew_template(template, found.text, actor=user, at=timezone.now())
        messages.success(request, _("Đã lưu phiên bản mới của bảng mẫu."))
        return redirect("schemes:template", made.pk)

    return Upload(
        _SEAL,
        about=template,
        form=RenewFileForm,
        to_choose="schemes/template_upload.html",
        to_show="schemes/template_file.html",
        back=reverse("schemes:template", args=[template.versions.all()[0].pk]),
        read=lambda file: _read(request, file, RenewFileForm, template),
        accept=accept,
        context={
            "heading": _("Phiên bản mới từ tệp"),
            "keeps": _("Lưu phiên bản mới"),
            "template": template,
        },
    )


def _read(
    request: HttpRequest,
    file: "UploadedFile[bytes]",
    form: type[KeepFileForm] | type[RenewFileForm],
    template: SchemeTemplate | None = None,
) -> Preview[TemplateOfFile]:
    found, read = read_upload(file), form(request.POST, request.FILES)
    typed = read.cleaned_data if read.is_valid() else {}
    if faults := blocking_faults(found.definition):
        raise FormatError([Problem(each.place, "", "", each.message) for each in faults])
    given = {name: typed.get(name, "") for name in ("name", "suits", "note")}
    content = TemplateOfFile((file.name or "")[:100], found.definition, **given)
    return Preview(content, doubts=found.doubts, shown=_shown(content, template))


def _of_new_name(authority: Authority, preview: Preview[TemplateOfFile]) -> Preview[TemplateOfFile]:
    """Said before the table is looked at, while what was typed still stands on the page."""
    name = preview.content.name
    if authority.scheme_templates.filter(name=name).exists():
        said = _("đã có bảng mẫu tên này. Ghi tên khác, hoặc mở bảng ấy rồi nạp phiên bản mới.")
        raise FormatError([Problem(_("Tên bảng mẫu"), name, "", said)])
    return preview


def _shown(content: TemplateOfFile, template: SchemeTemplate | None) -> dict[str, Any]:
    now = in_order(content.definition)
    shown = {"content": content, "table": table_of(now), "cautions": warnings_of(now, {}, 0)}
    if template is None:
        return shown
    newest = template.versions.all()[0]
    return shown | {"before": newest, "differences": compare(in_order(newest.definition), now)}

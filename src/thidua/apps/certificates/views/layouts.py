"""Layouts and printers of an office: the list, the editor, the scan, a test print."""

from pathlib import PurePath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.certificates.actions.layouts import (
    create_layout,
    retire_layout,
    save_layout,
    save_scan,
)
from thidua.apps.certificates.actions.printers import remove_printer, save_printer
from thidua.apps.certificates.forms.layouts import (
    USUAL_SIZE,
    EditorForms,
    PrinterForm,
    ScanForm,
    SheetForm,
)
from thidua.apps.certificates.models import SheetLayout
from thidua.apps.certificates.pages.editor import columns_in_words, editor_data
from thidua.apps.certificates.printing.making import set_rows
from thidua.apps.certificates.queries import layouts_visible_to, printers_visible_to
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.settings.award_names import names_of
from thidua.documents.certificates.columns import SAMPLE
from thidua.domain.refusal import Refusal
from thidua.web.acting import confirm_page, done, form_page, told
from thidua.web.asked import key_in
from thidua.web.downloads import file_answer, framed_answer
from thidua.web.languages import in_vietnamese
from thidua.web.revisions import seen_in

_READS = ["GET", "HEAD", "POST"]
Awards = list[tuple[str, str]]


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The layouts in use and the printers."""
    user = user_of(request)
    context = {
        "layouts": layouts_visible_to(user),
        "printers": printers_visible_to(user),
        "offices": authorities_visible_to(user),
    }
    return render(request, "certificates/layouts.html", context)


@require_http_methods(_READS)
def create(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """A new layout; then its editor."""
    user, authority = user_of(request), _authority(request, authority_pk)
    authorise(user, "certificates.keep_layouts", authority)
    post, awards = request.POST or None, _awards(authority)
    form = SheetForm(post, awards=awards, has_scan=False, initial=USUAL_SIZE)
    made: list[SheetLayout] = []

    def act() -> None:
        made.append(create_layout(authority, form.facts(), actor=user, at=timezone.now()))

    if request.method == "POST" and done(form, act):
        return redirect("certificates:save_layout", made[0].pk)
    note = _(
        "A4 nằm ngang: 297 × 210; A3 nằm ngang: 420 × 297. Tiếp theo là tải ảnh phôi và đặt ô chữ."
    )
    words = {"title": _("Lập mẫu in bằng"), "button": _("Lập"), "note": note}
    return form_page(request, form, back=reverse("certificates:layouts"), **words)


@require_http_methods(_READS)
def edit(request: HttpRequest, sheet_layout_pk: int) -> HttpResponse:
    """The editor: boxes over the scan, the same figures in a table."""
    user, layout = user_of(request), _layout(request, sheet_layout_pk)
    forms = EditorForms(layout, _awards(layout.authority), request.POST or None)
    refusal = ""
    if request.method == "POST" and forms.is_valid():
        try:
            save_layout(
                layout,
                forms.sheet.facts(),
                forms.told(),
                actor=user,
                at=timezone.now(),
                seen=seen_in(request),
            )
        except Refusal as error:
            refusal = told(error)
        else:
            messages.success(request, _("Đã lưu mẫu in %s.") % layout)
            return redirect("certificates:save_layout", layout.pk)
    return _editor(request, layout, forms, refusal)


def _editor(
    request: HttpRequest, layout: SheetLayout, forms: EditorForms, refusal: str
) -> HttpResponse:
    context = {
        "layout": layout,
        "forms": forms,
        "refusal": refusal,
        "data": editor_data(),
        "columns": columns_in_words(),
        "printers": printers_visible_to(user_of(request)).filter(authority=layout.authority_id),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "certificates/layout.html", context, status=status)


@require_http_methods(_READS)
def scan(request: HttpRequest, sheet_layout_pk: int) -> HttpResponseBase:
    """Send the scan of the sheet."""
    user, layout = user_of(request), _layout(request, sheet_layout_pk)
    authorise(user, "certificates.keep_layouts", layout.authority)
    form = ScanForm(request.POST or None, request.FILES or None)

    def act() -> None:
        file = form.cleaned_data["file"]
        save_scan(layout, file.read(), file.name, actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã nhận ảnh phôi."))
        return redirect("certificates:save_layout", layout.pk)
    back = reverse("certificates:save_layout", args=[layout.pk])
    words = {"title": _("Ảnh quét của phôi"), "button": _("Tải lên"), "thing": layout}
    return form_page(request, form, back=back, **words)


@require_safe
def picture(request: HttpRequest, sheet_layout_pk: int) -> HttpResponseBase:
    """The scan, behind the boxes of the editor."""
    layout = get_object_or_404(
        layouts_visible_to(user_of(request)).exclude(scan=""), pk=sheet_layout_pk
    )
    return framed_answer(layout.scan.open("rb"), f"phoi{PurePath(str(layout.scan.name)).suffix}")


@require_safe
@in_vietnamese
def trial(request: HttpRequest, sheet_layout_pk: int) -> HttpResponse:
    """A test print of an invented award, with a grid of millimetres."""
    layout = _layout(request, sheet_layout_pk)
    printers = printers_visible_to(user_of(request)).filter(authority=layout.authority_id)
    printer = printers.filter(pk=key_in(request.GET, "printer") or 0).first()
    pdf = set_rows(layout, printer, [SAMPLE.cells()], [SAMPLE.name], trial=True)
    return file_answer(pdf, _("In thử %s.pdf") % layout, shown=True)


@require_http_methods(_READS)
def retire(request: HttpRequest, sheet_layout_pk: int) -> HttpResponse:
    """Ask once, then put a layout away."""
    user, layout = user_of(request), _layout(request, sheet_layout_pk)
    authorise(user, "certificates.keep_layouts", layout.authority)
    if request.method == "POST":
        retire_layout(layout, actor=user, at=timezone.now())
        messages.success(request, _("Đã thôi dùng mẫu in %s.") % layout)
        return redirect("certificates:layouts")
    text = _("Thôi dùng mẫu in “%s”? Những lần đã in vẫn giữ nguyên.") % layout
    back = reverse("certificates:layouts")
    return confirm_page(request, text, title=_("Thôi dùng mẫu in"), back=back)


@require_http_methods(_READS)
def printer(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Write down a printer's offset; one of the same name is changed."""
    user, authority = user_of(request), _authority(request, authority_pk)
    authorise(user, "certificates.keep_layouts", authority)
    form = PrinterForm(request.POST or None)

    def act() -> None:
        name = form.cleaned_data["name"]
        save_printer(authority, name, **form.tenths(), actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã ghi độ lệch máy in."))
        return redirect("certificates:layouts")
    note = _(
        "In thử lên giấy trắng, chồng lên phôi và đo lệch; máy đã có tên này thì số mới thay số cũ."
    )
    words = {"title": _("Độ lệch của máy in"), "button": _("Ghi"), "note": note}
    return form_page(request, form, back=reverse("certificates:layouts"), **words)


@require_http_methods(_READS)
def drop_printer(request: HttpRequest, printer_offset_pk: int) -> HttpResponse:
    """Ask once, then forget a printer."""
    user = user_of(request)
    found = get_object_or_404(printers_visible_to(user), pk=printer_offset_pk)
    authorise(user, "certificates.keep_layouts", found.authority)
    if request.method == "POST":
        remove_printer(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã bỏ máy in %s.") % found)
        return redirect("certificates:layouts")
    text = _("Bỏ máy in “%s”?") % found
    return confirm_page(request, text, title=_("Bỏ máy in"), back=reverse("certificates:layouts"))


def _authority(request: HttpRequest, pk: int) -> Authority:
    return get_object_or_404(authorities_visible_to(user_of(request)), pk=pk)


def _layout(request: HttpRequest, pk: int) -> SheetLayout:
    return get_object_or_404(layouts_visible_to(user_of(request)), pk=pk)


def _awards(authority: Authority) -> Awards:
    return list(names_of(authority, timezone.localdate()).items())

"""Reading a list of units from Excel: choose, look at what would change, accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.units import import_units
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.sheets.changes import packed
from thidua.apps.organisations.sheets.units import facts_of_rows, row_changes, unpacked
from thidua.domain.refusal import Refusal
from thidua.formats.problems import FormatError
from thidua.formats.unit_sheet import read_units
from thidua.web.uploads import ImportForm

_KEPT = "unit_import"


def choose(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Choose a file; when it is right, show what it would change, else each wrong cell."""
    authority = _authority(request, authority_pk)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "authority": authority}
    if request.method == "POST" and form.is_valid():
        try:
            rows = read_units(form.cleaned_data["sheet"].read())
        except FormatError as error:
            context |= {"problems": error.problems, "file_name": form.cleaned_data["sheet"].name}
            return render(request, "organisations/unit_import.html", context, status=422)
        request.session[_KEPT] = {"authority": authority.pk, "rows": packed(rows)}
        return redirect("organisations:import_preview", authority_pk)
    status = 422 if form.errors else 200
    return render(request, "organisations/unit_import.html", context, status=status)


def preview(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """What the file would change, cell by cell."""
    authority = _authority(request, authority_pk)
    kept = request.session.get(_KEPT)
    if not kept or kept["authority"] != authority.pk:
        messages.info(request, _("Chọn tệp Excel trước."))
        return redirect("organisations:import_units", authority_pk)
    changes = row_changes(authority, unpacked(kept["rows"]))
    context = {
        "authority": authority,
        "new": [change for change in changes if change.is_new],
        "changed": [change for change in changes if change.cells and not change.is_new],
        "old_fonts": [change.number for change in changes if change.is_in_old_font],
        "same": sum(not change.is_new and not change.cells for change in changes),
    }
    return render(request, "organisations/unit_import_preview.html", context)


@require_POST
def accept(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Write all rows, or none."""
    authority = _authority(request, authority_pk)
    kept = request.session.get(_KEPT)
    if not kept or kept["authority"] != authority.pk:
        return redirect("organisations:import_units", authority_pk)
    facts = facts_of_rows(authority, unpacked(kept["rows"]))
    try:
        count = import_units(authority, facts, actor=user_of(request), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, _("Chưa nhận đơn vị nào. %s") % refusal)
        return redirect("organisations:import_preview", authority_pk)
    del request.session[_KEPT]
    numbers = {"created": count.created, "edited": count.edited}
    messages.success(
        request, _("Đã thêm %(created)d đơn vị, cập nhật %(edited)d đơn vị.") % numbers
    )
    return redirect("organisations:units")


def _authority(request: HttpRequest, pk: int) -> Authority:
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=pk)
    authorise(user, "organisations.import_units", authority)
    return authority

"""Reading a unit's people from Excel: choose, look at what would change, accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.sheets.changes import packed
from thidua.apps.people.actions.importing import import_people
from thidua.apps.people.queries import people_units_visible_to
from thidua.apps.people.sheets.people import facts_of_rows, row_changes, unpacked
from thidua.domain.refusal import Refusal
from thidua.formats.people_sheet import read_people
from thidua.formats.problems import FormatError
from thidua.web.uploads import ImportForm

_KEPT = "people_import"


def choose(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Choose a file; when it is right, show what it would change, else each wrong cell."""
    unit = _unit(request, unit_pk)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "unit": unit}
    if request.method == "POST" and form.is_valid():
        sheet = form.cleaned_data["sheet"]
        try:
            rows = read_people(sheet.read(), unit_code=unit.code)
        except FormatError as error:
            context |= {"problems": error.problems, "file_name": sheet.name}
            return render(request, "people/import.html", context, status=422)
        request.session[_KEPT] = {"unit": unit.pk, "rows": packed(rows)}
        return redirect("people:import_preview", unit_pk)
    return render(request, "people/import.html", context, status=422 if form.errors else 200)


def preview(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """What the file would change, cell by cell."""
    unit = _unit(request, unit_pk)
    kept = request.session.get(_KEPT)
    if not kept or kept["unit"] != unit.pk:
        messages.info(request, _("Chọn tệp Excel trước."))
        return redirect("people:import", unit_pk)
    changes = row_changes(unit, unpacked(kept["rows"]))
    context = {
        "unit": unit,
        "new": [change for change in changes if change.is_new],
        "changed": [change for change in changes if change.cells and not change.is_new],
        "old_fonts": [change.number for change in changes if change.is_in_old_font],
        "same": sum(not change.is_new and not change.cells for change in changes),
        "doubles": sum(bool(change.double) for change in changes),
    }
    return render(request, "people/import_preview.html", context)


@require_POST
def accept(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Write all rows, or none."""
    unit = _unit(request, unit_pk)
    kept = request.session.get(_KEPT)
    if not kept or kept["unit"] != unit.pk:
        return redirect("people:import", unit_pk)
    facts = facts_of_rows(unit, unpacked(kept["rows"]))
    try:
        count = import_people(unit, facts, actor=user_of(request), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, _("Chưa nhận người nào. %s") % refusal)
        return redirect("people:import_preview", unit_pk)
    del request.session[_KEPT]
    told = {"added": count.added, "edited": count.edited}
    messages.success(request, _("Đã thêm %(added)d người, cập nhật %(edited)d người.") % told)
    return redirect(f"{reverse('people:people')}?unit={unit.pk}")


def _unit(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(people_units_visible_to(user_of(request)), pk=pk)

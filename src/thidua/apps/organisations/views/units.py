"""Pages of units."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.unit_endings import dissolve_unit
from thidua.apps.organisations.actions.units import (
    create_unit,
    edit_unit,
    rename_unit,
    unit_facts,
)
from thidua.apps.organisations.forms.units import DissolveForm, RenameForm, UnitForm
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.pages.lists import (
    UnitsAsked,
    listed_units,
    narrowed_units,
    unit_lines,
)
from thidua.apps.organisations.pages.unit import unit_page
from thidua.apps.organisations.queries import (
    authorities_visible_to,
    blocs_to_choose,
    offices_of,
    units_visible_to,
)
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.sheets.units import unit_rows
from thidua.formats.unit_sheet import write_units
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of
from thidua.web.revisions import fingerprint, seen_in


def listing(request: HttpRequest) -> HttpResponse:
    """The units a user may see, narrowed and sorted by the address."""
    asked, today = UnitsAsked.of(request.GET), timezone.localdate()
    seats = seats_of(user_of(request))
    page = page_of(request, listed_units(seats.standing_of, seats.units, asked=asked, day=today))
    context = {
        "page": page,
        "rows": unit_lines(page.object_list, today),
        "asked": asked,
        "blocs": options(blocs_to_choose(seats.standing_of, seats.units), asked.bloc),
        "offices": offices_of(seats.standing_of),
    }
    return render(request, "organisations/units.html", context)


@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages, in the official layout, to be filled in and read back."""
    units = units_visible_to(user_of(request)).prefetch_related("aliases")
    asked = UnitsAsked.of(request.GET)
    content = write_units(unit_rows(narrowed_units(units, asked, timezone.localdate())))
    return file_answer(content, _("Danh sách đơn vị.xlsx"))


def detail(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """One unit: what it is, was called, where it stands, who works for it, what was done to it."""
    user = user_of(request)
    unit = get_object_or_404(_units(request), pk=unit_pk)
    context = unit_page(unit, user, timezone.localdate())
    return render(request, "organisations/unit.html", context)


def create(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Write down a new unit."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.create_unit", authority)
    form = UnitForm(request.POST) if request.method == "POST" else UnitForm.empty()
    if request.method == "POST" and done(
        form,
        lambda: create_unit(
            authority,
            form.facts(),
            actor=user,
            at=timezone.now(),
            despite_doubts=form.is_ticked,
        ),
    ):
        messages.success(request, _("Đã thêm đơn vị %s.") % form.cleaned_data["name"])
        return redirect("organisations:units")
    back = reverse("organisations:units")
    return form_page(request, form, title=_("Thêm đơn vị"), button=_("Thêm đơn vị"), back=back)


def edit(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Correct what is written about a unit."""
    user, unit = user_of(request), get_object_or_404(_units(request), pk=unit_pk)
    authorise(user, "organisations.edit_unit", unit)
    form = UnitForm(request.POST) if request.method == "POST" else UnitForm.of(unit)
    seen, at = seen_in(request), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: edit_unit(
            unit, form.facts(unit), actor=user, at=at, seen=seen, despite_doubts=form.is_ticked
        ),
    ):
        messages.success(request, _("Đã lưu thông tin đơn vị."))
        return redirect("organisations:unit", unit_pk)
    note = _("Chỉ sửa tên ở đây khi gõ sai. Đổi tên theo quyết định thì dùng “Đổi tên”.")
    context = {"title": _("Sửa thông tin đơn vị"), "button": _("Lưu"), "note": note}
    mark = fingerprint(unit_facts(unit))
    return form_page(request, form, **context, seen=mark, back=_page_of(unit), thing=unit)


def rename(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Give a unit its new legal name."""
    user, unit = user_of(request), get_object_or_404(_units(request), pk=unit_pk)
    authorise(user, "organisations.rename_unit", unit)
    form = RenameForm(request.POST or None, initial={"name": unit.name})
    if request.method == "POST" and done(
        form,
        lambda: rename_unit(
            unit, **form.told, actor=user, at=timezone.now(), despite_doubts=form.is_ticked
        ),
    ):
        messages.success(request, _("Đã đổi tên; tên cũ “%s” được giữ lại.") % unit.name)
        return redirect("organisations:unit", unit_pk)
    title = _("Đổi tên đơn vị")
    return form_page(request, form, title=title, button=title, back=_page_of(unit), thing=unit)


def dissolve(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """End a unit, or merge it into another."""
    user, unit = user_of(request), get_object_or_404(_units(request), pk=unit_pk)
    authorise(user, "organisations.dissolve_unit", unit)
    form = DissolveForm(request.POST or None, unit=unit, year=timezone.localdate().year)
    if request.method == "POST" and done(
        form, lambda: dissolve_unit(unit, **form.cleaned_data, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi %s kết thúc hoạt động.") % unit.name)
        return redirect("organisations:unit", unit_pk)
    note = _("Lịch sử của đơn vị được giữ nguyên; đơn vị không còn được đưa vào các năm sau.")
    context = {"title": _("Kết thúc hoạt động"), "button": _("Kết thúc hoạt động"), "note": note}
    return form_page(request, form, **context, back=_page_of(unit), thing=unit, tone="danger")


def _units(request: HttpRequest) -> QuerySet[Unit]:
    return units_visible_to(user_of(request)).select_related("authority", "successor")


def _page_of(unit: Unit) -> str:
    return reverse("organisations:unit", args=[unit.pk])

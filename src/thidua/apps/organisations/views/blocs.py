"""Pages of blocs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.blocs import (
    bloc_facts,
    create_bloc,
    dissolve_bloc,
    edit_bloc,
)
from thidua.apps.organisations.forms.blocs import BlocForm, DissolveBlocForm
from thidua.apps.organisations.pages.bloc import bloc_page
from thidua.apps.organisations.pages.lists import (
    BlocsAsked,
    bloc_lines,
    listed_blocs,
    narrowed_blocs,
    newest_years,
)
from thidua.apps.organisations.queries import (
    authorities_visible_to,
    blocs_visible_to,
    offices_of,
)
from thidua.apps.organisations.seats.roles import seats_of
from thidua.formats.list_workbook import list_workbook
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.revisions import fingerprint, seen_in


def listing(request: HttpRequest) -> HttpResponse:
    """The blocs a user may see, narrowed and sorted by the address."""
    asked, today = BlocsAsked.of(request.GET), timezone.localdate()
    seats = seats_of(user_of(request))
    page = page_of(request, listed_blocs(seats.standing_of, seats.units, asked=asked, day=today))
    context = {
        "page": page,
        "rows": bloc_lines(page.object_list, today),
        "asked": asked,
        "offices": offices_of(seats.standing_of),
    }
    return render(request, "organisations/blocs.html", context)


@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages, as .xlsx."""
    asked = BlocsAsked.of(request.GET)
    blocs = list(narrowed_blocs(blocs_visible_to(user_of(request)), asked, timezone.localdate()))
    newest = newest_years([bloc.pk for bloc in blocs])
    columns = [(_("Mã"), 10), (_("Tên khối"), 60), (_("Năm gần nhất"), 14), (_("Số đơn vị"), 11),
               (_("Trưởng khối"), 45), (_("Giải thể"), 12)]  # fmt: skip
    lines = []
    for bloc in blocs:
        last = newest.get(bloc.pk)
        told = (last.year, last.members, last.head) if last else (None, None, None)
        lines.append((bloc.code, bloc.name, *told, bloc.valid_to))
    content = list_workbook(_("Khối thi đua"), columns, lines)
    return file_answer(content, _("Danh sách khối.xlsx"))


def detail(request: HttpRequest, bloc_pk: int) -> HttpResponse:
    """One bloc: who belonged to it in which year."""
    user = user_of(request)
    bloc = get_object_or_404(blocs_visible_to(user), pk=bloc_pk)
    return render(request, "organisations/bloc.html", bloc_page(bloc, user, timezone.localdate()))


def create(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Found a bloc."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.create_bloc", authority)
    form, at = BlocForm(request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: create_bloc(
            authority, form.facts(), actor=user, at=at, despite_doubts=form.is_ticked
        ),
    ):
        messages.success(
            request,
            _("Đã lập %s. Tiếp theo: lập danh sách thành viên.") % form.cleaned_data["name"],
        )
        return redirect("organisations:blocs")
    back = reverse("organisations:blocs")
    return form_page(request, form, title=_("Lập khối"), button=_("Lập khối"), back=back)


def edit(request: HttpRequest, bloc_pk: int) -> HttpResponse:
    """Correct what is written about a bloc."""
    user = user_of(request)
    bloc = get_object_or_404(blocs_visible_to(user), pk=bloc_pk)
    authorise(user, "organisations.edit_bloc", bloc)
    form = BlocForm(request.POST) if request.method == "POST" else BlocForm.of(bloc)
    seen, at = seen_in(request), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: edit_bloc(
            bloc, form.facts(bloc), actor=user, at=at, seen=seen, despite_doubts=form.is_ticked
        ),
    ):
        messages.success(request, _("Đã lưu thông tin khối."))
        return redirect("organisations:bloc", bloc_pk)
    context = {"title": _("Sửa thông tin khối"), "button": _("Lưu"), "thing": bloc}
    back, mark = reverse("organisations:bloc", args=[bloc.pk]), fingerprint(bloc_facts(bloc))
    return form_page(request, form, **context, back=back, seen=mark)


def dissolve(request: HttpRequest, bloc_pk: int) -> HttpResponse:
    """End a bloc."""
    user = user_of(request)
    bloc = get_object_or_404(blocs_visible_to(user), pk=bloc_pk)
    authorise(user, "organisations.dissolve_bloc", bloc)
    form = DissolveBlocForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: dissolve_bloc(bloc, **form.cleaned_data, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi %s giải thể.") % bloc.name)
        return redirect("organisations:bloc", bloc_pk)
    note = _("Các năm của khối vẫn đọc được; khối không mở năm mới nữa.")
    back = reverse("organisations:bloc", args=[bloc.pk])
    context = {"title": _("Giải thể khối"), "button": _("Giải thể khối"), "note": note}
    return form_page(request, form, **context, back=back, thing=bloc, tone="danger")

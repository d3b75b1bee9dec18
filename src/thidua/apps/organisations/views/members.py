"""The members of a bloc in one year: the list as one form."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.members import (
    MOST_MEMBERS,
    YEARS,
    copy_members,
    listed_members,
    members_warning,
    set_members,
)
from thidua.apps.organisations.forms.blocs import MembersForm
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.organisations.queries import blocs_visible_to, members_of_year, units_to_add
from thidua.apps.organisations.registries.member_guards import objections
from thidua.domain.refusal import Refusal
from thidua.web.asked import choice_in
from thidua.web.revisions import fingerprint, seen_in


def members(request: HttpRequest, bloc_pk: int, year: int) -> HttpResponse:
    """See and change who belongs to the bloc in a year."""
    bloc = _bloc(request, bloc_pk, year)
    stored = list(members_of_year(bloc, year))
    if request.method != "POST":
        return _page(request, bloc, year, MembersForm.of(stored))
    units = {unit.pk: unit for unit in units_to_add(bloc, year)} | {
        m.unit_id: m.unit for m in stored
    }
    form = MembersForm.typed(request.POST, units)
    if choice_in(request.POST, "act", {"add"}) or form.errors:
        return _page(request, bloc, year, form)
    try:
        seen, actor = seen_in(request), user_of(request)
        saved = set_members(bloc, year, form.members(), actor=actor, at=timezone.now(), seen=seen)
    except Refusal as refusal:
        return _page(request, bloc, year, MembersForm(form.rows, [str(refusal)]))
    _tell(request, year, saved)
    return redirect("organisations:bloc", bloc_pk)


@require_POST
def copy(request: HttpRequest, bloc_pk: int, year: int) -> HttpResponse:
    """Take the units of the year before."""
    bloc = _bloc(request, bloc_pk, year)
    rows = copy_members(bloc, year, actor=user_of(request), at=timezone.now())
    messages.success(
        request,
        _("Đã chép %(count)d đơn vị từ năm %(before)d. Chọn Trưởng khối rồi lưu.")
        % {"count": len(rows), "before": year - 1},
    )
    return redirect("organisations:members", bloc_pk, year)


def _bloc(request: HttpRequest, bloc_pk: int, year: int) -> Bloc:
    if year not in YEARS:
        raise Http404
    bloc = get_object_or_404(blocs_visible_to(user_of(request)), pk=bloc_pk)
    authorise(user_of(request), "organisations.set_members", bloc)
    return bloc


def _page(request: HttpRequest, bloc: Bloc, year: int, form: MembersForm) -> HttpResponse:
    here = {row.unit.pk for row in form.rows}
    stored = members_of_year(bloc, year)
    context = {
        "bloc": bloc,
        "year": year,
        "form": form,
        "settled": [] if form.errors else objections(bloc, year, ()),
        "roles": Membership.Role.choices,
        "others": [unit for unit in units_to_add(bloc, year) if unit.pk not in here],
        "most": MOST_MEMBERS,
        "before": members_of_year(bloc, year - 1).count() if not stored else 0,
        "seen": fingerprint(listed_members((row.unit, row.role) for row in stored)),
    }
    return render(
        request, "organisations/members.html", context, status=422 if form.errors else 200
    )


def _tell(request: HttpRequest, year: int, saved: list[Membership]) -> None:
    told = {"count": len(saved), "year": year}
    messages.success(request, _("Đã lưu danh sách năm %(year)d: %(count)d đơn vị.") % told)
    warning = members_warning(len(saved))
    if warning:
        messages.warning(request, warning)
    if saved and not any(row.role == Membership.Role.HEAD for row in saved):
        messages.warning(request, _("Năm %d chưa có Trưởng khối.") % year)

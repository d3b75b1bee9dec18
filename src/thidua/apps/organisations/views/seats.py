"""Giving and ending seats."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.seats import end_seat, give_seat
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.forms.places import EndSeatForm, GiveSeatForm
from thidua.apps.organisations.models import Seat
from thidua.apps.organisations.pages.places import Office, office_of_authority, office_of_unit
from thidua.apps.organisations.queries import authorities_visible_to, seats_under, units_visible_to
from thidua.web.acting import done, form_page


def give_at_unit(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """A seat at a unit for somebody who has an account."""
    user = user_of(request)
    unit = get_object_or_404(units_visible_to(user), pk=unit_pk)
    return _give(request, office_of_unit(unit, user))


def give_at_office(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """A seat in the standing office for somebody who has an account."""
    authority = get_object_or_404(authorities_visible_to(user_of(request)), pk=authority_pk)
    return _give(request, office_of_authority(authority))


def _give(request: HttpRequest, office: Office) -> HttpResponse:
    user = user_of(request)
    authorise(user, "organisations.give_seat", office.place(office.kinds[0]))
    form = GiveSeatForm(
        request.POST or None,
        kinds=office.kinds,
        giver=user,
        initial={"since": timezone.localdate()},
    )

    def act() -> Seat:
        data = form.cleaned_data
        place = office.place(data["kind"])
        return give_seat(data["person"], place, term=form.term(), actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã giao vị trí cho %s.") % form.cleaned_data["person"])
        return redirect(office.address)
    note = _(
        "Danh sách gồm người đã có tài khoản trong phạm vi của bạn. Người mới thì gửi lời mời."
    )
    context = {"title": _("Giao vị trí"), "button": _("Giao vị trí"), "note": note}
    return form_page(request, form, **context, back=office.address, thing=office.name)


def end(request: HttpRequest, seat_pk: int) -> HttpResponse:
    """Ask once, naming the person and the seat, then end it."""
    user = user_of(request)
    seat = get_object_or_404(seats_under(user), pk=seat_pk)
    authorise(user, "organisations.end_seat", seat)
    back = _page_of(seat)
    form = EndSeatForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and done(
        form, lambda: end_seat(seat, **form.cleaned_data, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi ngày kết thúc vị trí của %s.") % seat.user)
        return redirect(back)
    told = {
        "person": seat.user,
        "kind": seat.get_kind_display(),
        "where": SeatPlace.of(seat).where,
    }
    note = _("%(person)s thôi làm %(kind)s tại %(where)s. Việc đã làm vẫn giữ nguyên.") % told
    context = {"title": _("Kết thúc vị trí"), "button": _("Kết thúc vị trí"), "note": note}
    return form_page(request, form, **context, back=back, thing=seat.user, tone="danger")


def _page_of(seat: Seat) -> str:
    if seat.unit_id is not None:
        return reverse("organisations:unit", args=[seat.unit_id])
    return reverse("organisations:authority", args=[seat.authority_id])

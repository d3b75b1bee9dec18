"""Seats that need a second factor (``THIDUA_SECOND_FACTOR``): nothing opens before there is one."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.queries import security_state_of
from thidua.apps.accounts.sign_in.forced_change import ALLOWED, held_up
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Seat
from thidua.apps.organisations.seats.roles import seats_of
from thidua.config.responder import Responder

_HAS = "has-second-factor"


class SecondFactorMiddleware:
    """Asked once a session; programs come with a token of the machine's keeper."""

    def __init__(self, get_response: Responder) -> None:
        if not settings.SECOND_FACTOR_SEATS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Setting one up, confirming and signing out do not wait."""
        if not request.user.is_authenticated or request.session.get(_HAS) or _is_open(request):
            return self.get_response(request)
        user = user_of(request)
        if not _needs_one(user):
            return self.get_response(request)
        if security_state_of(user).has_two_factors:
            request.session[_HAS] = True
            return self.get_response(request)
        told = _("Vị trí của bạn phải có xác thực hai lớp: bật ở trang này rồi làm tiếp.")
        if not request.path.startswith("/api/"):
            messages.warning(request, told)
        return held_up(request, reverse("mfa_activate_totp"), told)


def _is_open(request: HttpRequest) -> bool:
    return request.path.startswith(
        (reverse("mfa_index"), f"/{settings.STATIC_URL.strip('/')}/")
    ) or request.path in {reverse(name) for name in ALLOWED}


def _needs_one(user: User) -> bool:
    seats = seats_of(user)
    held = {
        Seat.Kind.OFFICER.value: seats.officer_of,
        Seat.Kind.LEADER.value: seats.leader_of,
        Seat.Kind.STANDING.value: seats.standing_of,
    }
    return any(held[kind] for kind in settings.SECOND_FACTOR_SEATS)

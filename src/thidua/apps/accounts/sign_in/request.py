"""The signed-in user of a request, typed: every page requires one."""

from typing import cast

from django.http import HttpRequest
from django.utils.functional import LazyObject

from thidua.apps.accounts.models import User


def user_of(request: HttpRequest) -> User:
    """The user; the middleware has already sent anonymous visitors to sign in."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("a page for signed-in users was reached without one")
    if isinstance(user, LazyObject):  # found by now; asking through it takes ten times as long
        return cast("User", vars(user)["_wrapped"])
    return user

"""The password asked again where somebody signs; guessing here is slowed as at signing in."""

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.refusals import WrongPassword

_ACTION = "reauthenticate"


def password_field() -> forms.CharField:
    """The field of a form that asks for it."""
    return forms.CharField(
        label=gettext_lazy("Mật khẩu của tài khoản"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def may_try(request: HttpRequest, user: User, form: forms.Form) -> bool:
    """Whether one more try is allowed, which counts from now on; else the form says so."""
    if ratelimit.consume(request, action=_ACTION, user=user):
        return True
    form.add_error("password", _("Nhập sai mật khẩu nhiều lần. Đợi vài phút rồi thử lại."))
    return False


def was_right(request: HttpRequest, user: User) -> None:
    """What was tried before is forgotten."""
    ratelimit.clear(request, action=_ACTION, user=user)


def check_password_of(user: User, password: str, not_done: str) -> None:
    """Refuse another password; ``not_done`` says what therefore was not done.

    Raises:
        WrongPassword: it is not the account's.
    """
    if not user.check_password(password):
        raise WrongPassword(_("Mật khẩu không đúng. %(not_done)s") % {"not_done": not_done})

"""How the guard of an account looks."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.queries import SecurityState
from thidua.web.badges import Badge, tell_badge

_GUARDED = Badge(_("đang bật"), "green")
_OPEN = Badge(_("chưa bật"), "yellow")


@tell_badge(SecurityState)
def security_badge(security: SecurityState) -> Badge:
    """Whether there is a second factor."""
    return _GUARDED if security.has_two_factors else _OPEN

"""Reading accounts."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from thidua.apps.accounts.models import ApiToken, User


@dataclass(frozen=True, slots=True)
class SecurityState:
    """How well an account is guarded."""

    has_app: bool
    keys: int
    has_recovery_codes: bool

    @property
    def has_two_factors(self) -> bool:
        """Whether a password alone does not open it."""
        return self.has_app or self.keys > 0


def security_state_of(user: User) -> SecurityState:
    """Which second factors the account has."""
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return SecurityState(
        has_app=Authenticator.Type.TOTP in kinds,
        keys=kinds.count(Authenticator.Type.WEBAUTHN),
        has_recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
    )


def tokens_visible_to(user: User) -> QuerySet[ApiToken]:
    """The own ones, newest first."""
    return ApiToken.objects.filter(owner=user)

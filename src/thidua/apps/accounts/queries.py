"""Reading accounts."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from thidua.apps.accounts.models import ApiToken, User
from thidua.apps.accounts.sign_in.token_text import digest_of


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


def opening_token(text: str, at: datetime) -> ApiToken | None:
    """The token of this text, while it and its owner's account hold."""
    found = ApiToken.objects.select_related("owner").filter(digest=digest_of(text)).first()
    if found is None or not found.holds_at(at):
        return None
    holds = found.owner.is_active and not found.owner.must_change_password
    return found if holds else None

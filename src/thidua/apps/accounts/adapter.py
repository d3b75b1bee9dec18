"""How allauth behaves here: no public sign-up; a changed password ends the forced change."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        """A new password was chosen by its owner."""
        user.must_change_password = False
        super().set_password(user, password)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """OpenID Connect signs in people who already have an account; it opens none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody signs up by themselves."""
        return False

"""How an account is found: when it signs in, and for each request afterwards."""

from collections.abc import Collection

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.bell import beside_account
from thidua.web.prepared import prepared


class AccountBackend(AuthenticationBackend):  # type: ignore[misc] # allauth is untyped
    """As allauth's; who sends a request is asked for with a question put into SQL once."""

    def get_user(self, user_id: int) -> User | None:
        """The account, unless it may not sign in any more."""
        found = _by_key([user_id])
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def _by_key(users: Collection[int]) -> QuerySet[User]:
    return User.objects.filter(pk__in=users).annotate(**beside_account())

"""Who calls the API: a program by its token, within its scopes, or a signed-in user."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.security import HttpBearer

from thidua.apps.accounts.actions.tokens import note_use
from thidua.apps.accounts.models import ApiToken, User
from thidua.apps.accounts.queries import opening_token


class ApiTokenAuth(HttpBearer):
    """``Authorization: Bearer thidua_…``; what the owner may not see, the token does not show."""

    def __init__(self, scope: ApiToken.Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The token's owner, who is from now on the user of the request.

        Raises:
            HttpError: 403, the token does not hold the scope.
        """
        now = timezone.now()
        found = opening_token(token, now)
        if found is None:
            return None
        if self.scope not in found.scopes:
            told = _("Khóa API “%(name)s” không có phạm vi %(scope)s.")
            raise HttpError(403, told % {"name": found.name, "scope": self.scope.value})
        note_use(found, now)
        request.user = found.owner
        return found.owner

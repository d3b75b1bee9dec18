"""Things that accounts hold, for the matrix of permissions."""

from datetime import UTC, datetime

from tests.factories import World
from thidua.apps.accounts.models import ApiToken

AT = datetime(2023, 6, 15, 5, 0, tzinfo=UTC)


def api_token(world: World) -> ApiToken:
    """A token of the member unit's officer."""
    return ApiToken.objects.create(
        owner=world.officers["CCC"], name="x", created_at=AT, expires_at=AT.replace(year=2024)
    )

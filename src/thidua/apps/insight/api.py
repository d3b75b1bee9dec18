"""What has changed since a moment: programs that keep a copy ask for these things again."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.action_names import action_name
from thidua.apps.insight.queries import changes_visible_to

router = Router(tags=["changes"])


class ChangeOut(Schema):
    """An act on a thing that the API tells of: which one, by type and key, and nothing it held."""

    id: int
    at: datetime
    action: str
    action_name: str
    type: str
    key: str

    @staticmethod
    def resolve_action_name(entry: Entry) -> str:
        """As the journal calls it."""
        return action_name(entry.action)

    @staticmethod
    def resolve_type(entry: Entry) -> str:
        """Such as ``organisations.unit``."""
        return entry.subject_type

    @staticmethod
    def resolve_key(entry: Entry) -> str:
        """The thing's id in its own list."""
        return entry.subject_id


@router.get(
    "/changes",
    response=list[ChangeOut],
    operation_id="insight.list_changes",
    summary="Thay đổi của đơn vị, khối, năm, bảng điểm, quyết định, khen thưởng, từ một lúc",
)
@paginate
def list_changes(request: HttpRequest, since: datetime | None = None) -> QuerySet[Entry]:
    """Oldest first, a minute after they were done: go on by ``after`` and nothing is missed."""
    found = changes_visible_to(user_of(request), timezone.now())
    return (found if since is None else found.filter(at__gte=since)).order_by("pk")

"""Sessions in the database, read with a question that is put into SQL once."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from thidua.web.prepared import prepared


class SessionStore(DatabaseStore):
    """As Django's; every request reads its session."""

    def _get_session_from_db(self) -> Session | None:
        for key, data, ends in _rows([self.session_key]):
            if ends > timezone.now():
                return Session(key, data, ends)
        self._session_key = None
        return None


@prepared
def _rows(keys: Collection[str]) -> QuerySet[Session, tuple[str, str, datetime]]:
    rows = Session.objects.filter(session_key__in=keys)
    return rows.values_list("session_key", "session_data", "expire_date")

"""The list of one's reminders: unread first, narrowed as the address says."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import Reminder
from thidua.apps.reminders.queries import reminders_visible_to
from thidua.web.asked import a_choice
from thidua.web.lists import Narrowing, Option, options, with_words

_STATES = {
    "open": Q(over_at=None),
    "unread": Q(over_at=None, read_at=None),
    "over": Q(over_at__isnull=False),
    "all": Q(),
}


@dataclass(frozen=True, slots=True)
class RemindersAsked(Narrowing):
    """What the address asks for."""

    kind: str = a_choice(Reminder.Kind.values)
    state: str = a_choice(_STATES, usual="open")

    @property
    def filters(self) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        states = {
            "open": _("Còn chờ"),
            "unread": _("Chưa đọc"),
            "over": _("Không còn chờ"),
            "all": _("Tất cả"),
        }
        return [
            ("kind", _("Loại"), _("Tất cả"), options(Reminder.Kind.choices, self.kind)),
            ("state", _("Tình trạng"), "", options(states.items(), self.state)),
        ]


def listed(user: User, asked: RemindersAsked) -> QuerySet[Reminder]:
    """The reminders asked for: what waits and is unread first, then the newest."""
    rows = reminders_visible_to(user).filter(_STATES[asked.state])
    rows = with_words(rows, asked.words)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    in_order = F("over_at").desc(nulls_first=True), F("read_at").desc(nulls_first=True)
    return rows.select_related("season__bloc").order_by(*in_order, "-created_at", "-pk")

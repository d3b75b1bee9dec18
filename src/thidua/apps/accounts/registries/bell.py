"""What the bar's bell counts: told by the app that reminds, asked together with the account.

bell_counts(unread_count)
"""

from collections.abc import Callable
from typing import Any

from thidua.apps.accounts.models import User

Count = Callable[[], Any]
"""Makes an expression over a row of accounts."""
_counts: list[Count] = []


def bell_counts(count: Count) -> None:
    """Register what is counted."""
    _counts[:] = [count]


def beside_account() -> dict[str, Any]:
    """What is asked along with an account."""
    return {"unread": _counts[0]()} if _counts else {}


def unread_of(user: User) -> int:
    """What was counted when the account of this request was read."""
    return int(vars(user).get("unread", 0))

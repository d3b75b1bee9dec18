"""Taking over what the year before left open: the new head chooses."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.queries import due_day_of
from thidua.apps.seasons.refusals import NothingToTakeOver
from thidua.apps.seasons.year.left_open import offered_to, source_of, year_before


@transaction.atomic
def take_over_items(
    season: Season, keys: Collection[str], *, actor: User, at: datetime
) -> list[ChecklistItem]:
    """Put the chosen things at the end of this year's checklist, due with its first step.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.take_over_items``.
        SeasonClosed: the year is closed.
        NothingToTakeOver: nothing chosen, or what was chosen is no longer offered.
    """
    season = locked(season)
    authorise(actor, "seasons.take_over_items", season)
    refuse_closed(season)
    old = year_before(season)
    chosen = [each for each in offered_to(season) if each.key in keys]
    if old is None or not chosen or len(chosen) < len(set(keys)):
        raise NothingToTakeOver(
            _("Có việc đã được nhận hoặc không còn dở; xem lại danh sách rồi chọn.")
            if keys
            else _("Chọn ít nhất một việc để nhận, hoặc quay lại nếu không nhận việc nào.")
        )
    last = season.checklist.aggregate(last=Max("order"))["last"]
    start = 0 if last is None else last + 1
    due, source = due_day_of(season, Phase.Kind.SETUP), source_of(old)
    items = ChecklistItem.objects.bulk_create(
        ChecklistItem(
            season=season, text=each.text, owner=each.owner, due_on=due, source=source, order=order
        )
        for order, each in enumerate(chosen, start=start)
    )
    data = {"from_year": old.year, "items": [each.text for each in chosen]}
    record("seasons.take_over_items", season, actor=actor, at=at, data=data)
    return items

"""New reminders written down, with the letters and calls of webhooks that bring them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.reminders.facts import Choices
from thidua.apps.reminders.models import ChannelChoice, Delivery, Reminder, Webhook
from thidua.domain.vietnamese_text import fold

Channel = ChannelChoice.Channel
PART = 1000  # rows in one statement


def queue(
    new: Sequence[Reminder],
    authorities: Mapping[int, Collection[int]],
    choices: Choices,
    at: datetime,
) -> None:
    """One letter for each person with everything new in it, one call for each webhook."""
    people = _people({each.user_id for each in new})
    wanted = [
        each
        for each in new
        if people[each.user_id].email and choices.wants(each.user_id, each.kind, Channel.EMAIL)
    ]
    letters = {
        key: _delivery(people[key], Channel.EMAIL, at) for key in {each.user_id for each in wanted}
    }
    Delivery.objects.bulk_create(letters.values(), batch_size=PART)
    for each in wanted:
        each.letter = letters[each.user_id]
    made = Reminder.objects.bulk_create(new, batch_size=PART)
    calls = _calls(made, people, authorities, choices, at)
    Delivery.objects.bulk_create(calls, batch_size=PART)


def _calls(
    made: Iterable[Reminder],
    people: Mapping[int, User],
    authorities: Mapping[int, Collection[int]],
    choices: Choices,
    at: datetime,
) -> Iterator[Delivery]:
    by_authority: dict[int, list[Webhook]] = defaultdict(list)
    for webhook in Webhook.objects.filter(is_active=True):
        by_authority[webhook.authority_id].append(webhook)
    for each in made if by_authority else ():
        if choices.wants(each.user_id, each.kind, Channel.WEBHOOK):
            for authority in authorities.get(each.user_id, ()):
                for webhook in by_authority.get(authority, ()):
                    if each.kind in webhook.kinds:
                        call = _delivery(people[each.user_id], Channel.WEBHOOK, at)
                        call.webhook, call.reminder = webhook, each
                        yield call


def _delivery(user: User, channel: str, at: datetime) -> Delivery:
    return Delivery(
        channel=channel,
        user=user,
        next_try_at=at,
        created_at=at,
        changed_at=at,
        search_text=fold(f"{user} {user.username} {user.email}")[:400],
    )


def _people(keys: Collection[int]) -> dict[int, User]:
    found: dict[int, User] = {}
    ordered = sorted(keys)
    for start in range(0, len(ordered), PART):
        found |= User.objects.in_bulk(ordered[start : start + PART])
    return found

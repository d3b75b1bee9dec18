"""Webhooks of an office: set up, changed, given a new secret, tried."""

import secrets
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority
from thidua.apps.reminders.facts import WebhookFacts
from thidua.apps.reminders.models import Reminder, Webhook
from thidua.apps.reminders.posting.addresses import place_of
from thidua.apps.reminders.posting.outcome import Outcome
from thidua.apps.reminders.posting.webhook import body_of, call, secret_of
from thidua.web.languages import vietnamese

_SAMPLE = gettext_lazy("Tin thử: kênh này nhận được nhắc việc.")


class Made(NamedTuple):
    """A webhook with its secret, which is told this once."""

    webhook: Webhook
    secret: str


@transaction.atomic
def create_webhook(authority: Authority, facts: WebhookFacts, *, actor: User, at: datetime) -> Made:
    """Set one up.

    Raises:
        PermissionDenied: ``actor`` lacks ``reminders.manage_webhooks``.
        AddressRefused: its address leads where the program does not go.
    """
    authorise(actor, "reminders.manage_webhooks", authority)
    place_of(facts.url)
    webhook = Webhook.objects.create(
        authority=authority,
        name=facts.name,
        url=facts.url,
        kinds=sorted(facts.kinds),
        is_active=facts.is_active,
        salt=secrets.token_hex(16),
        created_by=actor,
        created_at=at,
    )
    record("reminders.create_webhook", webhook, actor=actor, at=at, data=_told(webhook))
    return Made(webhook, secret_of(webhook))


@transaction.atomic
def edit_webhook(webhook: Webhook, facts: WebhookFacts, *, actor: User, at: datetime) -> Webhook:
    """Change name, address, kinds, or whether it is used.

    Raises:
        PermissionDenied: ``actor`` lacks ``reminders.manage_webhooks``.
        AddressRefused: its address leads where the program does not go.
    """
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    authorise(actor, "reminders.manage_webhooks", webhook.authority)
    place_of(facts.url)
    former = _told(webhook)
    webhook.name, webhook.url, webhook.is_active = facts.name, facts.url, facts.is_active
    webhook.kinds = sorted(facts.kinds)
    webhook.save(update_fields=["name", "url", "is_active", "kinds"])
    data = {"from": former, "to": _told(webhook)}
    record("reminders.edit_webhook", webhook, actor=actor, at=at, data=data)
    return webhook


@transaction.atomic
def renew_webhook_secret(webhook: Webhook, *, actor: User, at: datetime) -> Made:
    """Sign with a new secret from now on.

    Raises:
        PermissionDenied: ``actor`` lacks ``reminders.manage_webhooks``.
    """
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    authorise(actor, "reminders.manage_webhooks", webhook.authority)
    webhook.salt = secrets.token_hex(16)
    webhook.save(update_fields=["salt"])
    record("reminders.renew_webhook_secret", webhook, actor=actor, at=at)
    return Made(webhook, secret_of(webhook))


def try_webhook(webhook: Webhook, *, actor: User, at: datetime) -> Outcome:
    """Send something made up to it now, whatever its kinds; nothing is stored.

    Raises:
        PermissionDenied: ``actor`` lacks ``reminders.try_webhook``.
    """
    authorise(actor, "reminders.try_webhook", webhook)
    sample = Reminder(
        user=actor, kind=Reminder.Kind.IN_1_DAY, text=vietnamese(_SAMPLE),
        url="/reminders/", created_at=at, due_on=timezone.localdate(at),
    )  # fmt: skip
    return call(webhook, "test", body_of("test", sample, actor), at)


def _told(webhook: Webhook) -> dict[str, object]:
    return {name: getattr(webhook, name) for name in ("name", "url", "kinds", "is_active")}

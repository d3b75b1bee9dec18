"""Calling a webhook: what is sent, how it is signed, what became of it."""

import hmac
import http.client
import json
import socket
import ssl
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import Reminder, Webhook
from thidua.apps.reminders.posting.addresses import Place, place_of
from thidua.apps.reminders.posting.outcome import SENT, Outcome, State, fault
from thidua.apps.reminders.refusals import AddressRefused
from thidua.web.addresses import absolute

PATIENCE = 10  # seconds
_LATER = frozenset({408, 425, 429})


def secret_of(webhook: Webhook) -> str:
    """What signs: made of the program's own key and the webhook's salt, and stored nowhere."""
    made = salted_hmac("thidua.reminders.webhook", webhook.salt, algorithm="sha256")
    return made.hexdigest()


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the timestamp, a dot and the body, in hexadecimal digits."""
    return hmac.new(secret.encode(), f"{timestamp}.".encode() + body, sha256).hexdigest()


def body_of(number: str, reminder: Reminder, user: User) -> bytes:
    """What is told; docs/reference/webhook.md says what each name means."""
    with translation.override(settings.LANGUAGE_CODE):
        season = reminder.season
        told = {
            "id": number,
            "kind": reminder.kind,
            "kind_name": str(reminder.get_kind_display()),
            "text": reminder.text,
            "url": absolute(reminder.url),
            "due_on": reminder.due_on and reminder.due_on.isoformat(),
            "created_at": timezone.localtime(reminder.created_at).isoformat(),
            "bloc": season and season.bloc_name,
            "year": season and season.year,
            "person": {
                "username": user.username,
                "full_name": str(user),
                "email": user.email,
                "phone": user.phone,
            },
        }
    return json.dumps(told, ensure_ascii=False).encode()


def call(webhook: Webhook, number: str, body: bytes, at: datetime) -> Outcome:
    """Send a body once; redirections are not followed."""
    timestamp = str(int(at.timestamp()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "ThiDua",
        "X-ThiDua-Delivery": number,
        "X-ThiDua-Timestamp": timestamp,
        "X-ThiDua-Signature": f"sha256={signature(secret_of(webhook), timestamp, body)}",
    }
    try:
        place = place_of(webhook.url)
        connection = _connected(place)
    except (AddressRefused, OSError) as error:
        return Outcome(State.WAITING, fault(error), is_down=True)
    try:
        connection.request("POST", place.target, body, headers)
        answer = connection.getresponse()
        words = answer.read(200).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return Outcome(State.UNKNOWN, fault(error))
    finally:
        connection.close()
    if 200 <= answer.status < 300:
        return SENT
    later = answer.status in _LATER or answer.status >= 500
    return Outcome(State.WAITING if later else State.FAILED, fault(f"{answer.status} {words}"))


def _connected(place: Place) -> http.client.HTTPConnection:
    """To an address that was looked at, whatever the name says a moment later."""
    raw = socket.create_connection((str(place.addresses[0]), place.port), PATIENCE)
    try:
        if place.is_tls:
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=place.host)
    except OSError:
        raw.close()
        raise
    connection = http.client.HTTPConnection(place.host, place.port, timeout=PATIENCE)
    connection.sock = raw
    return connection

"""A letter that brings what is new to one person: text, simple HTML, and where to switch it off."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from thidua.apps.reminders.models import Delivery, Reminder
from thidua.web.addresses import absolute


def letter_of(
    delivery: Delivery, reminders: Sequence[Reminder], connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    """One letter; sent a second time it bears the same number."""
    with translation.override(settings.LANGUAGE_CODE):
        shown = {
            "user": delivery.user,
            "rows": [(each, absolute(each.url)) for each in reminders],
            "list": absolute(reverse("reminders:list")),
            "channels": absolute(reverse("reminders:choose_channels")),
        }
        letter = EmailMultiAlternatives(
            _subject(reminders),
            render_to_string("reminders/letter.txt", shown),
            to=[delivery.user.email],
            headers={
                "Message-ID": _number(delivery),
                "List-Unsubscribe": f"<{shown['channels']}>",
                "Auto-Submitted": "auto-generated",
            },
            connection=connection,
        )
        letter.attach_alternative(render_to_string("reminders/letter.html", shown), "text/html")
    return letter


def _subject(reminders: Sequence[Reminder]) -> str:
    first = " ".join(reminders[0].text.split())
    if len(reminders) == 1:
        return _("[Thi Đua] %s") % first
    return _("[Thi Đua] %(count)s việc: %(first)s") % {"count": len(reminders), "first": first}


def _number(delivery: Delivery) -> str:
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"
    return f"<nhac-viec.{delivery.pk}.{delivery.created_at:%Y%m%d%H%M%S}@{host}>"

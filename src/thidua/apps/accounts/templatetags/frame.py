"""The bar at the top of every page: rendered once a person, then kept."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.bell import unread_of
from thidua.apps.accounts.registries.menu import (
    award_menu_items,
    office_menu_items,
    sees_office_menu,
)
from thidua.apps.accounts.sign_in.request import user_of

register = template.Library()

MOST = 100  # unread reminders: more are "99+"
_TOKEN = "csrf-token-of-this-answer"  # noqa: S105 - stands for the token until the page is sent


@register.simple_tag(takes_context=True)
def navbar(context: template.Context) -> SafeString:
    """The bar for the user of this request; only the form's token differs between answers."""
    user = context.get("user")
    name, unread, is_office = "", 0, False
    if isinstance(user, User):
        known = user_of(context["request"])
        name, unread, is_office = str(known), unread_of(known), sees_office_menu(known)
    product = str(context["product_name"])
    html = _rendered(name, min(unread, MOST), is_office, product, get_language())
    return mark_safe(html.replace(_TOKEN, str(context["csrf_token"])))  # noqa: S308 - our own template


@lru_cache(maxsize=4096)
def _rendered(
    name: str, unread: int, is_office: bool, product_name: str, _language: str | None
) -> str:
    """Kept by all that the bar depends on, the active language included."""
    facts: dict[str, Any] = {
        "name": name,
        "unread": unread,
        "has_more": unread == MOST,
        "product_name": product_name,
        "csrf_token": _TOKEN,
        "award_items": award_menu_items(),
        "office_items": office_menu_items() if is_office else [],
    }
    return render_to_string("components/navbar.html", facts)

"""The bar at the top of every page: rendered once a person, then kept."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
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
_BACK = "address-of-this-page"  # as the token
_TOKEN = "csrf-token-of-this-answer"  # noqa: S105 - stands for the token until the page is sent


@register.simple_tag(takes_context=True)
def navbar(context: template.Context) -> SafeString:
    """The bar for the user of this request; only token and address differ between answers."""
    user = context.get("user")
    name, unread, is_office = "", 0, False
    if isinstance(user, User):
        known = user_of(context["request"])
        name, unread, is_office = str(known), unread_of(known), sees_office_menu(known)
    product = str(context["product_name"])
    html = _rendered(name, min(unread, MOST), is_office, product, get_language())
    html = html.replace(_TOKEN, str(context["csrf_token"])).replace(_BACK, _shown(context))
    return mark_safe(html)  # noqa: S308 - our own template


@register.inclusion_tag("components/language_here.html", takes_context=True)
def language_here(context: template.Context) -> dict[str, object]:
    """A link to this page in the other language, for whoever reads without an account."""
    request = context.get("request")
    return {"other": _other_language(), "back": request.get_full_path() if request else "/"}


def _shown(context: template.Context) -> str:
    """The page that is shown, to come back to; an address that only takes a form is none."""
    request = context["request"]
    return escape(request.get_full_path()) if request.method == "GET" else ""


def _other_language() -> dict[str, str]:
    code, name = next(each for each in settings.LANGUAGES if each[0] != get_language())
    return {"code": code, "name": name}


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
        "back": _BACK,
        "other": _other_language(),
        "award_items": award_menu_items(),
        "office_items": office_menu_items() if is_office else [],
    }
    return render_to_string("components/navbar.html", facts)

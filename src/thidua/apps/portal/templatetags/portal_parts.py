"""What search engines and cards of other sites read in a public page."""

import json

from django import template
from django.utils.safestring import SafeString, mark_safe

from thidua.apps.portal.pages.feeds import whole

register = template.Library()
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def structured(facts: dict[str, object]) -> SafeString:
    """Facts as linked data; a block of data that no browser runs."""
    text = json.dumps(facts, ensure_ascii=False).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped


@register.filter
def whole_address(path: str) -> str:
    """A path with the name of this site."""
    return whole(path)

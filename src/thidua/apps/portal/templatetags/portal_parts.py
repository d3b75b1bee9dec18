"""What search engines and cards of other sites read in a public page."""

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from thidua.web.addresses import absolute

register = template.Library()


@register.filter
def structured(facts: dict[str, object]) -> SafeString:
    """Facts as linked data; a block of data that no browser runs."""
    block = json_script(facts).replace("application/json", "application/ld+json", 1)
    return mark_safe(block)  # noqa: S308 - escaped by json_script


@register.filter
def whole_address(path: str) -> str:
    """A path with the name of this site."""
    return absolute(path)

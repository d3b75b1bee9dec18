"""Lengths of certificates in templates."""

from decimal import Decimal

from django import template

from thidua.web.words import written_number

register = template.Library()


@register.filter
def tenths(value: int) -> str:
    """Tenths of a millimetre as millimetres: 15 is 1,5."""
    return written_number(Decimal(value) / 10, 1)

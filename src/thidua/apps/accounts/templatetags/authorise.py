"""``{% can user "app.action" subject as name %}``: ask the same door as the actions."""

from django import template

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries import authorise as door

register = template.Library()


@register.simple_tag
def can(user: User, name: str, subject: object) -> bool:
    """Whether the user may do ``name`` on ``subject``."""
    return door.can(user, name, subject)

"""``{% pointer %}``: the few words of a page on a first visit, until they are closed for good."""

from django import template

from thidua.apps.accounts.models import User
from thidua.apps.help.guidance.pointers import POINTERS, key_of

register = template.Library()


@register.inclusion_tag("help/_pointer.html", takes_context=True)
def pointer(context: template.Context) -> dict[str, object]:
    """Nothing where the page has none, or it was closed."""
    request = context.get("request")
    if request is None or request.resolver_match is None or not isinstance(request.user, User):
        return {}
    view_name = request.resolver_match.view_name
    words, key = POINTERS.get(view_name), key_of(view_name)
    if not words or key in request.user.closed_pointers.split(","):
        return {}
    token = context.get("csrf_token", "")
    return {"words": words, "key": key, "csrf_token": token, "back": request.path}

"""``{% pointer %}``: the few words of a page on a first visit, until they are closed for good."""

from django import template

from thidua.apps.accounts.models import User
from thidua.apps.help.guidance.pointers import POINTERS, key_of

register = template.Library()


@register.inclusion_tag("help/_pointer.html", takes_context=True)
def pointer(context: template.Context) -> dict[str, object]:
    """Nothing where the page has none, or it was closed."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    words = POINTERS.get(match.view_name) if match else None
    if request is None or match is None or not words or not isinstance(request.user, User):
        return {}
    key = key_of(match.view_name)
    if key in request.user.closed_pointers.split(","):
        return {}
    return {"words": words, "key": key, "back": request.get_full_path()}

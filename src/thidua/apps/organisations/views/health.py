"""How the installation is, for who looks after it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.registries.health import health_parts


@require_safe
def health(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Each part with a colour, its figures, and what to do."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.view_health", authority)
    context = {"authority": authority, "lines": health_parts(timezone.now())}
    return render(request, "organisations/health.html", context)

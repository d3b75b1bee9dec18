"""The API: routers of the apps, errors mapped to status codes once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import ValidationError
from ninja.security import django_auth
from ninja.throttling import UserRateThrottle

from thidua.apps.accounts.models import ApiToken
from thidua.apps.appraisals.api import figures
from thidua.apps.appraisals.api import router as appraisals
from thidua.apps.awards.api import router as awards
from thidua.apps.awards.api import writing as award_history
from thidua.apps.insight.api import router as changes
from thidua.apps.ledger.api import router as ledger
from thidua.apps.organisations.api import router as organisations
from thidua.apps.people.api import router as people
from thidua.apps.schemes.api import router as schemes
from thidua.apps.seasons.api import router as seasons
from thidua.config.api_errors import StrictAPI, in_words
from thidua.config.api_tokens import ApiTokenAuth
from thidua.config.unavailable import unavailable
from thidua.domain.refusal import Refusal, Unavailable
from thidua.web.api_batches import BatchRefused

api = StrictAPI(
    title="Thi Đua",
    version="1",
    description=(
        "Đọc đơn vị, khối, bảng điểm, xếp hạng, khen thưởng, ghi số thực hiện, sổ kết quả, "
        "cá nhân, lịch sử khen thưởng theo quyền của người dùng; "
        "chương trình gửi khóa API: Authorization: Bearer thidua_…"
    ),
    auth=django_auth,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    throttle=[UserRateThrottle("600/m")],  # by key: two people may have one name
)


def _for(scope: ApiToken.Scope) -> list[Any]:
    """A program's token with the scope, or a user who is signed in."""
    return [ApiTokenAuth(scope), django_auth]


api.add_router("", organisations, auth=_for(ApiToken.Scope.READ_ORGANISATIONS))
api.add_router("/seasons", seasons, auth=_for(ApiToken.Scope.READ_SEASONS))
api.add_router("/schemes", schemes, auth=_for(ApiToken.Scope.READ_SEASONS))
api.add_router("", appraisals, auth=_for(ApiToken.Scope.READ_SEASONS))
api.add_router("", awards, auth=_for(ApiToken.Scope.READ_AWARDS))
api.add_router("", changes, auth=_for(ApiToken.Scope.READ_CHANGES))
api.add_router("", figures, auth=_for(ApiToken.Scope.WRITE_FIGURES))
api.add_router("", ledger, auth=_for(ApiToken.Scope.WRITE_LEDGER))
api.add_router("", award_history, auth=_for(ApiToken.Scope.WRITE_AWARDS))
api.add_router("", people, auth=_for(ApiToken.Scope.WRITE_PEOPLE))


@api.exception_handler(PermissionDenied)
def on_denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    """403: signed in, but not allowed."""
    return api.create_response(request, {"detail": _("Không có quyền.")}, status=403)


@api.exception_handler(ValidationError)
def on_wrong_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422: a parameter that is unknown, given twice, or outside what is allowed."""
    return api.create_response(request, {"detail": in_words(error.errors)}, status=422)


@api.exception_handler(BatchRefused)
def on_wrong_rows(request: HttpRequest, error: BatchRefused) -> HttpResponse:
    """409: nothing was written; each fault with its row and field."""
    errors = [each.model_dump() for each in error.errors]
    return api.create_response(request, {"detail": str(error), "errors": errors}, status=409)


@api.exception_handler(Refusal)
def on_refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
    """409: the state does not allow it; 503 where this machine cannot."""
    if isinstance(error, Unavailable):
        return unavailable(request, error)
    return api.create_response(request, {"detail": str(error)}, status=409)

"""What the API says of a request that is wrong: which value, and what is allowed."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import NinjaAPI
from ninja.errors import ValidationError

_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
_JSON = "application/json"
_WORDS = {
    "missing": gettext_noop("bắt buộc có"),
    "int_parsing": gettext_noop("phải là số nguyên"),
    "int_type": gettext_noop("phải là số nguyên"),
    "bool_parsing": gettext_noop("phải là true hoặc false"),
    "date_from_datetime_parsing": gettext_noop("phải là ngày dạng 2026-03-15"),
    "date_parsing": gettext_noop("phải là ngày dạng 2026-03-15"),
    "string_type": gettext_noop("phải là chữ"),
    "unknown": gettext_noop("không có tham số này; các tham số: {expected}"),
    "repeated": gettext_noop("chỉ ghi một lần"),
    "literal_error": gettext_noop("phải là một trong: {expected}"),
    "enum": gettext_noop("phải là một trong: {expected}"),
    "greater_than_equal": gettext_noop("phải từ {ge} trở lên"),
    "less_than_equal": gettext_noop("không được quá {le}"),
    "no_json": gettext_noop("phải là application/json"),
    "extra_forbidden": gettext_noop("không có trường này"),
    "string_too_long": gettext_noop("không được dài quá {max_length} ký tự"),
}


ANSWERS = {
    401: "Chưa đăng nhập.",
    403: "Không có quyền.",
    404: "Không có, hoặc người dùng không được thấy.",
    422: "Tham số lạ, ghi hai lần, hoặc ngoài giá trị cho phép: detail là danh sách loc, msg.",
    429: "Quá nhiều lần gọi trong một phút.",
    503: "Cơ sở dữ liệu chưa trả lời được.",
}
"""What any operation may answer; ``detail`` says why."""


class StrictAPI(NinjaAPI):
    """An API that refuses parameters it does not know, and one that is given twice."""

    def create_temporal_response(self, request: HttpRequest) -> Any:
        """Called after sign-in is checked and before values are read.

        Raises:
            ValidationError: an unknown or repeated parameter, or a body that is no JSON.
        """
        if request.method not in {"GET", "HEAD"} and request.content_type != _JSON:
            raise ValidationError([{"type": "no_json", "loc": ["header", "Content-Type"]}])
        known = _known_parameters(self, request)
        wrong = [_wrong(name, "unknown", known) for name in request.GET if name not in known]
        wrong += [
            _wrong(name, "repeated", known)
            for name, values in request.GET.lists()
            if name in known and len(values) > 1
        ]
        if wrong:
            raise ValidationError(wrong)
        return super().create_temporal_response(request)

    def get_openapi_schema(self, **options: Any) -> Any:
        """The description, with what every operation may answer besides what was asked for."""
        schema = super().get_openapi_schema(**options)
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                more = {status: words for status, words in ANSWERS.items() if _may(path, status)}
                operation["responses"].update(
                    {status: {"description": words} for status, words in more.items()}
                )
        return schema


def in_words(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The errors with their sentences; place and type as they were."""
    return [{"type": e["type"], "loc": list(e["loc"]), "msg": _sentence(e)} for e in errors]


def _sentence(error: Mapping[str, Any]) -> str:
    if error["type"] == "value_error":
        return f"{error['loc'][-1]}: {error['ctx']['error']}."
    limits = {key: str(value) for key, value in (error.get("ctx") or {}).items()}
    sentence = _WORDS.get(error["type"], gettext_noop("giá trị không dùng được"))
    words = _(sentence).format_map(limits | {"expected": _joined(limits.get("expected", ""))})
    return f"{error['loc'][-1]}: {words}."


def _joined(allowed: str) -> str:
    return allowed.replace(" or ", _(" hoặc "))


def _may(path: str, status: int) -> bool:
    return status != 404 or "{" in path


def _wrong(name: str, kind: str, known: Iterable[str]) -> dict[str, Any]:
    expected = ", ".join(known) or _("không có tham số nào")
    return {"type": kind, "loc": ["query", name[:60]], "msg": "", "ctx": {"expected": expected}}


def _known_parameters(api: NinjaAPI, request: HttpRequest) -> tuple[str, ...]:
    route = request.resolver_match.route if request.resolver_match else ""
    return _parameters(api).get((_PLACE.sub(r"{\1}", f"/{route}"), request.method or ""), ())


@cache
def _parameters(api: NinjaAPI) -> dict[tuple[str, str], tuple[str, ...]]:
    """The parameters of each address and method, as the published description has them."""
    paths = api.get_openapi_schema()["paths"]
    return {
        (path, method.upper()): tuple(
            one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"
        )
        for path, operations in paths.items()
        for method, operation in operations.items()
    }

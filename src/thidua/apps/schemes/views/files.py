"""The table as files: YAML and Excel to edit and bring back, Excel to print."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.sheets.printable import printable_xlsx
from thidua.apps.schemes.views.finding import scheme_of
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_yaml import scheme_to_yaml

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _yaml(scheme: Scheme) -> bytes:
    return scheme_to_yaml(in_order(scheme.definition)).encode()


def _xlsx(scheme: Scheme) -> bytes:
    return scheme_to_xlsx(in_order(scheme.definition))


FORMS: dict[str, tuple[str, str, str, Callable[[Scheme], bytes]]] = {
    "yaml": ("Bảng điểm", "yaml", "application/yaml; charset=utf-8", _yaml),
    "xlsx": ("Bảng điểm", "xlsx", _XLSX, _xlsx),
    "print": ("Bảng điểm để in", "xlsx", _XLSX, printable_xlsx),
}


def download(request: HttpRequest, scheme_pk: int, form: str) -> HttpResponse:
    """One version in one form."""
    scheme = scheme_of(request, scheme_pk)
    if form not in FORMS:
        raise Http404
    title, ending, content_type, write = FORMS[form]
    season = scheme.season
    name = f"{title} {season.bloc.code} {season.year} - phiên bản {scheme.version}.{ending}"
    response = HttpResponse(write(scheme), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response

"""The table as files: YAML and Excel to edit and bring back, Excel to print."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.exceptions import exceptions_to
from thidua.apps.schemes.sheets.printable import printable_xlsx
from thidua.apps.schemes.sheets.sample import sample_docx, sample_xlsx
from thidua.apps.schemes.views.finding import scheme_of
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_yaml import scheme_to_yaml
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


def _yaml(definition: Definition) -> bytes:
    return scheme_to_yaml(definition).encode()


TABLE_FORMS: dict[str, Callable[[Definition], bytes]] = {"yaml": _yaml, "xlsx": scheme_to_xlsx}
"""Forms of a whole table that are read back the same."""


def _yaml_of(scheme: Scheme) -> bytes:
    return _yaml(in_order(scheme.definition))


def _xlsx_of(scheme: Scheme) -> bytes:
    """What was agreed for single units follows on a page of its own."""
    return scheme_to_xlsx(in_order(scheme.definition), exceptions_to(scheme))


FORMS: dict[str, tuple[str, str, Callable[[Scheme], bytes]]] = {
    "yaml": ("Bảng điểm", "yaml", _yaml_of),
    "xlsx": ("Bảng điểm", "xlsx", _xlsx_of),
    "print": ("Bảng điểm để in", "xlsx", printable_xlsx),
}


SAMPLES: dict[str, Callable[[], bytes]] = {"docx": sample_docx, "xlsx": sample_xlsx}


@in_vietnamese
def sample(request: HttpRequest, form: str) -> HttpResponse:
    """A table as blocs write it, to fill in and bring back: where a new province starts."""
    if form not in SAMPLES:
        raise Http404
    return file_answer(SAMPLES[form](), f"Bảng điểm mẫu.{form}")


@in_vietnamese
def download(request: HttpRequest, scheme_pk: int, form: str) -> HttpResponse:
    """One version in one form."""
    scheme = scheme_of(request, scheme_pk)
    if form not in FORMS:
        raise Http404
    title, ending, write = FORMS[form]
    season = scheme.season
    name = f"{title} {season.bloc.code} {season.year} - phiên bản {scheme.version}.{ending}"
    return file_answer(write(scheme), name)

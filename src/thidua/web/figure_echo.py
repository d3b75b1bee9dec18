"""What is understood of a figure while somebody types it: the same reader as when it is saved."""

from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from thidua.domain.figure_spec import MONEY_WORDS, FigureKind, FigureSpec
from thidua.domain.typed_figures import UnclearFigure, read_figure, read_key, understood

_KINDS = frozenset(kind.value for kind in FigureKind)


@require_safe
def figure_echo(request: HttpRequest) -> HttpResponseBase:
    """``?kind=money&per=1000&text=25 tỷ``: {"understood", "refusal"}, at least one of them ""."""
    asked = request.GET
    kind, per = asked.get("kind", ""), read_key(asked.get("per", "1"))
    if kind not in _KINDS or per not in MONEY_WORDS:
        return HttpResponseBadRequest()
    spec = FigureSpec(FigureKind(kind), per=per)
    text = asked.get("text", "")
    try:
        read_figure(text, spec)
    except UnclearFigure as error:
        return JsonResponse({"understood": "", "refusal": str(error)})
    return JsonResponse({"understood": understood(text, spec), "refusal": ""})

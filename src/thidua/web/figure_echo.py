"""What is understood of a figure while somebody types it: the same reader as when it is saved."""

from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from thidua.domain.figure_spec import MONEY_WORDS, FigureKind, FigureSpec
from thidua.domain.qualified import read_qualified, understood_qualified
from thidua.domain.typed_figures import UnclearFigure, read_figure, understood
from thidua.web.asked import choice_in, named_key_in

_KINDS = frozenset(kind.value for kind in FigureKind)


@require_safe
def figure_echo(request: HttpRequest) -> HttpResponseBase:
    """``?kind=money&per=1000&text=25 tỷ``: {"understood", "refusal"}, at least one of them "".

    With ``about=1`` the figure may say "khoảng", "gần", "hơn".
    """
    asked = request.GET
    kind, per = choice_in(asked, "kind", _KINDS), named_key_in(asked, "per")
    per = 1 if per is None else per
    if not kind or per not in MONEY_WORDS:
        return HttpResponseBadRequest()
    spec = FigureSpec(FigureKind(kind), per=per)
    text = asked.get("text", "")  # exactly as typed
    is_about = "about" in asked
    try:
        (read_qualified if is_about else read_figure)(text, spec)
    except UnclearFigure as error:
        return JsonResponse({"understood": "", "refusal": str(error)})
    said = (understood_qualified if is_about else understood)(text, spec)
    return JsonResponse({"understood": said, "refusal": ""})

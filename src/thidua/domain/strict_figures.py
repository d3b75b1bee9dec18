"""Why a file that keeps to the contract does not take a figure, in the words of the reader."""

from thidua.domain.exact import NotANumber, parse_number
from thidua.domain.figure_spec import NUMBER, FigureSpec
from thidua.domain.typed_figures import UnclearFigure, read_figure


def strict_refusal(text: str, spec: FigureSpec = NUMBER, also: str = "") -> str:
    """The sentence for a text that ``parse_number`` or the limits of ``spec`` refuse.

    Source: docs/reference/figures.md.
    Units: those of ``spec``.

    >>> strict_refusal("-3", FigureSpec(least=0))
    '«-3» không dùng được; chỉ nhận số từ 0 trở lên.'
    >>> strict_refusal("1.234.567")
    '«1.234.567» không dùng được trong tệp; ghi liền, không dấu phân cách: 1234567.'
    """
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    try:
        parse_number(text)
    except NotANumber:
        pass
    else:
        return f"«{shown}» không dùng được; chỉ nhận {spec.allowed}{also}."
    try:
        value = read_figure(text, spec)
    except UnclearFigure as error:
        more = f" Chỉ nhận {spec.allowed}{also}."
        return str(error) + ("" if spec.allowed in str(error) else more)
    return f"«{shown}» không dùng được trong tệp; ghi liền, không dấu phân cách: {value or 0:f}."

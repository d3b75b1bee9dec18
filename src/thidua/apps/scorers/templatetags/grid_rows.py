"""The rows of a scorer's screen in HTML: two hundred units, a cell for each criterion."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.scorers.pages.grid_parts import GridCell, GridColumn, GridPart, GridPlace, GridRow
from thidua.domain.typed_figures import as_typed
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern

register = template.Library()

_ROW = Pattern('<tr><th scope="row" class="c-name">{unit}</th>{cells}</tr>')
_ERROR = Pattern('<span class="row-status text-danger" role="alert">{text}</span>')
_CELL = Pattern('<td class="c-actual" data-label="{label}"> {lines}</td>')
_LINE = Pattern('<div id="line-{pk}">{label}{target}{cells}{more}{error}</div>')
_LABEL = Pattern('<div class="hint">{text}</div>')
_MORE = Pattern('<div class="hint">{word}: {text}</div>')
_NAMED = Pattern('<label class="figure-label" for="f-{key}">{label}</label>')
_SPOKEN = Pattern(' aria-label="{item}, {label}, {unit}"')
_INPUT = Pattern("""
    <input class="form-control form-control-sm numeric{invalid}" maxlength="40" autocomplete="off"
    name="{key}" id="f-{key}" value="{value}" data-column="{column}"{more}>{error}{echo}
""")
_SELECT = Pattern("""
    <select class="form-select form-select-sm{invalid}" name="{key}" id="f-{key}"
    data-column="{column}"{more}><option value="">–</option>{options}</select>{error}
""")
_OPTION = Pattern('<option value="{value}"{chosen}>{text}</option>')
_FAULT = Pattern(
    '<span class="invalid-feedback d-block" id="e-{key}" data-error="{name}">{text}</span>'
)
_ECHO = Pattern('<output class="figure-echo" data-echo-of="{name}">{echo}</output>')
_TEXT = Pattern('<span class="figure-text">{text}</span>')
_CHOSEN = SafeString(" selected")


@once_a_language
def _words() -> dict[str, str]:
    return {
        "answer": _("Ý kiến đơn vị"),
        "target": _("Chỉ tiêu"),
        "reason": _("Nhập thay"),
        "verified": _("Thẩm định ghi khác"),
    }


@register.simple_tag
def grid_rows(part: GridPart) -> SafeString:
    """Every unit; what the unit says to a figure stands below it."""
    return SafeString("\n".join([_row(part.columns, row) for row in part.rows]))


def _row(columns: tuple[GridColumn, ...], row: GridRow) -> SafeString:
    cells = [
        _CELL(
            label=f"{column.item.id} {column.item.name}",
            lines=SafeString("".join([_line(column, row, line) for line in lines])),
        )
        for column, lines in zip(columns, row.columns, strict=True)
    ]
    return _ROW(unit=row.sheet.unit, cells=SafeString("".join(cells)))


def _line(column: GridColumn, row: GridRow, line: GridPlace) -> SafeString:
    words, several = _words(), len(line.cells) > 1
    has_target = line.line.target and not any(cell.name == "target" for cell in line.cells)
    more = _MORE(word=words["reason"], text=line.reason) if line.reason else NOTHING
    more += _MORE(word=words["verified"], text=line.verified) if line.verified else NOTHING
    more += _MORE(word=words["answer"], text=line.answer) if line.answer else NOTHING
    return _LINE(
        label=_LABEL(text=line.label) if line.label else NOTHING,
        target=_MORE(word=words["target"], text=as_typed(line.line.target))
        if has_target
        else NOTHING,
        cells=SafeString(
            "".join([_cell(column, row, cell, is_labelled=several) for cell in line.cells])
        ),
        more=more,
        pk=line.line.pk,
        error=_ERROR(text=line.error) if line.error else NOTHING,
    )


def _cell(column: GridColumn, row: GridRow, cell: GridCell, *, is_labelled: bool) -> SafeString:
    if not cell.is_open:
        return _TEXT(text=cell.text or "–")
    spoken = _SPOKEN(item=column.item.id, label=cell.label, unit=row.sheet.unit)
    common = {
        "key": cell.key,
        "column": f"{column.item.id} {cell.label}",
        "invalid": " is-invalid" if cell.error else "",
        "more": NOTHING if is_labelled else spoken,
        "error": _FAULT(key=cell.key, name=cell.name, text=cell.error) if cell.error else NOTHING,
    }
    field = (
        _SELECT(**common, options=_options(cell))
        if cell.choices
        else _INPUT(
            **common,
            value=cell.value,
            echo=_ECHO(name=cell.name, echo=cell.echo) if cell.echo else NOTHING,
        )
    )
    return _NAMED(key=cell.key, label=cell.label) + field if is_labelled else field


def _options(cell: GridCell) -> SafeString:
    return SafeString(
        "".join(
            _OPTION(value=value, chosen=_CHOSEN if value == cell.value else NOTHING, text=text)
            for value, text in cell.choices
        )
    )

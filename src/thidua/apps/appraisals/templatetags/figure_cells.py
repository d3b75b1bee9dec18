"""One figure of a line in HTML: an input with its label while it may be typed, else its text."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.pages.rows import Cell, LineRow
from thidua.web.markup import NOTHING, Pattern

_OPEN = Pattern('<span class="figure">{label}{field}{error}{echo}</span>')
_LABEL = Pattern('<label class="figure-label" for="f-{key}">{label}</label>')
_INPUT = Pattern("""
    <input class="form-control form-control-sm numeric{invalid}" inputmode="decimal" maxlength="40"
    name="{key}" id="f-{key}" value="{value}" data-figure="{name}"{more}>
""")
_SELECT = Pattern("""
    <select class="form-select form-select-sm{invalid}"
    name="{key}" id="f-{key}" data-figure="{name}"{more}>
    <option value="">–</option>{options}</select>
""")
_OPTION = Pattern('<option value="{value}"{chosen}>{text}</option>')
_SPOKEN = Pattern(' aria-label="{label} {item}"')
_WRONG = Pattern(' aria-invalid="true" aria-describedby="e-{key}"')
_ERROR = Pattern(
    '<span class="invalid-feedback d-block" id="e-{key}" data-error="{name}">{error}</span>'
)
_ECHO = Pattern('<output class="figure-echo" data-echo-of="{name}" for="f-{key}">{echo}</output>')
_SHUT = Pattern('<span class="figure-text">{label}{text}</span>')
_SHUT_LABEL = Pattern('<span class="figure-label">{label}</span> ')
_DISABLED, _CHOSEN = SafeString(" disabled"), SafeString(" selected")


def figure_cell(cell: Cell, row: LineRow, *, is_labelled: bool) -> SafeString:
    """The cell; without a visible label it says aloud what it is and of which item."""
    if cell.is_open:
        return _open(cell, row, is_labelled=is_labelled)
    if row.is_na and row.item.na_field == cell.name:
        text = _("không áp dụng") if cell.name == "actual" else ""
        return _SHUT(label=NOTHING, text=text)
    label = _SHUT_LABEL(label=cell.label) if is_labelled and cell.text else NOTHING
    return _SHUT(label=label, text=cell.text)


def _open(cell: Cell, row: LineRow, *, is_labelled: bool) -> SafeString:
    key, name = cell.key, cell.name
    more = "" if is_labelled else _SPOKEN(label=cell.label, item=row.item.id)
    if cell.error:
        more += _WRONG(key=key)
    if row.is_na and row.item.na_field == name:
        more += _DISABLED
    invalid = " is-invalid" if cell.error else ""
    common = {"key": key, "name": name, "invalid": invalid, "more": SafeString(more)}
    if cell.choices:
        field = _SELECT(**common, options=_options(cell))
        echo = NOTHING
    else:
        field = _INPUT(**common, value=cell.value)
        echo = _ECHO(key=key, name=name, echo=cell.echo)
    return _OPEN(
        label=_LABEL(key=key, label=cell.label) if is_labelled else NOTHING,
        field=field,
        error=_ERROR(key=key, name=name, error=cell.error) if cell.error else NOTHING,
        echo=echo,
    )


def _options(cell: Cell) -> SafeString:
    return SafeString(
        "".join(
            _OPTION(value=value, chosen=_CHOSEN if value == cell.value else NOTHING, text=text)
            for value, text in cell.choices
        )
    )

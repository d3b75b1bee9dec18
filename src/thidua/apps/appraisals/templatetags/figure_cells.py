"""One figure of a line in HTML: an input with its label while it may be typed, else its text."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.pages.rows import Cell, LineRow
from thidua.web.markup import NOTHING, Pattern

_LABELLED = Pattern('<label class="figure"><span>{label}</span> {field}</label>{error}{echo}')
_INPUT = Pattern("""
    <input{invalid} inputmode="decimal" name="{key}" value="{value}"{more}>
""")
_SELECT = Pattern("""
    <select class="form-select form-select-sm{invalid}" name="{key}"{more}>
    <option value="">–</option>{options}</select>
""")
_OPTION = Pattern('<option value="{value}"{chosen}>{text}</option>')
_SPOKEN = Pattern(' aria-label="{label} {item}"')
_WRONG = Pattern(' aria-invalid="true" aria-describedby="e-{key}"')
_ERROR = Pattern(
    '<span class="invalid-feedback d-block" id="e-{key}" data-error="{name}">{error}</span>'
)
_ECHO = Pattern('<output class="figure-echo" data-echo-of="{name}">{echo}</output>')
_SHUT = Pattern('<span class="figure-text">{label}{text}</span>')
_SHUT_LABEL = Pattern('<span class="figure-label">{label}</span> ')
_DISABLED, _CHOSEN = SafeString(" disabled"), SafeString(" selected")
_INVALID = SafeString(' class="is-invalid"')


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
    more = NOTHING if is_labelled else _SPOKEN(label=cell.label, item=row.item.id)
    if cell.error:
        more += _WRONG(key=key)
    if row.is_na and row.item.na_field == name:
        more += _DISABLED
    if cell.choices:
        invalid = " is-invalid" if cell.error else ""
        field = _SELECT(key=key, invalid=invalid, more=more, options=_options(cell))
    else:
        invalid = _INVALID if cell.error else NOTHING
        field = _INPUT(key=key, invalid=invalid, more=more, value=cell.value)
    error = _ERROR(key=key, name=name, error=cell.error) if cell.error else NOTHING
    echo = _ECHO(name=name, echo=cell.echo) if cell.echo else NOTHING
    if is_labelled:
        return _LABELLED(label=cell.label, field=field, error=error, echo=echo)
    return SafeString(f"{field}{error}{echo}")


def _options(cell: Cell) -> SafeString:
    return SafeString(
        "".join(
            _OPTION(value=value, chosen=_CHOSEN if value == cell.value else NOTHING, text=text)
            for value, text in cell.choices
        )
    )

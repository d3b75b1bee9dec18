"""``{% chart page.chart %}``: bars beside names; a table under it says the same in figures."""

from django import template
from django.utils.safestring import SafeString

from thidua.web.charts import Chart, ChartRow
from thidua.web.markup import NOTHING, Pattern

register = template.Library()

_FIGURE = Pattern(
    """
    <figure class="bars">
      <figcaption>{caption}</figcaption>{legend}
      <div class="bars-rows" aria-hidden="true">{rows}</div>
    </figure>
    """
)
_LEGEND = Pattern(
    """
    <div class="bars-legend" aria-hidden="true">
      <span class="bars-key bars-key-bar">{bar}</span>
      <span class="bars-key bars-key-mark">{mark}</span>
    </div>
    """
)
_ROW = Pattern(
    """
    <div class="bars-row">
      <span class="bars-label">{label}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none">
        <line class="bars-scale" x1="0" y1="5" x2="100" y2="5"/>{zero}
        <line class="bars-reach" x1="{start}" y1="5" x2="{end}" y2="5"/>
        <line class="bars-mark" x1="{mark}" y1="1" x2="{mark}" y2="9"/>
      </svg>
      <span class="bars-told">{told}</span>
    </div>
    """
)
_ZERO = Pattern('<line class="bars-zero" x1="{zero}" y1="0" x2="{zero}" y2="10"/>')


@register.simple_tag
def chart(of: Chart) -> SafeString:
    """The whole figure; nothing where there are no rows."""
    if not of.rows:
        return NOTHING
    zero = _ZERO(zero=of.zero) if of.zero else NOTHING
    rows = SafeString("".join(_row(each, zero) for each in of.rows))
    legend = _LEGEND(bar=of.bar, mark=of.mark) if of.bar else NOTHING
    return _FIGURE(caption=of.caption, legend=legend, rows=rows)


def _row(row: ChartRow, zero: SafeString) -> SafeString:
    return _ROW(
        label=row.label, start=row.start, end=row.end, mark=row.mark, told=row.told, zero=zero
    )

"""The rows of a sheet that only head or add up: a group, a sum within it, its sum, the total."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.pages.sections import Head, Section
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.scoring.plan import DEDUCTION
from thidua.apps.appraisals.templatetags.sheet_columns import Columns
from thidua.web.markup import NOTHING, Pattern
from thidua.web.templatetags.interface import number

_GROUP = Pattern("""
    <tr class="group"><th scope="rowgroup" colspan="{width}">{code}{name}{maximum}</th></tr>
""")
_MAXIMUM = Pattern(' <span class="text-secondary">({text})</span>')
_HEADING = Pattern("""
    <tr class="heading level-{level}"><th scope="row"><b>{code}</b> {name}</th>{cells}</tr>
""")
_SUM = Pattern('<tr class="{look}"><th scope="row">{text}</th>{cells}</tr>')
_OF_SECTION = Pattern('<span data-section="{key}"{why}>{points}</span>')
_WHY = Pattern(' title="{why}"')
_TOTAL = Pattern("<span data-total>{points}</span>")


def group_row(section: Section, columns: Columns) -> SafeString:
    """The name of a group over its criteria."""
    is_group, most = section.kind in {"normal", "bonus"}, section.maximum
    limit = NOTHING
    if most is not None:
        limit = _MAXIMUM(text=_("tối đa %(points)s điểm") % {"points": number(most)})
    code = f"{section.id}. " if is_group else ""
    return _GROUP(width=len(columns) + 1, code=code, name=section.name, maximum=limit)


def heading_row(head: Head, columns: Columns) -> SafeString:
    """A criterion that is the sum of those below it."""
    why, points = _WHY(why=head.why), number(head.self_points)
    cells = columns.cells(
        maximum=number(head.maximum),
        own=_OF_SECTION(key=head.key, why=why, points=points),
        peer=number(head.peer_points),
        verified=number(head.verified_points),
    )
    return _HEADING(level=head.level, code=head.id, name=head.name, cells=cells)


def subtotal_row(section: Section, columns: Columns) -> SafeString:
    """What a group comes to."""
    if section.self_points is None:
        return NOTHING
    if section.kind == DEDUCTION:
        text = _("Cộng %(what)s") % {"what": section.name.lower()}
    else:
        text = _("Cộng mục %(code)s") % {"code": section.id}
    points = number(section.self_points)
    cells = columns.cells(
        maximum=number(section.maximum),
        own=_OF_SECTION(key=section.id, why=NOTHING, points=points),
        peer=number(section.peer_points),
        verified=number(section.verified_points),
    )
    return _SUM(look="subtotal", text=text, cells=cells)


def total_row(table: SheetTable, columns: Columns) -> SafeString:
    """What the sheet comes to."""
    cells = columns.cells(
        maximum=number(table.plan.scheme.total),
        own=_TOTAL(points=number(table.self_score.result.total)),
        peer=number(table.peer_total),
        verified=number(table.verified_total),
    )
    return _SUM(look="total", text=_("TỔNG ĐIỂM"), cells=cells)

"""The lines of a sheet in HTML, one place for each page and answer that shows them."""

from collections import Counter
from dataclasses import dataclass, field

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.pages.sections import Block, Head, Section
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.scoring.typed_lines import NA_ASKED, REVISIONS
from thidua.apps.appraisals.templatetags.figure_columns import actual_cell, target_cell
from thidua.apps.appraisals.templatetags.line_parts import (
    Addresses,
    addresses,
    evidence,
    files_link,
    own_points,
    reason,
    verdict,
)
from thidua.apps.appraisals.templatetags.sheet_columns import GIVEN, PEER, Columns, columns_without
from thidua.apps.appraisals.templatetags.sheet_sums import (
    group_row,
    heading_row,
    subtotal_row,
    total_row,
)
from thidua.web.icons import drawn, symbols
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of
from thidua.web.templatetags.interface import number

register = template.Library()

_LINE = Pattern("""
    <tr id="line-{pk}" data-item="{item}"{look}>
    <th scope="row">{name}{adjusted}{gap}{error}</th>{cells}</tr>
""")
_HEAD = Pattern("""
    <tr class="block-head" data-item="{item}"><th scope="row">{name}</th>{cells}</tr>
""")
_LOOK = Pattern(' class="{look}"')
_NAME = Pattern("<b>{code}</b> {name}<div>{sentence}{mark}</div>")
_PART = Pattern("<b>{code}</b> {label}{remove}")
_MARK = Pattern(" <em>({text})</em>")
_NAMELESS = Pattern("<em>{text}</em>")
_REMOVE = Pattern(' <a class="small d-print-none" href="{address}" hx-boost="false">{text}</a>')
_ADD = Pattern("""
    <a class="btn btn-sm d-print-none" href="{address}" hx-boost="false">{icon} {text}</a>
""")
_GAP = Pattern("""
    <span class="row-status" role="status"><span class="text-warning-emphasis">{text}</span></span>
""")
_ADJUSTED = Pattern('<div class="hint"><strong>{word}:</strong> {text}</div>')
_ERROR = Pattern('<div class="invalid-feedback d-block" role="alert">{text}</div>')
_SEEN = Pattern('<input type="hidden" name="{name}" value="{value}">')
_SECTION = Pattern("<tbody>{rows}</tbody>")


@dataclass(frozen=True)
class _Words:
    nameless: SafeString
    remove: str
    add: str
    adjusted: str
    illustrative: SafeString


@once_a_language
def _words() -> _Words:
    return _Words(
        nameless=_NAMELESS(text=_("Chỉ tiêu riêng")),
        remove=_("bỏ"),
        add=_("Thêm chỉ tiêu riêng"),
        adjusted=_("Điều chỉnh riêng"),
        illustrative=_MARK(text=_("minh hoạ")),
    )


@dataclass(frozen=True)
class SheetLines:
    """How the lines of one page are shown."""

    table: SheetTable
    is_editable: bool
    may_answer: bool
    columns: Columns
    usual_na: str  # what it means that a line does not apply, where most lines say the same
    to: Addresses = field(default_factory=addresses)

    def of_section(self, section: Section) -> SafeString:
        """A group: its name, the lines of all its criteria, its sum.

        Several own targets stand under a head.
        """
        shown = [group_row(section, self.columns)]
        for block in section.parts:
            if isinstance(block, Head):
                shown.append(heading_row(block, self.columns))
            elif block.item.has_many:
                shown.append(self._head(block))
                shown += [self._line(block, row, part) for part, row in enumerate(block.rows, 1)]
            else:
                shown += [self._line(block, row, 0) for row in block.rows]
        shown.append(subtotal_row(section, self.columns))
        return _SECTION(rows=SafeString("\n".join(shown)))

    def _line(self, block: Block, row: LineRow, part: int) -> SafeString:
        looks = [
            f"level-{block.level}" if block.level > 1 else "",
            "part" if part else "",
            "changed" if row.line.verdict == Line.Verdict.CHANGED else "",
            "has-error" if row.error else "",
        ]
        look = " ".join(filter(None, looks))
        return _LINE(
            look=_LOOK(look=look) if look else NOTHING,
            pk=row.line.pk,
            item=block.item.id,
            name=self._part_name(block, row, part) if part else _name(block),
            adjusted=_ADJUSTED(word=_words().adjusted, text=row.line.adjusted)
            if row.line.adjusted
            else NOTHING,
            gap=_GAP(text=row.gap) if row.gap else NOTHING,
            error=_ERROR(text=row.error) if row.error else NOTHING,
            cells=self._cells(block, row, part),
        )

    def _cells(self, block: Block, row: LineRow, part: int) -> SafeString:
        line, to = row.line, self.to
        explain = to.explain(line.pk)
        has_points = not part and block.self_points is not None
        points = own_points(block, explain) if has_points else NOTHING
        editable = self.is_editable and not row.given
        return self.columns.cells(
            maximum="" if part else number(block.item.maximum),
            target=target_cell(row),
            actual=actual_cell(block, row, part, self.usual_na),
            own=NOTHING if block.is_given else points,
            given=points if block.is_given else NOTHING,
            peer="" if part else number(block.peer_points),
            verified=verdict(block, row, explain, has_points=not part),
            evidence=evidence(row, to.evidence(line.pk), is_editable=editable),
            reason=reason(row, to.answer(line.pk), may_answer=self.may_answer),
        )

    def _part_name(self, block: Block, row: LineRow, part: int) -> SafeString:
        words, line = _words(), row.line
        may_go = self.is_editable and not line.is_registered and len(block.rows) > 1
        remove = _REMOVE(address=self.to.remove(line.pk), text=words.remove) if may_go else NOTHING
        return _PART(code=part, label=line.label or words.nameless, remove=remove)

    def _head(self, block: Block) -> SafeString:
        words, first = _words(), block.rows[0].line if block.rows else None
        add: str = NOTHING
        if self.is_editable:
            sheet = self.table.sheet
            address = reverse("appraisals:add_own_target", args=[sheet.pk, block.item.id])
            add = _ADD(address=address, icon=drawn("plus"), text=words.add)
        points = own_points(block, self.to.explain(first.pk)) if first else NOTHING
        cells = self.columns.cells(
            maximum=number(block.item.maximum),
            actual=add,
            own=NOTHING if block.is_given else points,
            given=points if block.is_given else NOTHING,
            peer=number(block.peer_points),
            verified=number(block.verified_points),
        )
        return _HEAD(item=block.item.id, name=_name(block), cells=cells)


def _name(block: Block) -> SafeString:
    item = block.item
    mark = _words().illustrative if item.is_illustrative else NOTHING
    return _NAME(code=item.id, name=item.name, sentence=item.sentence, mark=mark)


def _usual_na(table: SheetTable) -> str:
    said = Counter(row.item.na_text for row in table.rows if row.na_open)
    return said.most_common(1)[0][0] if said else ""


@register.simple_tag
def line_symbols(*names: str) -> SafeString:
    """Icons of lines, drawn once for the page: some, or all."""
    return symbols(*(names or ("check", "edit", "alert-triangle", "paperclip")))


@register.simple_tag(takes_context=True)
def sheet_lines(context: Context) -> SheetLines:
    """How this page shows its lines, to be handed to the tags below."""
    table: SheetTable = context["table"]
    shown = {PEER: table.peer_score is not None, GIVEN: table.has_given}
    columns = columns_without(name for name, is_shown in shown.items() if not is_shown)
    editable, answers = context["is_editable"], context["may_answer"]
    return SheetLines(table, editable, answers, columns, _usual_na(table))


@register.simple_tag
def sheet_sections(lines: SheetLines) -> SafeString:
    """All groups with their lines."""
    return SafeString("\n".join([lines.of_section(each) for each in lines.table.sections]))


@register.simple_tag
def sheet_total(lines: SheetLines) -> SafeString:
    """The last row."""
    return total_row(lines.table, lines.columns)


@register.simple_tag
def seen_lines(lines: SheetLines) -> SafeString:
    """Which lines the page shows, at which revision, and which may be said not to apply."""
    rows = [row for row in lines.table.rows if not row.given]
    seen = " ".join([f"{row.line.pk}:{row.line.revision}" for row in rows])
    asked = " ".join([str(row.line.pk) for row in rows if row.na_open])
    return _SEEN(name=REVISIONS, value=seen) + _SEEN(name=NA_ASKED, value=asked)


@register.simple_tag(takes_context=True)
def new_files_link(context: Context) -> SafeString:
    """The link to a line's files, put into the open page in place of the one there."""
    line_pk = context["line"].pk
    address = address_of("appraisals:evidence")(line_pk)
    may_add = bool(context["is_editable"])
    more = ' hx-swap-oob="true"'
    return files_link(line_pk, context["count"], address, may_add=may_add, more=more)

"""The lines of a sheet in HTML, one place for each page and answer that shows them."""

from dataclasses import dataclass, field

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.pages.table import Block, Head, Section
from thidua.apps.appraisals.templatetags.figure_columns import actual_cell, target_cell
from thidua.apps.appraisals.templatetags.line_parts import (
    Addresses,
    Column,
    addresses,
    evidence,
    files_link,
    own_points,
    reason,
    verdict,
)
from thidua.web.icons import drawn, symbols
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of
from thidua.web.templatetags.interface import number

register = template.Library()

_LINE = Pattern("""
    <tr class="line{look}" id="line-{pk}" data-line="{pk}" data-item="{item}">
    <th scope="row" class="c-name">{name}
    <span class="row-status" data-status role="status">{gap}</span>{error}{revision}</th>
    {cells}</tr>
""")
_HEAD = Pattern("""
    <tr class="block-head"><th scope="row" class="c-name">{name}</th>
    {maximum}<td colspan="2">{add}</td>{points}{peer}{verified}<td></td><td></td></tr>
""")
_HEADING = Pattern("""
    <tr class="heading level-{level}"><th scope="row" class="c-name">
    <span class="code">{code}</span> {name}</th>{maximum}<td></td><td></td>
    {points}{peer}{verified}<td></td><td></td></tr>
""")
_SUM = Pattern('<span data-section="{key}" title="{why}">{points}</span>')
_NAME = Pattern('<span class="code">{code}</span> {name}<div class="hint">{sentence}{mark}</div>')
_PART = Pattern('<span class="code">{code}</span> {label}{remove}')
_MARK = Pattern(" <em>({text})</em>")
_NAMELESS = Pattern("<em>{text}</em>")
_REMOVE = Pattern(' <a class="small d-print-none" href="{address}" hx-boost="false">{text}</a>')
_ADD = Pattern("""
    <a class="btn btn-sm d-print-none" href="{address}" hx-boost="false">{icon} {text}</a>
""")
_GAP = Pattern('<span class="text-warning-emphasis">{text}</span>')
_ERROR = Pattern('<div class="invalid-feedback d-block" role="alert">{text}</div>')
_REVISION = Pattern('<input type="hidden" name="{pk}-revision" value="{revision}" data-revision>')


@dataclass(frozen=True)
class _Words:
    maximum: Column
    target: Column
    actual: Column
    own: Column
    peer: Column
    verified: Column
    evidence: Column
    reason: Column
    nameless: SafeString
    remove: str
    add: str
    illustrative: SafeString


@once_a_language
def _words() -> _Words:
    return _Words(
        maximum=Column("numeric", _("Điểm tối đa")),
        target=Column("c-target", _("Chỉ tiêu")),
        actual=Column("c-actual", _("Thực hiện")),
        own=Column("numeric", _("Tự chấm")),
        peer=Column("numeric", _("Chấm chéo")),
        verified=Column("numeric", _("Thẩm định")),
        evidence=Column("c-evidence", _("Minh chứng")),
        reason=Column("c-reason", _("Lý do")),
        nameless=_NAMELESS(text=_("Chỉ tiêu riêng")),
        remove=_("bỏ"),
        add=_("Thêm chỉ tiêu riêng"),
        illustrative=_MARK(text=_("minh hoạ")),
    )


@dataclass(frozen=True)
class SheetLines:
    """How the lines of one page are shown."""

    sheet_pk: int
    is_editable: bool
    may_answer: bool
    has_peers: bool = False
    to: Addresses = field(default_factory=addresses)

    def of_section(self, section: Section) -> SafeString:
        """The lines of all criteria of a section; several own targets stand under a head."""
        shown = []
        for block in section.parts:
            if isinstance(block, Head):
                shown.append(_heading(block, has_peers=self.has_peers))
            elif block.item.has_many:
                shown.append(self._head(block))
                shown += [self._line(block, row, part) for part, row in enumerate(block.rows, 1)]
            else:
                shown += [self._line(block, row, 0) for row in block.rows]
        return SafeString("\n".join(shown))

    def _line(self, block: Block, row: LineRow, part: int) -> SafeString:
        line = row.line
        look = f" level-{block.level}" if block.level > 1 else ""
        look += " part" if part else ""
        look += " changed" if line.verdict == Line.Verdict.CHANGED else ""
        look += " has-error" if row.error else ""
        revision = _REVISION(pk=line.pk, revision=line.revision) if self.is_editable else NOTHING
        return _LINE(
            look=look,
            pk=line.pk,
            item=block.item.id,
            name=self._part_name(block, row, part) if part else _name(block),
            gap=_GAP(text=row.gap) if row.gap else NOTHING,
            error=_ERROR(text=row.error) if row.error else NOTHING,
            revision=revision,
            cells=SafeString("".join(self._cells(block, row, part))),
        )

    def _cells(self, block: Block, row: LineRow, part: int) -> list[SafeString]:
        words, line, to = _words(), row.line, self.to
        explain = to.explain(line.pk)
        has_points = not part and block.self_points is not None
        points = own_points(block, explain) if has_points else NOTHING
        seen = verdict(block, row, explain, has_points=not part)
        proof = evidence(row, to.evidence(line.pk), is_editable=self.is_editable)
        why = reason(line, to.answer(line.pk), may_answer=self.may_answer)
        return [
            words.maximum.cell("" if part else number(block.item.maximum)),
            words.target.cell(target_cell(row)),
            words.actual.cell(actual_cell(block, row, part)),
            words.own.cell(points),
            self._peer(NOTHING if part else number(block.peer_points)),
            words.verified.cell(seen),
            words.evidence.cell(proof),
            words.reason.cell(why),
        ]

    def _peer(self, points: str) -> SafeString:
        """The column of checkers, where somebody checked."""
        return _words().peer.cell(points) if self.has_peers else NOTHING

    def _part_name(self, block: Block, row: LineRow, part: int) -> SafeString:
        words, line = _words(), row.line
        may_go = self.is_editable and not line.is_registered and len(block.rows) > 1
        remove = _REMOVE(address=self.to.remove(line.pk), text=words.remove) if may_go else NOTHING
        return _PART(code=part, label=line.label or words.nameless, remove=remove)

    def _head(self, block: Block) -> SafeString:
        words, first = _words(), block.rows[0].line if block.rows else None
        add: str = NOTHING
        if self.is_editable:
            address = reverse("appraisals:add_own_target", args=[self.sheet_pk, block.item.id])
            add = _ADD(address=address, icon=drawn("plus"), text=words.add)
        points = own_points(block, self.to.explain(first.pk)) if first else NOTHING
        return _HEAD(
            name=_name(block),
            maximum=words.maximum.cell(number(block.item.maximum)),
            add=add,
            points=words.own.cell(points),
            peer=self._peer(number(block.peer_points)),
            verified=words.verified.cell(number(block.verified_points)),
        )


def _heading(head: Head, *, has_peers: bool) -> SafeString:
    words = _words()
    return _HEADING(
        level=head.level,
        code=head.id,
        name=head.name,
        maximum=words.maximum.cell(number(head.maximum)),
        points=words.own.cell(_SUM(key=head.key, why=head.why, points=number(head.self_points))),
        peer=words.peer.cell(number(head.peer_points)) if has_peers else NOTHING,
        verified=words.verified.cell(number(head.verified_points)),
    )


def _name(block: Block) -> SafeString:
    item = block.item
    mark = _words().illustrative if item.is_illustrative else NOTHING
    return _NAME(code=item.id, name=item.name, sentence=item.sentence, mark=mark)


@register.simple_tag
def line_symbols() -> SafeString:
    """The icons of lines, drawn once for the page."""
    return symbols("paperclip", "check", "edit", "alert-triangle")


@register.simple_tag(takes_context=True)
def sheet_lines(context: Context) -> SheetLines:
    """How this page shows its lines, to be handed to ``section_lines``."""
    has_peers = context["table"].peer_score is not None
    editable, answers = context["is_editable"], context["may_answer"]
    return SheetLines(context["sheet"].pk, editable, answers, has_peers)


@register.simple_tag
def section_lines(lines: SheetLines, section: Section) -> SafeString:
    """The lines of one section."""
    return lines.of_section(section)


@register.simple_tag(takes_context=True)
def new_files_link(context: Context) -> SafeString:
    """The link to a line's files, put into the open page in place of the one there."""
    line_pk = context["line"].pk
    address = address_of("appraisals:evidence")(line_pk)
    may_add = bool(context["is_editable"])
    more = ' hx-swap-oob="true"'
    return files_link(line_pk, context["count"], address, may_add=may_add, more=more)

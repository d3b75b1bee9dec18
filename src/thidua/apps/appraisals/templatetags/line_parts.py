"""What stands in the cells of a sheet's lines, in HTML: points, verdict, evidence, reason."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.pages.sections import Block
from thidua.web.icons import used
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of, escaped
from thidua.web.templatetags.interface import number

_POINTS = Pattern('<a class="points" href="{address}" title="{why}">{points}</a>')
_PROVISIONAL = Pattern(' <span class="provisional" title="{why}">{text}</span>')
_AGREED = Pattern("""
    <span class="text-success-emphasis" title="{text}">{icon}
    <span class="visually-hidden">{text}</span></span>
""")
_CHANGED = Pattern('<span class="changed-figure">{icon} {text}</span>')
_VERIFIED = Pattern(' <a class="points" href="{address}"><strong>{points}</strong></a>')
_NOTE = Pattern("""
    <textarea name="{pk}-note" rows="1" aria-label="{label} {item}"
    placeholder="{wanted}">
    {note}</textarea>
""")
_READ_NOTE = Pattern('<div><span class="prewrap">{note}</span></div>')
_FILES = Pattern('<a id="files-{pk}" class="files" href="{address}"{more}>{text}</a>')
_NO_FILES = Pattern('<span id="files-{pk}" class="files"{more}></span>')
_ANSWER = Pattern('<div class="answer"><strong>{label}:</strong> {answer}</div>')
_TO_ANSWER = Pattern("""
    <a class="btn btn-sm d-print-none mt-1" href="{address}" hx-boost="false">{text}</a>
""")


@dataclass(frozen=True)
class Addresses:
    """Where the links of a page's lines lead, by the line's key."""

    explain: Callable[[int], str]
    evidence: Callable[[int], str]
    answer: Callable[[int], str]
    remove: Callable[[int], str]


def addresses() -> Addresses:
    """Those of a page, each looked up once."""
    names = ("explain", "evidence", "answer_line", "remove_own_target")
    return Addresses(*(address_of(f"appraisals:{name}") for name in names))


@dataclass(frozen=True)
class _Words:
    provisional: str
    why_provisional: str
    agreed: SafeString
    note: str
    note_wanted: str
    note_fed: str
    files: str
    add_files: str
    answer: str
    change_answer: str


@once_a_language
def _words() -> _Words:
    return _Words(
        provisional=_("tạm tính"),
        why_provisional=_("So với các đơn vị đã nộp; còn thay đổi khi các đơn vị khác nộp"),
        agreed=_AGREED(text=_("Đồng ý"), icon=used("check")),
        note=_("Minh chứng"),
        note_wanted=_("Diễn giải"),
        note_fed=_("Ý kiến về số hệ thống điền"),
        files=_("minh chứng"),
        add_files=_("Thêm minh chứng"),
        answer=_("Giải trình"),
        change_answer=_("Sửa giải trình"),
    )


def own_points(block: Block, address: str) -> SafeString:
    """The unit's own points with the way to how they are made."""
    words = _words()
    shown = _POINTS(address=address, why=block.why, points=number(block.self_points))
    if not block.is_provisional:
        return shown
    return SafeString(shown + _PROVISIONAL(why=words.why_provisional, text=words.provisional))


def verdict(block: Block, row: LineRow, address: str, *, has_points: bool) -> SafeString:
    """What verification says of a row: nothing yet, agreed, or other figures; and its points."""
    said = NOTHING
    if row.line.verdict == Line.Verdict.AGREED:
        said = _words().agreed
    elif row.line.verdict == Line.Verdict.CHANGED:
        said = _CHANGED(icon=used("edit"), text=row.verified_text)
    if not has_points or block.verified_points is None:
        return said
    return SafeString(said + _VERIFIED(address=address, points=number(block.verified_points)))


def files_link(
    line_pk: int, count: int, address: str, *, may_add: bool, more: str = ""
) -> SafeString:
    """How many files a line has; ``more``: attributes of the place, which an answer may replace."""
    attributes = SafeString(more)
    if not count and not may_add:
        return _NO_FILES(pk=line_pk, more=attributes)
    words = _words()
    text = f"{count} {words.files}" if count else words.add_files
    return _FILES(pk=line_pk, address=address, text=text, more=attributes)


def evidence(row: LineRow, address: str, *, is_editable: bool) -> SafeString:
    """The note and the files of a line."""
    words, said = _words(), NOTHING
    if is_editable and row.item.is_criterion:
        said = _NOTE(
            pk=row.line.pk,
            label=words.note,
            item=row.item.id,
            wanted=words.note_fed if row.source else row.item.evidence or words.note_wanted,
            note=row.note,
        )
    elif row.line.note:
        said = _READ_NOTE(note=row.line.note)
    if not row.item.is_criterion:
        return said
    return SafeString(
        f"{said}{files_link(row.line.pk, len(row.files), address, may_add=is_editable)}"
    )


def reason(row: LineRow, address: str, *, may_answer: bool) -> SafeString:
    """Why verification put another figure, and what the unit answers, to scorers too."""
    words, line = _words(), row.line
    said = SafeString(escaped(line.verified_reason))
    if line.answer:
        said += _ANSWER(label=words.answer, answer=line.answer)
    is_given = bool(row.given and line.actual)
    if may_answer and (is_given or line.verdict == Line.Verdict.CHANGED):
        text = words.change_answer if line.answer else words.answer
        said += _TO_ANSWER(address=address, text=text)
    return SafeString(said)

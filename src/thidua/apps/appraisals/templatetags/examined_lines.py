"""A line under verification in HTML: what is claimed, what proves it, the verdict."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import template
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.verification import Examined
from thidua.apps.appraisals.templatetags.verdict_forms import verdict_form
from thidua.web.icons import used
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of
from thidua.web.templatetags.interface import number

register = template.Library()

_LINE = Pattern("""
    <article class="examined{look}" id="line-{pk}">
    <div>{above}<h3><b>{code}</b> {name}{marks}</h3>
    <p class="hint">{sentence}</p>{source}{note}{files}{answer}</div>
    <dl>{figures}</dl><div>{verdict}{error}{form}</div></article>
""")
_ABOVE = Pattern('<p class="hint mb-0">{text}</p>')
_MARK = Pattern(' <span class="badge state {look}">{text}</span>')
_NOTE = Pattern('<p class="mb-1"><span class="prewrap">{note}</span></p>')
_SOURCE = Pattern('<p class="mb-1"><a href="{address}">{text}</a></p>')
_FILE = Pattern('<a class="me-2" href="{address}" >{icon} {name}</a>')
_NO_FILE = Pattern('<p class="text-warning-emphasis mb-0">{icon} {text} ({wanted})</p>')
_ANSWER = Pattern('<p class="answer mb-0"><strong>{label}:</strong> {answer}</p>')
_FIGURE = Pattern("<div><dt>{label}</dt><dd>{figure}</dd></div>")
_STRONG = Pattern("<strong>{text}</strong>")
_POINTS = Pattern("""
    <a class="points" href="{address}">{points}</a> / {maximum}
""")
_AGREED = Pattern("""
    <p class="text-success-emphasis mb-1">
    {icon} {text} <span class="text-secondary">({by})</span></p>
""")
_CHANGED = Pattern("""
    <p class="mb-1"><span class="changed-figure">{icon} {text}</span> –
    {reason} <span class="text-secondary">({by})</span></p>
""")
_ERROR = Pattern('<div class="alert alert-danger" role="alert"><div>{text}</div></div>')


@dataclass(frozen=True)
class _Words:
    external: SafeString
    added: SafeString
    stale: SafeString
    no_file: str
    answer: str
    target: str
    said: str
    own: str
    verified: str
    agreed: str


@once_a_language
def _words() -> _Words:
    return _Words(
        external=_MARK(look="state-sent", text=_("cơ quan khác cấp số")),
        added=_MARK(look="state-draft", text=_("thêm lúc chấm")),
        stale=_MARK(look="state-out", text=_("Số liệu đã đổi sau khi thẩm định")),
        no_file=_("Chưa có tệp minh chứng"),
        answer=_("Giải trình của đơn vị"),
        target=_("Chỉ tiêu"),
        said=_("Đơn vị khai"),
        own=_("Tự chấm"),
        verified=_("Thẩm định"),
        agreed=_("Đồng ý"),
    )


@dataclass(frozen=True)
class _To:
    """Where the links and forms of a page's lines lead."""

    explain: Callable[[int], str]
    preview: Callable[[int], str]
    verify: Callable[[int], str]


@register.simple_tag(takes_context=True)
def examined_line(context: Context, examined: Examined) -> SafeString:
    """One line alone."""
    return examined_lines(context, [examined])


@register.simple_tag(takes_context=True)
def examined_lines(context: Context, lines: Iterable[Examined]) -> SafeString:
    """Lines one below the other; the page has the ``line_symbols`` of their icons."""
    to = _To(*(address_of(f"appraisals:{name}") for name in ("explain", "preview", "verify_line")))
    token = get_token(context["request"])
    return SafeString("\n".join(_line(line, to, token) for line in lines))


def _line(examined: Examined, to: _To, token: str) -> SafeString:
    row, item = examined.row, examined.block.item
    line = row.line
    looks = {Line.Verdict.CHANGED: " changed", Line.Verdict.AGREED: " agreed"}
    form = verdict_form(examined, to.verify(line.pk), token) if examined.may_verify else NOTHING
    return _LINE(
        look=looks.get(Line.Verdict(line.verdict), ""),
        pk=line.pk,
        above=_ABOVE(text=" › ".join(item.above)) if item.above else NOTHING,
        code=f"{item.id}/{examined.part}" if examined.part else item.id,
        name=line.label if examined.part and line.label else item.name,
        marks=_marks(examined),
        sentence=item.sentence,
        source=_SOURCE(address=row.behind, text=row.source) if row.source else NOTHING,
        note=_NOTE(note=line.note) if line.note else NOTHING,
        files=_files(examined, to),
        answer=_ANSWER(label=_words().answer, answer=line.answer) if line.answer else NOTHING,
        figures=_figures(examined, to.explain(line.pk)),
        verdict=_verdict(examined),
        error=_ERROR(text=examined.error) if examined.error else NOTHING,
        form=form,
    )


def _marks(examined: Examined) -> SafeString:
    words, item = _words(), examined.block.item
    is_added = item.has_many and not examined.row.line.is_registered
    external = words.external if item.is_external else NOTHING
    stale = words.stale if examined.row.line.is_stale else NOTHING
    return external + (words.added if is_added else NOTHING) + stale


def _files(examined: Examined, to: _To) -> SafeString:
    files, wanted = examined.row.files, examined.block.item.evidence
    if not files and wanted and not examined.row.source:
        return _NO_FILE(icon=used("alert-triangle"), text=_words().no_file, wanted=wanted)
    icon = used("paperclip")
    shown = (_FILE(address=to.preview(file.pk), icon=icon, name=file.name) for file in files)
    return SafeString("".join(shown))


def _figures(examined: Examined, explain: str) -> SafeString:
    words, block = _words(), examined.block
    shown = _FIGURE(label=words.target, figure=examined.row.target_text or "–")
    shown += _FIGURE(label=words.said, figure=_STRONG(text=examined.said))
    if block.self_points is None or examined.part > 1:
        return shown
    own, most = number(block.self_points), number(block.item.maximum)
    points = _POINTS(address=explain, points=own, maximum=most)
    verified: str = "–"
    if block.verified_points is not None:
        verified = _STRONG(text=number(block.verified_points))
    shown += _FIGURE(label=words.own, figure=points)
    return shown + _FIGURE(label=words.verified, figure=verified)


def _verdict(examined: Examined) -> SafeString:
    line = examined.row.line
    if line.verdict == Line.Verdict.AGREED:
        return _AGREED(icon=used("check"), text=_words().agreed, by=line.verified_by)
    if line.verdict == Line.Verdict.CHANGED:
        text, reason = examined.row.verified_text, line.verified_reason
        return _CHANGED(icon=used("edit"), text=text, reason=reason, by=line.verified_by)
    return NOTHING

"""The frame of every page of a season: where the year stands, and the way to each part."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.pages.lateness import Cell, LatenessRow
from thidua.apps.seasons.queries import keep_phases, phases_of, renamed_in
from thidua.apps.seasons.registries.held import is_over, was_held
from thidua.apps.seasons.registries.overdue import Overdue
from thidua.apps.seasons.year.reached import states_until
from thidua.web.icons import drawn
from thidua.web.languages import once_a_language
from thidua.web.markup import Pattern, address_of
from thidua.web.templatetags.interface import badge
from thidua.web.words import written_day

register = template.Library()

_STRIP = Pattern('<ol class="phases" tabindex="0" aria-label="{label}">{steps}</ol>')
_FOLD = Pattern("""
    <details class="phase-fold">
    <summary>{state}{due}<span class="visually-hidden">: {label}</span>{icon}</summary>
    {strip}</details>
""")
_FOLD_DUE = Pattern(' <span class="text-secondary">{due} {day}</span>')
_STEP = Pattern("""
    <li class="{look}"{current}>{before}{label}{after}<span class="due">{due} {day}</span></li>
""")
_OVER = {"late", "passed"}
_CURRENT = SafeString(' aria-current="step"')
_SAID = Pattern('{icon}<span class="visually-hidden">{text}: </span> ')
_UNRECORDED = Pattern('<span class="due">{text}</span>')
_PROGRESS = Pattern('<span class="{look}">{sign}{text}</span>')
_SIGN = Pattern("{icon} ")
_TABS = Pattern("""
    <nav aria-label="{label}"><ul class="nav nav-tabs season-tabs">{links}</ul></nav>
""")
_TAB = Pattern("""
    <li class="nav-item"><a class="{look}" href="{address}"{current}>{text}</a></li>
""")
_CURRENT_TAB = SafeString(' aria-current="page"')
_CELL = Pattern("<td>{progress}</td>")
_ROLE = Pattern(" {badge}")
_ROW = Pattern("""
    <tr><th scope="row" class="fw-normal align-middle">{unit}{role}{owes}</th>{cells}</tr>
""")
_OWES = Pattern('<div class="overdue small">{icon} {thing}: {days}</div>')


class Step(NamedTuple):
    """One step of the strip."""

    label: str
    due_on: date
    status: str  # done | unrecorded | current | late | passed | coming
    is_current: bool


@register.simple_tag
def phase_strip(season: Season, owed_late: object = ()) -> SafeString:
    """The year's phases: done, current, past their day or still to come.

    ``owed_late``: days on which something was due that the reader still owes; only those are red.
    """
    days = owed_late if isinstance(owed_late, frozenset) else frozenset()
    return _strip(steps_of(season, days))


@register.simple_tag
def folded_phases(season: Season) -> SafeString:
    """The present step with its day; the whole strip opens below it."""
    steps = steps_of(season)
    present = next((s for s in steps if s.is_current and s.status != "done"), None)
    due = _FOLD_DUE(due=_("hạn"), day=written_day(present.due_on)) if present else ""
    text = _("xem các bước trong năm")
    strip, icon = _strip(steps), drawn("chevron-down")
    return _FOLD(label=text, state=badge(season), due=due, icon=icon, strip=strip)


def _strip(steps: Iterable[Step]) -> SafeString:
    drawn_steps = SafeString("".join([_step(step) for step in steps]))
    return _STRIP(label=_("Các bước trong năm"), steps=drawn_steps)


def steps_of(season: Season, owed_late: Collection[date] = ()) -> list[Step]:
    """Where each phase stands today; late only by what the reader owes."""
    keep_phases([season])
    today = timezone.localdate()
    is_closed = season.state == Season.State.CLOSED
    steps = []
    for phase in phases_of(season):
        ahead = states_until(season, phase.kind)
        if ahead < 0 or is_closed:
            status = _of_past(season, phase, today)
        elif ahead == 0 and is_over(season, phase.kind):
            status = "done"
        elif phase.due_on < today:
            status = "late" if phase.due_on in owed_late else "passed"
        else:
            status = "current" if ahead == 0 else "coming"
        is_current = ahead == 0 and not is_closed
        steps.append(Step(phase.get_kind_display(), phase.due_on, status, is_current))
    return steps


def _step(step: Step) -> SafeString:
    before, after = _sayings().get(step.status, ("", ""))
    return _STEP(
        look=f"{step.status} current" if step.is_current and step.status in _OVER else step.status,
        current=_CURRENT if step.is_current else "",
        before=before,
        label=step.label,
        after=after,
        due=_("hạn"),
        day=written_day(step.due_on),
    )


@once_a_language
def _sayings() -> dict[str, tuple[SafeString, SafeString]]:
    """What stands before and after the name of a step of each status."""
    none = SafeString("")
    return {
        "done": (_SAID(icon=drawn("check"), text=_("xong")), none),
        "late": (_SAID(icon=drawn("alert-triangle"), text=_("quá hạn")), none),
        "passed": (none, _UNRECORDED(text=_("đã qua hạn"))),
        "unrecorded": (none, _UNRECORDED(text=_("chưa ghi nhận"))),
    }


def _of_past(season: Season, phase: Phase, today: date) -> str:
    """A step behind the year is done only where something shows that it took place."""
    if was_held(season, phase.kind):
        return "done"
    return "coming" if phase.due_on >= today else "unrecorded"


@register.simple_tag
def names_note(season: Season) -> str:
    """Which units are called otherwise today; empty when none is."""
    notes = "; ".join(renamed_in(season))
    return _("Tên đơn vị là tên tại ngày ký, khoá hoặc kết thúc: %s.") % notes if notes else ""


@register.simple_tag
def season_tabs(season: Season, tab: str) -> SafeString:
    """The parts of a season, the open one marked."""
    links = [
        _TAB(
            look="nav-link active" if key == tab else "nav-link",
            address=address_of(name)(season.pk),
            current=_CURRENT_TAB if key == tab else "",
            text=text,
        )
        for key, text, name in _parts()
    ]
    return _TABS(label=_("Các phần của năm thi đua"), links=SafeString("".join(links)))


@once_a_language
def _parts() -> tuple[tuple[str, str, str], ...]:
    """Each part: its key, what it is called, the name of its address."""
    return (
        ("overview", _("Tổng quan"), "seasons:detail"),
        ("regulation", _("Quy chế"), "regulations:season"),
        ("scheme", _("Bảng điểm"), "schemes:season"),
        ("registration", _("Đăng ký"), "pledges:registrations"),
        ("covenant", _("Giao ước"), "pledges:covenant"),
        ("movements", _("Phong trào"), "movements:movements"),
        ("ledger", _("Sổ kết quả"), "ledger:deeds"),
        ("reports", _("Báo cáo"), "reports:reports"),
        ("observations", _("Ghi nhận"), "observations:observations"),
        ("sheets", _("Chấm điểm"), "appraisals:sheets"),
        ("result", _("Kết quả"), "appraisals:result"),
        ("conference", _("Hội nghị"), "meetings:conference"),
        ("papers", _("Văn bản"), "paperwork:papers"),
        ("history", _("Nhật ký"), "seasons:history"),
    )


@register.filter
def in_days(days: int | None) -> str:
    """3 → "còn 3 ngày", 0 → "hạn hôm nay", -2 → "quá hạn 2 ngày"."""
    if days is None:
        return _("không có hạn")
    if days < 0:
        return _("quá hạn %d ngày") % -days
    if days == 0:
        return _("hạn hôm nay")
    return _("còn %d ngày") % days


def progress(cell: Cell, is_closed: object = False) -> SafeString:
    """How far a unit is in a phase; a year that is over has no days left."""
    if cell.status == "done":
        text, look, sign = _("đã xong"), "text-nowrap", "circle-check"
    elif is_closed:
        text, look, sign = _("không có"), "text-secondary", ""
    elif cell.status == "late":
        text, look, sign = in_days(cell.days_left), "overdue text-nowrap", "alert-triangle"
    else:
        text = _("chưa xong") if cell.days_left < 0 else in_days(cell.days_left)
        look, sign = "text-secondary text-nowrap", ""
    return _PROGRESS(look=look, sign=_SIGN(icon=drawn(sign)) if sign else "", text=text)


def _owed(each: Overdue) -> SafeString:
    return _OWES(icon=drawn("alert-triangle"), thing=each.text, days=in_days(-each.days))


@register.simple_tag
def progress_rows(rows: Iterable[LatenessRow], is_closed: object, roles: object) -> SafeString:
    """Units by phases as rows of a table; units as far share their cells. ``roles``: told too."""
    kept: dict[int, SafeString] = {}
    shown = []
    for row in rows:
        for cell in row.cells:
            if id(cell) not in kept:
                kept[id(cell)] = _CELL(progress=progress(cell, is_closed))
        member = row.member
        role = _ROLE(badge=badge(member)) if roles and member.role != Membership.Role.MEMBER else ""
        cells = SafeString("".join([kept[id(cell)] for cell in row.cells]))
        owes = SafeString("".join([_owed(each) for each in row.owes]))
        shown.append(_ROW(unit=member.name, role=role, owes=owes, cells=cells))
    return SafeString("".join(shown))

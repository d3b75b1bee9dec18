"""The frame of every page of a season: where the year stands, and the way to each part."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.pages.lateness import Cell
from thidua.apps.seasons.queries import renamed_in
from thidua.apps.seasons.registries.held import is_over, was_held
from thidua.web.templatetags.interface import icon

register = template.Library()

_STATES = [state.value for state in Season.State]
_STATE_OF_PHASE = {
    "setup": "draft",
    "registration": "open",
    "signing": "open",
    "running": "running",
    "midyear": "running",
    "scoring": "scoring",
    "reviewing": "reviewing",
    "conference": "conference",
    "dossier": "conference",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the strip."""

    label: str
    due_on: date
    status: str  # done | unrecorded | current | late | coming
    is_current: bool


@register.inclusion_tag("seasons/_strip.html")
def phase_strip(season: Season) -> dict[str, Any]:
    """The year's phases: done, current, late or still to come."""
    today = timezone.localdate()
    at = _STATES.index(season.state)
    steps = []
    for phase in season.phases.all():
        belongs = _STATES.index(_STATE_OF_PHASE[phase.kind])
        if belongs < at or season.state == Season.State.CLOSED:
            status = _of_past(season, phase, today)
        elif belongs == at and is_over(season, phase.kind):
            status = "done"
        elif phase.due_on < today:
            status = "late"
        else:
            status = "current" if belongs == at else "coming"
        is_current = belongs == at and season.state != Season.State.CLOSED
        steps.append(Step(phase.get_kind_display(), phase.due_on, status, is_current))
    return {"season": season, "steps": steps}


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


@register.inclusion_tag("seasons/_tabs.html")
def season_tabs(season: Season, tab: str) -> dict[str, Any]:
    """The parts of a season, the open one marked."""
    parts = [
        ("overview", _("Tổng quan"), "seasons:detail"),
        ("scheme", _("Bảng điểm"), "schemes:season"),
        ("registration", _("Đăng ký"), "pledges:registrations"),
        ("covenant", _("Giao ước"), "pledges:covenant"),
        ("ledger", _("Sổ kết quả"), "ledger:deeds"),
        ("sheets", _("Chấm điểm"), "appraisals:sheets"),
        ("result", _("Kết quả"), "appraisals:result"),
        ("conference", _("Hội nghị"), "meetings:conference"),
        ("papers", _("Văn bản"), "paperwork:papers"),
        ("history", _("Nhật ký"), "seasons:history"),
    ]
    links = [(key, text, reverse(name, args=[season.pk])) for key, text, name in parts]
    return {"links": links, "tab": tab}


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


@register.simple_tag
def progress(cell: Cell, is_closed: object = False) -> SafeString:
    """How far a unit is in a phase; a year that is over has no days left."""
    if cell.status == "done":
        text, look, sign = _("đã xong"), "text-nowrap", "circle-check"
    elif is_closed:
        text, look, sign = _("không có"), "text-secondary", ""
    elif cell.status == "late":
        text, look, sign = in_days(cell.days_left), "late text-nowrap", "alert-triangle"
    else:
        text = _("chưa xong") if cell.days_left < 0 else in_days(cell.days_left)
        look, sign = "text-secondary text-nowrap", ""
    before = format_html("{} ", icon(sign)) if sign else ""
    return format_html('<span class="{}">{}{}</span>', look, before, text)

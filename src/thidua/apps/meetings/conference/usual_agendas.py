"""With which agenda a meeting of a kind begins: the bloc's own, else the usual one."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.meetings.conference.agenda_draft import awards_of_last_year
from thidua.apps.meetings.models import AgendaItem, AgendaTemplate, Conference
from thidua.web.languages import in_vietnamese

Kind, Meeting = AgendaItem.Kind, Conference.Kind
_OPENING = (Kind.ATTENDANCE, gettext_lazy("Ổn định tổ chức, điểm danh, giới thiệu đại biểu"), 10)
_DISCUSSION = (Kind.DELIBERATION, gettext_lazy("Thảo luận"), 30)
_GUIDANCE = (Kind.OTHER, gettext_lazy("Phát biểu chỉ đạo của cơ quan thường trực"), 15)
_ENDING = (Kind.OTHER, gettext_lazy("Kết luận, thông qua biên bản"), 10)
USUAL: dict[str, tuple[tuple[str, Any, int], ...]] = {
    Meeting.SIGNING: (
        _OPENING,
        (Kind.PRESENTATION, gettext_lazy("Trao cờ, bằng khen năm trước"), 15),
        (Kind.OTHER, gettext_lazy("Thông qua quy chế hoạt động, bảng điểm thi đua"), 30),
        (Kind.OTHER, gettext_lazy("Phát động phong trào thi đua năm"), 10),
        (Kind.OTHER, gettext_lazy("Thông qua và ký giao ước thi đua"), 20),
        _GUIDANCE,
        _ENDING,
    ),
    Meeting.HALF_YEAR: (
        _OPENING,
        (Kind.REPORT, gettext_lazy("Báo cáo sơ kết sáu tháng đầu năm"), 20),
        _DISCUSSION,
        (Kind.OTHER, gettext_lazy("Phương hướng, nhiệm vụ sáu tháng cuối năm"), 15),
        _GUIDANCE,
        _ENDING,
    ),
    Meeting.EXTRAORDINARY: (_OPENING, (Kind.OTHER, gettext_lazy("Nội dung họp"), 30),
                            _DISCUSSION, _ENDING),
    Meeting.COUNCIL: (
        _OPENING,
        (Kind.REPORT, gettext_lazy("Tờ trình và tóm tắt hồ sơ xét"), 20),
        _DISCUSSION,
        (Kind.OTHER, gettext_lazy("Biểu quyết"), 15),
        _ENDING,
    ),
    Meeting.OTHER: (_OPENING, (Kind.OTHER, gettext_lazy("Nội dung họp"), 30), _ENDING),
}  # fmt: skip
"""Kind of item, words, minutes; the head changes them on the page of the agenda."""


@in_vietnamese
def agenda_of_kind(meeting: Conference) -> list[AgendaItem]:
    """The items with which a meeting begins, not saved; awards only where there are any."""
    kept = AgendaTemplate.objects.filter(bloc=meeting.season.bloc_id, kind=meeting.kind).first()
    rows = kept.items if kept else _usual(meeting)
    return [AgendaItem(conference=meeting, order=place, **row) for place, row in enumerate(rows)]


def _usual(meeting: Conference) -> list[dict[str, Any]]:
    has_awards = bool(awards_of_last_year(meeting))
    return [
        {"kind": kind, "title": str(title), "minutes": minutes}
        for kind, title, minutes in USUAL.get(meeting.kind, ())
        if has_awards or kind != Kind.PRESENTATION
    ]


def as_template(conference: Conference) -> list[dict[str, Any]]:
    """The agenda as it is kept for others; what stands for a motion is of its meeting alone."""
    items = conference.agenda.filter(motion=None)
    names = ("kind", "title", "minutes", "presenter")
    return [{name: getattr(item, name) for name in names} for item in items]


def kept_words(conference: Conference) -> str:
    """Whether the bloc has an agenda of its own for meetings of this kind."""
    kept = AgendaTemplate.objects.filter(bloc=conference.season.bloc_id, kind=conference.kind)
    return _("Khối đã có mẫu chương trình cho loại họp này.") if kept.exists() else ""

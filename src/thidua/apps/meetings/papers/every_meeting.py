"""Giấy mời, biên bản, thông báo kết luận of each meeting, in the bloc's book of numbers."""

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference, Directive
from thidua.apps.meetings.papers.invitation import invitation_of
from thidua.apps.meetings.papers.minutes import minutes_of
from thidua.apps.meetings.papers.minutes_rows import resolution_lines
from thidua.apps.meetings.papers.proposal_lists import full_name
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Place,
    Request,
    Thing,
    register_paper,
)
from thidua.documents.kinds.meeting_conclusions import ConclusionsFacts, meeting_conclusions
from thidua.documents.kinds.year_plan import PlannedStep
from thidua.documents.model import Document, Signature
from thidua.web.words import written_day


def meetings_of(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """Every meeting of the year but its end, which has papers of its own; the latest first."""
    found = conferences_visible_to(user).filter(season=place.pk)
    return _things(found.exclude(kind=Conference.Kind.YEAR_END), key)


def all_meetings_of(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """Every meeting of the year, its end too."""
    return _things(conferences_visible_to(user).filter(season=place.pk), key)


def _things(found: QuerySet[Conference], key: int | None) -> list[Thing]:
    if key is not None:
        found = found.filter(pk=key)
    ordered = found.order_by("-held_on", "-pk")
    return [Thing(each.pk, f"{each.named}, ngày {written_day(each.held_on)}") for each in ordered]


def build_invitation(request: Request) -> Document:
    """Giấy mời of one meeting."""
    return invitation_of(_meeting(request), request)


def build_minutes(request: Request) -> Document:
    """Biên bản of one meeting, once it has begun."""
    return minutes_of(_meeting(request), request)


def build_conclusions(request: Request) -> Document:
    """Thông báo kết luận of one meeting, once it is over."""
    meeting, season = _meeting(request), request.season
    if meeting.closed_at is None:
        raise PaperNotReady("Cuộc họp chưa kết thúc nên chưa có kết luận để thông báo.")
    tasks = meeting.directives.select_related("unit")
    return meeting_conclusions(
        ConclusionsFacts(
            header=bloc_header(request, "TB-KTĐ", moment=meeting.closed_at),
            bloc=season.bloc_name_at(meeting.closed_at),
            meeting=full_name(meeting),
            held_on=meeting.held_on,
            chair=", ".join(filter(None, [meeting.chair_name, meeting.chair_office])),
            decided=resolution_lines(meeting),
            directions=tuple(each.text for each in meeting.directions.all()),
            tasks=tuple(_task(each) for each in tasks),
            signature=Signature("TRƯỞNG KHỐI", meeting.chair_name, authority="TM. KHỐI THI ĐUA"),
            recipients=(
                season.authority_at(None).standing_office,
                "Các đơn vị thành viên",
                "Lưu",
            ),
            illustrative=season.is_illustrative,
        )
    )


def _task(each: Directive) -> PlannedStep:
    return PlannedStep(each.text, each.unit.called if each.unit else "Trưởng khối", each.due_on)


def _meeting(request: Request) -> Conference:
    meeting = conferences_visible_to(request.user).get(pk=request.about, season=request.season)
    meeting.season = request.season
    return meeting


register_paper(
    PaperKind(
        kind="meeting_invitation",
        title="Giấy mời họp",
        description="Của từng cuộc họp trong năm; lấy số trong sổ của Khối.",
        build=build_invitation,
        order=24,
        things=meetings_of,
    )
)
register_paper(
    PaperKind(
        kind="meeting_minutes",
        title="Biên bản họp",
        description="Của từng cuộc họp trong năm: điểm danh, ý kiến, biểu quyết, phân công.",
        build=build_minutes,
        order=25,
        things=meetings_of,
    )
)
register_paper(
    PaperKind(
        kind="meeting_conclusions",
        title="Thông báo kết luận cuộc họp",
        description="Nội dung đã thông qua, phương hướng, ai làm gì đến hạn nào.",
        build=build_conclusions,
        order=26,
        things=all_meetings_of,
    )
)

"""Papers of the standing office on dossiers and councils, in the office's own book of numbers."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.dossiers.models import CouncilMeeting, Nomination, OpinionRequest
from thidua.apps.dossiers.papers.council import letter_document, minutes_document
from thidua.apps.dossiers.papers.council_decision import decision_document
from thidua.apps.dossiers.papers.dossier import refusal_document
from thidua.apps.dossiers.papers.letters import opinion_letter, return_letter
from thidua.apps.dossiers.queries import councils_visible_to, nominations_visible_to
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    Place,
    Request,
    Thing,
    Things,
    register_paper,
)
from thidua.documents.model import Document
from thidua.web.words import written_day

MOST = 200  # listed at once, the latest first


def councils(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """The council's meetings, the latest first."""
    found = councils_visible_to(user).filter(authority=place.pk).order_by("-held_on", "-pk")
    said = "phiên họp ngày {}"
    return [Thing(each.pk, said.format(written_day(each.held_on))) for each in _listed(found, key)]


def returned(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """Dossiers that were handed back."""
    return _dossiers(place, user, key, state=Nomination.State.RETURNED)


def refused(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """Dossiers that were concluded without an award."""
    return _dossiers(place, user, key, state=Nomination.State.REFUSED)


def asked(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """What other bodies were asked about dossiers."""
    dossiers = nominations_visible_to(user).filter(authority=place.pk)
    rows = OpinionRequest.objects.filter(nomination__in=dossiers).select_related("nomination")
    found = _listed(rows.order_by("-asked_on", "-pk"), key)
    return [Thing(each.pk, str(each)) for each in found]


def _dossiers(place: Place, user: User, key: int | None, **which: str) -> list[Thing]:
    rows = nominations_visible_to(user).filter(authority=place.pk, **which).order_by("-pk")
    return [Thing(each.pk, str(each)) for each in _listed(rows, key)]


def _listed(rows: QuerySet[Any], key: int | None) -> QuerySet[Any]:
    """The one that is asked for, however old; else the latest."""
    return rows[:MOST] if key is None else rows.filter(pk=key)


def _of_council(build: Callable[[CouncilMeeting, Request], Document]) -> Callable[..., Document]:
    def built(request: Request) -> Document:
        meetings = councils_visible_to(request.user).filter(authority=request.authority)
        return build(meetings.get(pk=request.about), request)

    return built


def _of_dossier(build: Callable[[Nomination, Request], Document]) -> Callable[..., Document]:
    def built(request: Request) -> Document:
        dossiers = nominations_visible_to(request.user).filter(authority=request.authority)
        return build(dossiers.get(pk=request.about), request)

    return built


def _build_opinion(request: Request) -> Document:
    dossiers = nominations_visible_to(request.user).filter(authority=request.authority)
    rows = OpinionRequest.objects.select_related("nomination__authority", "nomination__season")
    return opinion_letter(rows.get(pk=request.about, nomination__in=dossiers), request)


_Build = Callable[[Request], Document]
_KINDS: tuple[tuple[str, str, str, _Build, Things], ...] = (
    (
        "opinion_letter",
        "Công văn xin ý kiến",
        "Gửi Ban Thường vụ, công an, thuế, bảo hiểm, thanh tra; ghi ở trang hồ sơ trước.",
        _build_opinion,
        asked,
    ),
    (
        "return_letter",
        "Công văn trả hồ sơ",
        "Lý do và những gì còn thiếu, của hồ sơ đang trả lại để bổ sung.",
        _of_dossier(return_letter),
        returned,
    ),
    (
        "council_minutes",
        "Biên bản họp Hội đồng",
        "Thành phần, danh sách và kết quả bỏ phiếu của Hội đồng.",
        _of_council(lambda meeting, asked: minutes_document(meeting, asked.number)),
        councils,
    ),
    (
        "office_letter",
        "Tờ trình khen thưởng",
        "Trình người có thẩm quyền, kèm danh sách đã được Hội đồng bỏ phiếu.",
        _of_council(lambda meeting, asked: letter_document(meeting, asked.day, asked.number)),
        councils,
    ),
    (
        "award_decision",
        "Dự thảo quyết định khen thưởng",
        "Kèm danh sách; văn phòng cấp số và ban hành sau khi người có thẩm quyền ký.",
        _of_council(decision_document),
        councils,
    ),
    (
        "refusal_notice",
        "Thông báo không khen thưởng",
        "Lý do, kết quả bỏ phiếu, của hồ sơ đã kết luận.",
        _of_dossier(lambda found, asked: refusal_document(found, asked.day, asked.number)),
        refused,
    ),
)
for _place, (_kind, _title, _description, _build, _things) in enumerate(_KINDS):
    register_paper(
        PaperKind(
            kind=_kind,
            title=_title,
            description=_description,
            build=_build,
            order=50 + _place,
            of_office=True,
            draft_only=_kind == "award_decision",
            things=_things,
        )
    )

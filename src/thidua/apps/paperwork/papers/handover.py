"""Biên bản bàn giao: what the head of a year leaves to the head of the next."""

from thidua.apps.organisations.models import Membership
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.apps.seasons.registries.handover import Handover, handover_of
from thidua.documents.kinds.handover_minutes import HandoverFacts, handover_minutes
from thidua.documents.model import Document
from thidua.web.words import written_day


def build_handover(request: Request) -> Document:
    """The minutes, once the bloc has a head for the next year."""
    season = request.season
    found = handover_of(season, request.user)
    return handover_minutes(
        HandoverFacts(
            header=bloc_header(request, "BB-KTĐ"),
            bloc=season.bloc_name,
            year=season.year,
            giver=_head(found.old_members, season.year),
            taker=_head(found.new_members, season.year + 1),
            papers=tuple(f"{each.title}. {each.text}" for each in found.documents),
            unfinished=(*(each.text for each in found.open_items), *found.left_open),
            calendar=_calendar(found),
            note=tuple(filter(None, (each.strip() for each in season.handover_note.splitlines()))),
            illustrative=season.is_illustrative,
        )
    )


def _head(members: list[Membership], year: int) -> str:
    for each in members:
        if each.role == Membership.Role.HEAD:
            return each.unit.called
    raise PaperNotReady(f"Năm {year} chưa có Trưởng khối: ghi ở danh sách khối của năm đó trước.")


def _calendar(found: Handover) -> tuple[str, ...]:
    return tuple(f"{each}: hạn {written_day(each.due_on)}" for each in found.calendar)


register_paper(
    PaperKind(
        kind="handover",
        title="Biên bản bàn giao Trưởng khối",
        description="Văn bản, việc chưa xong, lịch năm sau; hai bên ký.",
        build=build_handover,
        order=40,
    )
)

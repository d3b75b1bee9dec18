"""The agenda: drafted, arranged, gone through."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import told
from thidua.apps.meetings.actions.agenda import (
    ItemFacts,
    add_agenda_item,
    draft_agenda,
    edit_agenda_item,
    finish_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    start_agenda_item,
)
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import agenda_of
from thidua.apps.meetings.refusals import AgendaRefused, ConferenceNotOpen

FACTS = ItemFacts("Phát biểu của Sở Nội vụ", 15, "Đại diện Sở Nội vụ")


def kinds(conference: Conference) -> list[str]:
    return [item.kind for item in agenda_of(conference)]


def test_the_drafted_agenda_has_a_vote_for_each_motion(conference: Conference) -> None:
    assert kinds(conference) == [
        "attendance", "report", "ranking", "deliberation", "motion", "motion", "motion",
        "election", "election", "directions",
    ]  # fmt: skip
    titles = [item.title for item in agenda_of(conference) if item.kind in {"motion", "election"}]
    assert titles == [
        "Biểu quyết: Cờ thi đua của Ủy ban nhân dân tỉnh",
        "Biểu quyết: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Suy tôn đơn vị dẫn đầu Khối",
        "Bầu Trưởng khối",
        "Bầu Phó trưởng khối",
    ]


def test_draft_agenda_only_where_there_is_none(ranked: World, conference: Conference) -> None:
    with pytest.raises(AgendaRefused):
        draft_agenda(conference, actor=ranked.head, at=NOON)
    before = kinds(conference)
    conference.agenda.all().delete()
    draft_agenda(conference, actor=ranked.head, at=NOON)
    assert kinds(conference) == before


def test_add_and_edit_agenda_item_with_from_and_to(ranked: World, conference: Conference) -> None:
    item = add_agenda_item(conference, FACTS, actor=ranked.head, at=NOON)
    assert agenda_of(conference)[-1] == item

    edit_agenda_item(item, ItemFacts("Phát biểu", 5), actor=ranked.deputy, at=NOON)

    entry = Entry.objects.get(action="meetings.edit_agenda_item")
    data = told(entry)
    assert data["from"] == {
        "title": FACTS.title, "minutes": 15, "presenter": FACTS.presenter,
    }  # fmt: skip
    assert data["to"]["minutes"] == 5


@pytest.mark.parametrize("facts", [ItemFacts("  ", 5), ItemFacts("x", 0), ItemFacts("x", 601)])
def test_an_item_without_title_or_time_is_refused(
    ranked: World, conference: Conference, facts: ItemFacts
) -> None:
    with pytest.raises(AgendaRefused):
        add_agenda_item(conference, facts, actor=ranked.head, at=NOON)


def test_move_agenda_item_swaps_neighbours_and_stops_at_the_ends(
    ranked: World, conference: Conference
) -> None:
    first, second = agenda_of(conference)[:2]
    move_agenda_item(second, -1, actor=ranked.head, at=NOON)
    assert agenda_of(conference)[:2] == [second, first]
    move_agenda_item(second, -1, actor=ranked.head, at=NOON)
    assert agenda_of(conference)[:2] == [second, first]
    last = agenda_of(conference)[-1]
    move_agenda_item(last, 1, actor=ranked.head, at=NOON)
    assert agenda_of(conference)[-1] == last


def test_start_agenda_item_ends_the_one_before_and_can_go_back(
    ranked: World, meeting: Conference
) -> None:
    first, second = agenda_of(meeting)[:2]
    later = NOON + timedelta(minutes=9)
    start_agenda_item(first, actor=ranked.head, at=NOON)
    start_agenda_item(second, actor=ranked.head, at=later)

    first.refresh_from_db()
    assert (first.state, first.started_at, first.ended_at) == ("done", NOON, later)

    back = start_agenda_item(first, actor=ranked.head, at=later + timedelta(minutes=1))
    assert (back.state, back.started_at, back.ended_at) == ("current", NOON, None)
    assert [i.state for i in agenda_of(meeting)].count("current") == 1


def test_a_second_press_changes_nothing(ranked: World, meeting: Conference) -> None:
    first = agenda_of(meeting)[0]
    start_agenda_item(first, actor=ranked.head, at=NOON)
    start_agenda_item(first, actor=ranked.head, at=NOON + timedelta(minutes=1))
    assert Entry.objects.filter(action="meetings.start_agenda_item").count() == 1


def test_finish_agenda_item_needs_one_that_goes_on(ranked: World, meeting: Conference) -> None:
    first = agenda_of(meeting)[0]
    with pytest.raises(AgendaRefused):
        finish_agenda_item(first, actor=ranked.head, at=NOON)
    start_agenda_item(first, actor=ranked.head, at=NOON)
    assert finish_agenda_item(first, actor=ranked.head, at=NOON).state == "done"


def test_remove_agenda_item_only_before_it_began(ranked: World, meeting: Conference) -> None:
    first, second = agenda_of(meeting)[:2]
    start_agenda_item(first, actor=ranked.head, at=NOON)
    with pytest.raises(AgendaRefused):
        remove_agenda_item(first, actor=ranked.head, at=NOON)
    remove_agenda_item(second, actor=ranked.head, at=NOON)
    assert second not in agenda_of(meeting)
    with pytest.raises(AgendaRefused, match="vừa được bỏ"):
        start_agenda_item(second, actor=ranked.head, at=NOON)


def test_nothing_starts_before_the_opening(ranked: World, conference: Conference) -> None:
    with pytest.raises(ConferenceNotOpen):
        start_agenda_item(agenda_of(conference)[0], actor=ranked.head, at=NOON)


def test_members_arrange_nothing(ranked: World, meeting: Conference) -> None:
    first = agenda_of(meeting)[0]
    for user in (ranked.member, ranked.outsider, ranked.standing):
        for act in (start_agenda_item, finish_agenda_item, remove_agenda_item):
            with pytest.raises(PermissionDenied):
                act(first, actor=user, at=NOON)

"""What an app sees to itself is not asked twice, and nobody has to tick it off."""

from datetime import time

from django.urls import reverse

from tests.apps.dossiers.story import SENT, completed, hold
from tests.apps.meetings.test_meetings_of_a_year import begun
from tests.apps.reports.material import BEFORE, handed_in, opened
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.dossiers.actions.preparing import send_dossiers
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.seasons.models import ChecklistItem, Phase
from thidua.apps.seasons.pages.checklist import ChecklistRow, checklist_rows
from thidua.apps.seasons.registries.held import is_over
from thidua.apps.seasons.registries.obligations import everything_owed
from thidua.apps.seasons.year.at_once import members_by_season

DAY = BEFORE.date()


def item(world: World, phase: str, owner: str) -> ChecklistItem:
    return ChecklistItem.objects.create(
        season=world.season, text="Việc thường lệ", owner=owner, phase=phase, due_on=DAY
    )


def row_of(world: World, user: User) -> ChecklistRow:
    members = members_by_season([world.season])[world.season.pk]
    (row,) = checklist_rows(world.season, user, DAY, members)
    return row


def asked(world: World, user: User) -> list[tuple[str, str]]:
    owed = everything_owed(user, [world.season], DAY)
    return [(each.button, each.url) for each in owed if each.text == "Việc thường lệ"]


def test_half_year_reports_ask_for_themselves(world: World, sign_in: SignIn) -> None:
    item(world, Phase.Kind.MIDYEAR, Phase.Owner.UNITS)
    assert [button for button, _url in asked(world, world.member)] == ["Mở danh sách việc"]
    form = opened(world)

    assert asked(world, world.member) == []
    handed_in(world, form)
    row = row_of(world, world.member)
    assert (row.ticked, row.members, row.my_open, row.is_done) == (1, 3, [], False)
    page = sign_in(world.member).get(reverse("seasons:detail", args=[world.season.pk]))
    assert "1/3 đơn vị đã xong" in page.content.decode()

    for unit in ("AAA", "BBB"):
        handed_in(world, form, unit=unit)

    assert row_of(world, world.head).is_known_done


def test_a_unit_is_done_when_all_forms_of_the_half_year_are_in(world: World) -> None:
    item(world, Phase.Kind.MIDYEAR, Phase.Owner.UNITS)
    first, second = opened(world), opened(world, name="Báo cáo 6 tháng về phong trào")

    handed_in(world, first)
    assert row_of(world, world.member).ticked == 0
    handed_in(world, second)
    assert row_of(world, world.member).ticked == 1


def test_a_half_year_meeting_that_was_closed_is_held(world: World) -> None:
    item(world, Phase.Kind.MIDYEAR, Phase.Owner.HEAD)
    place = reverse("meetings:meetings", args=[world.season.pk])
    assert asked(world, world.head) == [("Đến nơi làm", place)]
    assert not is_over(world.season, Phase.Kind.MIDYEAR)

    close_conference(begun(world), ends_at=time(16), actor=world.head, at=NOON)

    assert asked(world, world.head) == []
    assert is_over(world.season, Phase.Kind.MIDYEAR)
    row = row_of(world, world.head)
    assert (row.is_done, row.is_ticked) == (True, False)


def test_what_was_ticked_off_for_good_is_as_people_say(world: World) -> None:
    thing = item(world, Phase.Kind.MIDYEAR, Phase.Owner.HEAD)
    thing.done_at, thing.done_by = NOON, world.head
    thing.save()

    row = row_of(world, world.head)
    assert (row.is_done, row.seen) == (True, None)


def test_dossiers_are_done_when_none_waits_to_be_sent(world: World) -> None:
    hold(world, certificates=())
    ready = completed(world)
    item(world, Phase.Kind.DOSSIER, Phase.Owner.HEAD)
    row = row_of(world, world.head)
    assert (row.seen and row.seen.url, row.is_done) == (reverse("dossiers:board"), False)

    send_dossiers([ready], "06/TTr", actor=world.head, at=SENT)

    assert row_of(world, world.head).is_known_done

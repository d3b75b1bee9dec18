"""A unit that leaves in mid-year: decided once, followed by every count, list and paper."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.appraisals.builders import LATER, fill, lock, opened, register, submit
from tests.apps.pledges.material import adopted, open_season
from tests.conftest import SignIn
from tests.factories import NOON, PASSWORD, World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.queries import sheets_visible_to, unlocked_units, waiting_units
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.models import Attendance, Candidate, Conference, Motion
from thidua.apps.meetings.queries import attendance_of, units_in_hall
from thidua.apps.organisations.actions.members import set_members
from thidua.apps.organisations.actions.unit_endings import dissolve_unit
from thidua.apps.organisations.models import Membership, Seat, Unit
from thidua.apps.organisations.refusals import BadMembers
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.queries.covenants import signatories
from thidua.apps.pledges.seams.seasons import covenant_is_signed, units_registered, units_signed
from thidua.apps.seasons.actions.departures import (
    DepartureFacts,
    record_departure,
    take_back_departure,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import departed_from, members_of
from thidua.apps.seasons.refusals import (
    DepartureInUse,
    DepartureNotPossible,
    SeasonClosed,
    WrongSuccessor,
)
from thidua.apps.seasons.registries.obligations import obligations_of
from thidua.apps.seasons.year.at_once import members_by_season
from thidua.web.reasons import ReasonMissing

DAY = date(2023, 7, 1)
AT = LATER + timedelta(days=1)


def leave(
    world: World,
    code: str,
    successor: Unit | None = None,
    *,
    actor: User | None = None,
    day: date = DAY,
    reason: str = "Quyết định 12/QĐ-UBND",
) -> Membership:
    facts = DepartureFacts(day, reason, successor)
    return record_departure(
        world.season, world.units[code], facts, actor=actor or world.standing, at=AT
    )


def codes(world: World) -> list[str]:
    return [member.unit.code for member in members_of(world.season)]


@pytest.fixture
def heir(world: World) -> Unit:
    """A new unit, in no bloc yet, with somebody at it."""
    unit = Unit.objects.create(authority=world.authority, code="MOI", name="Hội Hợp nhất")
    user = User.objects.create_user(username="moi", password=PASSWORD, full_name="Người Mới")
    Seat.objects.create(user=user, kind=Seat.Kind.OFFICER, unit=unit)
    return unit


def test_who_left_is_counted_ranked_and_waited_for_no_more(world: World) -> None:
    opened(world)
    for code in ("AAA", "BBB"):
        fill(world, code)
        submit(world, code)
    assert waiting_units(world.season) == ["Hội CCC"]

    leave(world, "CCC")

    season = world.season
    assert codes(world) == ["AAA", "BBB"]
    assert [row.code for row in members_by_season([season])[season.pk]] == ["AAA", "BBB"]
    assert waiting_units(season) == []
    assert unlocked_units(season) == ["Hội AAA", "Hội BBB"]
    assert {sheet.code for sheet in season_sheets(season)} == {"AAA", "BBB"}
    assert sheets_visible_to(world.standing, season).count() == 2
    assert len(units_registered([season.pk])) == 2
    for code in ("AAA", "BBB"):
        lock(world, code)
    result = publish_result(season, actor=world.head, at=AT + timedelta(hours=1))
    assert {row["unit"] for row in result.answer["units"]} == {"AAA", "BBB"}
    assert Sheet.objects.filter(unit=world.units["CCC"]).count() == 1
    entry = Entry.objects.get(action="seasons.record_departure")
    assert entry.data["reason"] == "Quyết định 12/QĐ-UBND"


def test_a_successor_takes_registration_sheet_signature_and_office(
    world: World, heir: Unit, sign_in: SignIn
) -> None:
    open_season(world)
    covenant = adopted(world)
    for code in ("AAA", "BBB"):
        sign_covenant(
            Signing(covenant, world.units[code]),
            text_hash=covenant.hash,
            password=PASSWORD,
            actor=world.leaders[code],
            at=NOON,
        )
    Registration.objects.all().delete()
    register(world, "AAA")

    leave(world, "AAA", heir)

    place = members_of(world.season).first()
    assert place is not None
    assert (place.unit, place.role) == (heir, Membership.Role.HEAD)
    assert Registration.objects.get().unit == heir
    places = {row.membership.unit.code: row for row in signatories(Covenant.objects.get())}
    assert places["MOI"].signed_for == "Hội AAA"
    assert len(units_signed([world.season.pk])) == 2
    assert "1 đơn vị chưa ký: Hội CCC" in str(covenant_is_signed(world.season))
    client = sign_in(User.objects.get(username="moi"))
    assert client.get(reverse("seasons:detail", args=[world.season.pk])).status_code == 200
    old = sign_in(world.officers["AAA"])
    assert old.get(reverse("seasons:detail", args=[world.season.pk])).status_code == 200


def test_a_sheet_goes_to_a_successor_without_one_and_never_replaces_its_own(
    world: World, heir: Unit
) -> None:
    opened(world)
    fill(world, "CCC", I_1="77")
    leave(world, "CCC", heir)
    sheet = Sheet.objects.get(season=world.season, unit=heir)
    assert sheet.lines.get(item="I.1").actual == "77"

    leave(world, "BBB", heir)
    assert {each.code for each in season_sheets(world.season)} == {"AAA", "MOI"}
    assert Sheet.objects.get(unit=heir) == sheet


def test_the_conference_follows(world: World, heir: Unit) -> None:
    Season.objects.filter(pk=world.season.pk).update(state="reviewing")
    world.season.refresh_from_db()
    conference = Conference.objects.create(
        season=world.season, held_on=date(2023, 12, 20), starts_at="08:00", quorum="2/3"
    )
    for unit in world.units.values():
        Attendance.objects.create(conference=conference, unit=unit)
    motion = Motion.objects.create(conference=conference, kind="award", method="vote", order=1)
    for order, code in enumerate(("BBB", "CCC")):
        Candidate.objects.create(motion=motion, unit=world.units[code], order=order)

    leave(world, "BBB", heir)
    leave(world, "CCC")

    assert [row.unit.code for row in attendance_of(conference)] == ["AAA", "MOI"]
    assert units_in_hall(conference).total == 2
    assert [row.unit.code for row in motion.candidates.all()] == ["MOI"]


@pytest.mark.parametrize("state", Season.State.values)
def test_every_phase_but_the_closed_one_knows_departures(world: World, state: str) -> None:
    closing = {"closed_at": NOON} if state == "closed" else {}
    Season.objects.filter(pk=world.season.pk).update(state=state, **closing)
    if state == "closed":
        with pytest.raises(SeasonClosed):
            leave(world, "CCC")
    else:
        leave(world, "CCC")
        assert codes(world) == ["AAA", "BBB"]


def test_taking_back_leaves_no_trace_but_the_journal(world: World, heir: Unit) -> None:
    opened(world)
    before = list(Membership.objects.order_by("pk").values())
    place = leave(world, "AAA", heir)
    take_back_departure(place, world.season, actor=world.standing, at=AT)

    assert list(Membership.objects.order_by("pk").values()) == before
    assert {sheet.code for sheet in season_sheets(world.season)} == set(world.units)
    assert Registration.objects.filter(unit=world.units["AAA"]).exists()
    assert Entry.objects.filter(action="seasons.take_back_departure").count() == 1


def test_what_rests_on_it_keeps_it(world: World) -> None:
    opened(world)
    place = leave(world, "CCC")
    for code in ("AAA", "BBB"):
        fill(world, code)
        submit(world, code)
    for code in ("AAA", "BBB"):
        lock(world, code)
    publish_result(world.season, actor=world.head, at=AT + timedelta(hours=1))
    with pytest.raises(DepartureInUse, match="công bố"):
        take_back_departure(place, world.season, actor=world.standing, at=AT + timedelta(hours=2))


def test_wrong_departures_are_refused_by_name(world: World, heir: Unit) -> None:
    other = Unit.objects.get(code="ZZZ")
    with pytest.raises(ReasonMissing):
        leave(world, "CCC", reason="  ")
    with pytest.raises(DepartureNotPossible, match="01/01/2024"):
        leave(world, "CCC", day=date(2024, 1, 1))
    with pytest.raises(DepartureNotPossible, match="Trưởng khối"):
        leave(world, "AAA")
    with pytest.raises(WrongSuccessor, match="chính mình"):
        leave(world, "CCC", world.units["CCC"])
    leave(world, "CCC")
    with pytest.raises(WrongSuccessor, match="rời khối"):
        leave(world, "BBB", world.units["CCC"])
    with pytest.raises(DepartureNotPossible, match="không phải thành viên"):
        leave(world, "CCC")
    for user in (world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            leave(world, "BBB", other, actor=user)
    with pytest.raises(BadMembers, match="Hội CCC"):
        set_members(
            world.bloc,
            2023,
            [(unit, "member") for unit in world.units.values()],
            actor=world.standing,
            at=AT,
        )


def test_the_page_records_and_takes_back(world: World, sign_in: SignIn) -> None:
    page = reverse("seasons:departures", args=[world.season.pk])
    typed = {"unit": str(world.units["CCC"].pk), "left_on": "2023-07-01", "reason": ""}
    client = sign_in(world.head)

    refused = client.post(page, typed)
    assert refused.status_code == 422
    assert 'value="01/07/2023"' in refused.text
    assert client.post(page, typed | {"reason": "Giải thể"}).status_code == 302
    shown = sign_in(world.member).get(page)
    assert "Giải thể" in shown.text
    assert "take-back" not in shown.text
    place = departed_from(world.season).get()
    back = reverse("seasons:take_back_departure", args=[world.season.pk, place.pk])
    assert sign_in(world.member).post(back).status_code in {403, 404}
    assert client.post(back).status_code == 302
    assert codes(world) == ["AAA", "BBB", "CCC"]


def test_a_unit_that_left_reads_its_own_sheet_and_changes_nothing(
    world: World, sign_in: SignIn
) -> None:
    opened(world)
    fill(world, "CCC")
    sheet = Sheet.objects.get(unit=world.units["CCC"])
    leave(world, "CCC")
    listing = reverse("appraisals:sheets", args=[world.season.pk])

    own = sign_in(world.officers["CCC"])
    page = own.get(listing)
    assert sheet.get_absolute_url() in page.text
    assert "Chưa đến bước chấm điểm" not in page.text
    text = own.get(sheet.get_absolute_url()).text
    assert "Hội CCC" in text
    assert own.post(reverse("appraisals:submit_sheet", args=[sheet.pk])).status_code == 403
    Membership.objects.filter(unit=world.units["BBB"]).update(role="member")
    other = sign_in(world.officers["BBB"])
    assert sheet.get_absolute_url() not in other.get(listing).text
    assert other.get(sheet.get_absolute_url()).status_code == 403


def test_a_member_that_ended_is_owed_a_decision_until_there_is_one(
    world: World, heir: Unit, sign_in: SignIn
) -> None:
    unit = world.units["CCC"]
    last = DAY - timedelta(days=1)
    dissolve_unit(unit, last_day=last, successor=heir, actor=world.standing, at=AT)

    def owed(user: User, day: date = DAY) -> list[str]:
        return [
            each.text for each in obligations_of(user, [world.season], day) if "CCC" in each.text
        ]

    text = "Hội CCC kết thúc hoạt động ngày 30/06/2023: ghi rời khối hoặc đơn vị kế thừa"
    assert (owed(world.head), owed(world.standing), owed(world.member)) == ([text], [text], [])
    assert owed(world.head, last) == []
    Unit.objects.filter(pk=unit.pk).update(valid_to=world.season.ends_on)
    assert owed(world.head, date(2024, 3, 1)) == []  # it was there all the year
    Unit.objects.filter(pk=unit.pk).update(valid_to=last)
    [duty] = [each for each in obligations_of(world.head, [world.season], DAY) if each.text == text]
    form = sign_in(world.head).get(duty.url).context["form"]
    assert [form[name].initial for name in ("unit", "left_on", "successor")] == [
        unit.pk, DAY, heir.pk,
    ]  # fmt: skip
    other = sign_in(world.head).get(duty.url.replace(f"={unit.pk}", "=abc")).context["form"]
    assert other["unit"].initial is None

    leave(world, "CCC", heir)

    assert owed(world.head) == []


def test_nobody_follows_who_ended_before_that_day(world: World, heir: Unit) -> None:
    heir.valid_to = DAY - timedelta(days=1)
    heir.save()

    with pytest.raises(WrongSuccessor, match="Hội Hợp nhất đã kết thúc hoạt động từ ngày 30/06"):
        leave(world, "CCC", heir)
    leave(world, "CCC", heir, day=heir.valid_to)

    assert codes(world) == ["AAA", "BBB", "MOI"]


def test_a_successor_that_is_merged_too_hands_on_what_it_took_over(
    world: World, heir: Unit
) -> None:
    opened(world)
    fill(world, "CCC", I_1="77")
    last = Unit.objects.create(authority=world.authority, code="CUOI", name="Hội Sau cùng")
    leave(world, "CCC", heir)
    world.units["MOI"] = heir

    leave(world, "MOI", last, day=DAY + timedelta(days=60))

    assert codes(world) == ["AAA", "BBB", "CUOI"]
    assert Sheet.objects.get(unit=last).lines.get(item="I.1").actual == "77"
    assert {each.code for each in season_sheets(world.season)} == {"AAA", "BBB", "CUOI"}
    assert [place.unit.code for place in departed_from(world.season)] == ["CCC", "MOI"]

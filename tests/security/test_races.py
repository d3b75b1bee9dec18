"""Two people press the same button in the same moment: one act is done, the other is told why."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Barrier, Event, Thread
from time import monotonic

import pytest
from django.db import connection, transaction

from tests.apps.appraisals.builders import all_locked, fill, opened, sheet_of
from tests.apps.pledges.material import adopted, filled, membership, open_season, submitted
from tests.factories import NOON, PASSWORD, World
from thidua.apps.accounts.facts import AccountFacts
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.signing import submit_sheet
from thidua.apps.appraisals.models import Result, Sheet
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.conference import ConferenceFacts, prepare_conference
from thidua.apps.organisations.actions.invitations import Guest, accept_invitation, invite
from thidua.apps.organisations.actions.seats import SeatTerm, give_seat
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Seat
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.actions.numbers import reserve_number, withdraw_number
from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.paperwork.registries.papers import paper_of
from thidua.apps.pledges.actions.covenants import draft_covenant
from thidua.apps.pledges.actions.registrations import start_registration
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.actions.submissions import accept_registration, submit_registration
from thidua.apps.pledges.models import Covenant, CovenantSignature, Registration
from thidua.apps.pledges.permissions import Signing
from thidua.apps.seasons.actions.seasons import copy_season, create_season
from thidua.apps.seasons.models import Season
from thidua.domain.refusal import Refusal

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


class Race:
    """What became of acts that were begun together."""

    def __init__(self, size: int) -> None:
        self.ready = Barrier(size)
        self.told: list[str] = []
        self.errors: list[BaseException] = []

    def run(self, act: Callable[[], object]) -> None:
        """One act; a refusal is told, any other error is kept for the test's own thread."""
        try:
            act()
            self.told.append("done")
        except Refusal as refusal:
            self.told.append(type(refusal).__name__)
        except BaseException as error:  # noqa: BLE001 # raised again by the test
            self.errors.append(error)

    def run_apart(self, act: Callable[[], object]) -> None:
        """One act on a connection of its own, when all are ready."""
        try:
            self.ready.wait(timeout=20)
            self.run(act)
        finally:
            connection.close()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all in the same moment; what became of each, sorted.

    SQLite lets one writer in at a time, so there they are done one after the other. Anything but
    a refusal is an error that a user would meet: it is raised.
    """
    race = Race(len(acts))
    if connection.vendor == "postgresql":
        threads = [Thread(target=race.run_apart, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
    else:
        for act in acts:
            race.run(act)
    if race.errors:
        raise race.errors[0]
    assert list(verify_chains()) == []
    return sorted(race.told)


def written(action: str) -> int:
    return Entry.objects.filter(action=action).count()


def fresh(user: User) -> User:
    """As another request would load the same person."""
    return User.objects.get(pk=user.pk)


def test_a_registration_is_begun_handed_in_and_accepted_once(transactional_world: World) -> None:
    world = transactional_world
    open_season(world)
    place = membership(world, "CCC")
    begun = at_once(
        *[lambda: start_registration(world.season, place, actor=fresh(world.member), at=NOON)]
        * TIMES
    )
    registration = filled(world, "CCC")
    sent = at_once(
        *[lambda: submit_registration(registration, actor=fresh(world.member), at=NOON)] * TIMES
    )
    taken = at_once(
        *[lambda: accept_registration(registration, actor=fresh(world.head), at=NOON)] * TIMES
    )

    assert begun == ["done"] * TIMES
    assert Registration.objects.count() == written("pledges.start_registration") == 1
    assert sent == taken == ["RegistrationNotInState"] * (TIMES - 1) + ["done"]
    assert written("pledges.submit_registration") == written("pledges.accept_registration") == 1


def test_every_leader_signs_once_and_the_last_one_moves_the_year(
    transactional_world: World,
) -> None:
    world = transactional_world
    open_season(world)
    for code in world.units:
        accept_registration(submitted(world, code), actor=world.head, at=NOON)
    covenant = adopted(world)

    def signing(code: str) -> Callable[[], object]:
        return lambda: sign_covenant(
            Signing(Covenant.objects.get(pk=covenant.pk), world.units[code]),
            text_hash=covenant.hash,
            password=PASSWORD,
            actor=fresh(world.leaders[code]),
            at=NOON,
        )

    told = at_once(*[signing(code) for code in world.units] * 2)

    assert told == ["AlreadySigned"] * 3 + ["done"] * 3
    assert CovenantSignature.objects.count() == written("pledges.sign_covenant") == 3
    assert Covenant.objects.get().state == Covenant.State.SIGNED
    assert Season.objects.get(pk=world.season.pk).state == Season.State.SIGNED
    assert written("pledges.complete_covenant") == written("seasons.enter_state") == 1


def test_two_papers_do_not_take_one_number(transactional_world: World) -> None:
    world = transactional_world
    draft_covenant(world.season, actor=world.head, at=NOON)
    following = copy_season(world.season, actor=world.standing, at=NOON)
    paper = paper_of("covenant")
    assert paper is not None
    wanted = Issue(paper, None, "05/GU-KTĐ", date(2023, 3, 31))

    def issuing(season: Season) -> Callable[[], object]:
        return lambda: issue_document(season, wanted, actor=fresh(world.standing), at=NOON)

    assert at_once(issuing(world.season), issuing(following)) == ["NumberTaken", "done"]
    assert PaperNumber.objects.count() == written("paperwork.issue_document") == 1


def test_fifty_people_take_fifty_numbers_in_a_row(transactional_world: World) -> None:
    world = transactional_world

    def reserving(which: int) -> Callable[[], object]:
        actor = fresh(world.head if which % 2 else world.standing)
        return lambda: reserve_number(
            world.season, "CV-KTĐ", f"Công văn {which}", 2023, actor=actor, at=NOON
        )

    assert at_once(*[reserving(which) for which in range(50)]) == ["done"] * 50
    taken = PaperNumber.objects.order_by("serial").values_list("serial", "shown")
    assert list(taken) == [(serial, f"{serial:02}/CV-KTĐ") for serial in range(1, 51)]
    assert written("paperwork.reserve_number") == 50


def test_a_number_that_is_being_given_up_is_not_taken(transactional_world: World) -> None:
    world, given_up = transactional_world, Event()
    draft_covenant(world.season, actor=world.head, at=NOON)
    kept = reserve_number(world.season, "GU-KTĐ", "Giữ", 2023, actor=world.head, at=NOON)
    covenant = paper_of("covenant")
    assert covenant is not None
    wanted = Issue(covenant, None, kept.shown, date(2023, 3, 31))

    def giving_up() -> None:
        with transaction.atomic():
            withdraw_number(world.season, kept, "Thôi", actor=fresh(world.head), at=NOON)
            given_up.set()
            if connection.vendor == "postgresql":
                somebody_waits()

    def taking() -> None:
        given_up.wait(timeout=20)
        issue_document(world.season, wanted, actor=fresh(world.head), at=NOON)

    assert at_once(giving_up, taking) == ["NumberTaken", "done"]
    kept.refresh_from_db()
    assert kept.state == PaperNumber.State.WITHDRAWN


def somebody_waits() -> None:
    """Until another connection waits for a row that this one holds."""
    until = monotonic() + 20
    waiting = False
    while not waiting and monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            waiting = cursor.fetchone()[0] > 0


def test_an_invitation_opens_one_account(transactional_world: World) -> None:
    world = transactional_world
    place = SeatPlace(Seat.Kind.OFFICER, unit=world.units["CCC"])
    invitation, _ = invite(place, Guest("Lê Thị Mới"), actor=world.standing, at=NOON)
    before = User.objects.count()

    def taking(name: str) -> Callable[[], object]:
        facts = AccountFacts(name, "Lê Thị Mới", "hoa-sen-trang-26", "")
        return lambda: accept_invitation(invitation, account=facts, actor=None, at=NOON)

    told = at_once(*[taking(f"moi.{number}") for number in range(TIMES)])

    assert told == ["InvitationNotOpen"] * (TIMES - 1) + ["done"]
    assert User.objects.count() == before + 1
    assert written("organisations.accept_invitation") == written("organisations.give_seat") == 1


def test_two_invitations_do_not_give_one_name_to_two_people(transactional_world: World) -> None:
    world = transactional_world
    place = SeatPlace(Seat.Kind.OFFICER, unit=world.units["CCC"])
    invitations = [
        invite(place, Guest(f"Người {number}"), actor=world.standing, at=NOON)[0]
        for number in range(TIMES)
    ]
    facts = AccountFacts("mot.ten", "Một Tên", "hoa-sen-trang-26", "mot.ten@example.vn")

    told = at_once(
        *[
            lambda each=each: accept_invitation(each, account=facts, actor=None, at=NOON)
            for each in invitations
        ]
    )

    assert told == ["UsernameTaken"] * (TIMES - 1) + ["done"]
    assert User.objects.filter(email="mot.ten@example.vn").count() == 1


def test_a_seat_is_given_once(transactional_world: World) -> None:
    world = transactional_world
    place, term = SeatPlace(Seat.Kind.OFFICER, unit=world.units["BBB"]), SeatTerm("Chuyên viên")

    told = at_once(
        *[lambda: give_seat(world.member, place, term=term, actor=fresh(world.standing), at=NOON)]
        * TIMES
    )

    assert told == ["SeatTaken"] * (TIMES - 1) + ["done"]
    assert Seat.objects.filter(user=world.member).count() == 2


def test_a_year_is_opened_once(transactional_world: World) -> None:
    world = transactional_world

    told = at_once(
        *[lambda: copy_season(world.season, actor=fresh(world.standing), at=NOON)] * TIMES,
        lambda: create_season(world.bloc, 2024, actor=fresh(world.head), at=NOON),
    )

    assert told == ["SeasonExists"] * TIMES + ["done"]
    assert Season.objects.filter(year=2024).count() == 1


def test_sheets_are_made_handed_in_and_published_once(transactional_world: World) -> None:
    world = transactional_world
    opened(world)
    again = at_once(*[lambda: open_scoring(world.season, actor=fresh(world.head), at=NOON)] * TIMES)
    sheet = fill(world, "CCC")
    sent = at_once(
        *[
            lambda: submit_sheet(
                sheet_of(world, "CCC"),
                password=PASSWORD,
                despite_doubts=True,
                actor=fresh(world.leaders["CCC"]),
                at=NOON,
            )
        ]
        * TIMES
    )
    Sheet.objects.filter(pk=sheet.pk).update(state="draft", submitted_at=None)
    all_locked(world)
    told = at_once(
        *[lambda: publish_result(world.season, actor=fresh(world.head), at=NOON)] * TIMES
    )
    facts = ConferenceFacts(
        date(2023, 12, 20), (NOON + timedelta(hours=1)).time(), "Hội trường", "Chủ trì", "Thư ký"
    )
    called = at_once(
        *[lambda: prepare_conference(world.season, facts, actor=fresh(world.head), at=NOON)] * TIMES
    )

    assert again == ["done"] * TIMES
    assert Sheet.objects.count() == 3
    assert sent == ["SheetNotInDraft"] * (TIMES - 1) + ["done"]
    assert told == ["ResultNotReady"] * (TIMES - 1) + ["done"]
    assert Result.objects.count() == 1
    assert called == ["ConferenceExists"] * (TIMES - 1) + ["done"]

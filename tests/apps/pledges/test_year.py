"""What the app tells the rest of the year: conditions, duties, progress, papers, next year."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.pledges.material import (
    CONTENT,
    IN_TIME,
    adopted,
    filled,
    move_to,
    open_season,
    submitted,
)
from tests.factories import NOON, PASSWORD, World, make_world
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request, paper_of
from thidua.apps.pledges.actions.covenants import draft_covenant
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.actions.submissions import accept_registration, return_registration
from thidua.apps.pledges.models import Covenant
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.seams.obligations import obligations_of
from thidua.apps.pledges.seams.seasons import (
    carry_covenant,
    covenant_is_signed,
    units_registered,
    units_signed,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.apps.seasons.registries.overview import panels
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.pdf import render_pdf

DAY = date(2023, 3, 5)


def owed(world: World, user: Any) -> list[tuple[str, str]]:
    found = obligations_of(user, [world.season], DAY)
    return [(obligation.text, obligation.url) for obligation in found]


def test_covenant_is_signed_says_who_is_missing(world: World) -> None:
    season = open_season(world)
    assert covenant_is_signed(season) == "chưa có giao ước thi đua"

    covenant = adopted(world)
    sign_covenant(
        Signing(covenant, world.units["AAA"]),
        text_hash=covenant.hash,
        password=PASSWORD,
        actor=world.leaders["AAA"],
        at=NOON,
    )

    told = "giao ước còn 2 đơn vị chưa ký: Hội BBB, Hội CCC"
    assert covenant_is_signed(season) == told
    assert told in obstacles(season, Season.State.SIGNED)


def test_progress_counts_units(world: World) -> None:
    season = open_season(world)
    submitted(world, "BBB")
    filled(world, "CCC")

    assert units_registered([season.pk]) == {(season.pk, world.units["BBB"].pk)}
    assert units_signed([season.pk]) == set()


def test_obligations_follow_the_registration(world: World) -> None:
    season = open_season(world)
    list_page = f"/pledges/{season.pk}/registrations/"
    assert owed(world, world.member) == [("Lập đăng ký thi đua năm 2023", list_page)]

    registration = filled(world, "CCC")
    page = f"/pledges/registrations/{registration.pk}"
    leader = world.leaders["CCC"]
    assert owed(world, world.member)[0][1] == f"{page}/edit/"
    assert owed(world, leader) == [("Duyệt và nộp đăng ký thi đua năm 2023", f"{page}/submit/")]


def test_obligations_of_the_head(world: World) -> None:
    season = open_season(world)
    accept_registration(submitted(world, "AAA"), actor=world.deputy, at=NOON)
    submitted(world, "BBB")
    returned = return_registration(submitted(world, "CCC"), "Sửa", actor=world.head, at=NOON)

    assert owed(world, world.head) == [
        ("Xem 1 bản đăng ký mới nộp", f"/pledges/{season.pk}/registrations/?state=submitted"),
        ("Soạn giao ước thi đua năm 2023", f"/pledges/{season.pk}/covenant/"),
    ]
    assert owed(world, world.member) == [
        (
            "Sửa đăng ký thi đua năm 2023: Trưởng khối trả lại",
            f"/pledges/registrations/{returned.pk}/edit/",
        )
    ]
    assert owed(world, world.standing) == []


def test_obligation_to_sign_is_the_leaders(world: World) -> None:
    open_season(world)
    for code in world.units:
        accept_registration(submitted(world, code), actor=world.head, at=NOON)
    covenant = adopted(world)

    found = obligations_of(world.leaders["CCC"], [world.season], DAY)

    assert [(o.text, o.due_on) for o in found] == [
        ("Ký giao ước thi đua năm 2023", date(2023, 3, 31))
    ]
    assert found[0].url == f"/pledges/covenants/{covenant.pk}/sign/{world.units['CCC'].pk}/"
    assert owed(world, world.member) == []
    move_to(world, Season.State.SCORING)
    assert owed(world, world.leaders["CCC"]) == []


def test_obligations_need_few_queries_for_many_seasons(world: World) -> None:
    open_season(world)
    other = make_world(codes=("DDD", "EEE"))
    place = {"bloc": other.bloc, "unit": world.units["CCC"], "year": other.season.year}
    Membership.objects.create(**place)
    Season.objects.update(state=Season.State.OPEN)
    seasons = list(Season.objects.select_related("bloc"))

    def count(some: list[Season]) -> tuple[int, int]:
        user = User.objects.get(pk=world.member.pk)
        with CaptureQueriesContext(connection) as queries:
            found = obligations_of(user, some, DAY)
        return len(queries), len(found)

    assert count(seasons) == (7, 2)
    assert count(seasons[:1]) == (7, 1)


def test_panels_tell_how_far(world: World) -> None:
    season = open_season(world)
    submitted(world, "BBB")
    adopted(world)

    shown = {panel.title: panel.figure for panel in panels(season, world.head)}

    assert (shown["Đăng ký thi đua"], shown["Giao ước thi đua"]) == ("1/3", "0/3")


def test_covenant_is_carried_to_next_year(world: World) -> None:
    season = open_season(world)
    old = adopted(world)
    new = Season.objects.create(
        bloc=world.bloc,
        year=2024,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        law_as_of=date(2024, 1, 1),
    )

    carry_covenant(season, new, world.head, NOON)
    carry_covenant(season, new, world.head, NOON)

    copied = Covenant.objects.get(season=new)
    assert (copied.state, copied.version, copied.hash) == (Covenant.State.DRAFT, 1, "")
    assert "năm 2024" in copied.preamble
    assert "năm 2023" not in copied.preamble
    assert copied.targets.count() == old.targets.count()


def request(world: World, user: Any, code: str = "") -> Request:
    return Request(world.season, world.units.get(code), user, DAY)


def paper(kind: str) -> Any:
    found = paper_of(kind)
    assert found is not None
    return found


def test_papers_wait_for_their_facts(world: World) -> None:
    open_season(world)

    for kind in ("registration", "registration_summary", "covenant"):
        with pytest.raises(PaperNotReady):
            paper(kind).build(request(world, world.head, "CCC"))


def test_papers_print(world: World) -> None:
    open_season(world)
    submitted(world, "CCC", at=IN_TIME, titles=CONTENT.titles)
    covenant = adopted(world)
    sign_covenant(
        Signing(covenant, world.units["AAA"]),
        text_hash=covenant.hash,
        password=PASSWORD,
        actor=world.leaders["AAA"],
        at=NOON,
    )

    for kind in ("registration", "registration_summary", "covenant"):
        document = paper(kind).build(request(world, world.head, "CCC"))
        assert render_pdf(document, fonts=find_fonts(), created_on=DAY).startswith(b"%PDF")


def test_registration_paper_of_another_unit_is_denied(world: World) -> None:
    open_season(world)
    submitted(world, "CCC")

    with pytest.raises(PermissionDenied):
        paper("registration").build(request(world, world.outsider, "CCC"))


def test_draft_covenant_prints_without_signatures(world: World) -> None:
    open_season(world)
    draft_covenant(world.season, actor=world.head, at=NOON)

    document = paper("covenant").build(request(world, world.member))

    assert document.title == "GIAO ƯỚC THI ĐUA"

"""A bloc of two hundred units: every page on which all of them stand, and the draw."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import GRADED, adopt, register, scheme_definition
from tests.apps.scorers.builders import ITEM, body, police, score_by
from tests.factories import NOON, World, make_world
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.scorers.models import Scorer

pytestmark = pytest.mark.django_db
CODES = tuple(f"X{number:03d}" for number in range(200))
FIGURES = {"I.1": "90", "I.2": "3", "II.1": "4", "II.2": "1", "T.1": "1"}


def two_hundred() -> tuple[World, User, Scorer]:
    """All have handed in; the police scores one criterion of each."""
    world = make_world(codes=CODES)
    adopt(world, scheme_definition(("II", GRADED)))
    for code in CODES:
        register(world, code)
    open_scoring(world.season, actor=world.head, at=NOON)
    world.season.refresh_from_db()
    unit, officer = police(world)
    scored = score_by(world, body(unit), reason="Quy chế năm 2023")
    for item, figure in FIGURES.items():
        Line.objects.filter(sheet__season=world.season, item=item).update(actual=figure)
    Sheet.objects.filter(season=world.season).update(
        state=Sheet.State.SELF_SCORED, submitted_at=NOON, submitted_by=world.head
    )
    return world, officer, scored.scorers.get()


def text_of(user: User, name: str, *keys: object) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_page_holds_two_hundred_units() -> None:
    world, officer, scorer = two_hundred()
    season = world.season.pk
    head = Client()
    head.force_login(world.head)
    for act, sent in (
        ("announce_seed", {"seed": "Biên bản 5"}),
        ("draw_checkers", {"called": "1"}),
    ):
        answer = head.post(reverse(f"crosschecks:{act}", args=[season]), sent)
        assert answer.status_code == 302
    pairs = Assignment.objects.filter(crosscheck__season=season)
    assert pairs.count() == 400
    assert pairs.values("unit").distinct().count() == 200

    for user, name, key in (
        (world.head, "appraisals:sheets", season),
        (world.head, "appraisals:result", season),
        (world.head, "appraisals:firmness", season),
        (world.head, "pledges:registrations", season),
        (world.head, "crosschecks:crosscheck", season),
        (world.head, "crosschecks:draw_checkers", season),
        (officer, "scorers:save_figures", scorer.pk),
        (world.standing, "scorers:enter_in_place", scorer.pk),
    ):
        page = text_of(user, name, key)
        missing = [code for code in CODES if f"Hội {code}" not in page]
        assert missing == [], name
    assert f"còn {len(CODES)} ô" in text_of(officer, "home:index")
    assert ITEM in text_of(world.head, "scorers:scorers", season)

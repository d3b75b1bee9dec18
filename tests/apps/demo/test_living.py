"""The illustrative year of the demo: half over on whatever day it is loaded."""

from datetime import date, timedelta

import pytest

from thidua.apps.accounts.models import User
from thidua.apps.consultations.models import Consultation
from thidua.apps.demo.telling.loading import tell_stories
from thidua.apps.demo.telling.people import ACCOUNTS, People, demo_usernames
from thidua.apps.demo.telling.stories import every_story, living
from thidua.apps.home.pages.board import board_of
from thidua.apps.reports.models import Report
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season

DAYS = [date(2026, 11, 30), date(2027, 1, 1), date(2027, 6, 1), date(2028, 2, 29)]


def tell(day: date) -> None:
    tell_stories([living(day)], People("mat-khau-mau-1"), lambda text: None)


@pytest.fixture
def loaded(db: None, request: pytest.FixtureRequest) -> date:
    """The living year alone, told on a day."""
    day: date = request.param
    tell(day)
    return day


@pytest.mark.parametrize("loaded", DAYS, indirect=True)
def test_half_of_the_reports_are_in_and_one_is_late(loaded: date) -> None:
    season = Season.objects.get(bloc__code="MH-HOI")
    in_hand = Report.objects.filter(form__season=season).exclude(state="draft")
    assert (season.state, season.is_illustrative) == ("running", True)
    assert season.starts_on < loaded - timedelta(150) < loaded + timedelta(150) < season.ends_on
    assert in_hand.count() * 2 == 6

    late = [
        code
        for code in ("lv", "svc", "nct", "kh", "cgc", "ls")
        if any(
            group.is_late
            for group in board_of(User.objects.get(username=f"{code}.minh-hoa.cv"), loaded).groups
        )
    ]

    assert late == ["kh"]


@pytest.mark.parametrize("loaded", DAYS[:1], indirect=True)
def test_a_later_load_leaves_the_year_as_it_is(loaded: date) -> None:
    tell(loaded + timedelta(500))

    assert Season.objects.filter(bloc__code="MH-HOI").count() == 1


def test_its_people_are_the_demos_and_it_is_told_first() -> None:
    assert {"lv.minh-hoa.cv", "kh.minh-hoa.tt", "snv.minh-hoa"} <= set(demo_usernames())
    assert every_story(DAYS[0])[0].name == "minh-hoa"
    assert ACCOUNTS[0].username == "lv.minh-hoa.cv"


@pytest.mark.parametrize("loaded", DAYS[:1], indirect=True)
def test_three_members_were_heard_before_the_table_was_adopted(loaded: date) -> None:
    about = Consultation.objects.get(season__bloc__code="MH-HOI")
    scheme = Scheme.objects.get(season=about.season)
    lines = {
        line["id"]: line for group in scheme.definition["groups"] for line in group["criteria"]
    }

    assert [(r.unit.code, r.answer, bool(r.done)) for r in about.remarks.order_by("pk")] == [
        ("NCT", "accepted", True), ("KH", "merged", False), ("LS", "rejected", False),
    ]  # fmt: skip
    assert lines["F.2"]["evidence"] == "Kế hoạch, danh sách, hình ảnh hoạt động chăm lo"
    assert lines["A.1"]["rule"]["points_per_item"] == "1"
    assert about.opinions.filter(agrees=True).count() == 5
    assert about.closed_at is not None
    assert scheme.adopted_at is not None
    assert about.opened_at < about.closed_at < scheme.adopted_at

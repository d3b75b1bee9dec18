"""Awards, results and scores of all blocs: shares, comparisons, who is close; saved; by letter."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.apps.appraisals.test_tables_of_kinds import _published as published_of_kinds
from tests.apps.insight.test_extracts import page, staff
from tests.apps.ledger.material import q, recorded
from tests.apps.reminders.material import MORNING
from tests.apps.reviews.material import CELLS, GIFTS, MONEY, promised
from tests.conftest import SignIn
from tests.factories import NOON, World, make_world
from tests.factories_registry import give, make_person
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.dossiers.models import Nomination
from thidua.apps.eligibility.models import Screening, ScreeningRow
from thidua.apps.insight.models import SavedView
from thidua.apps.ledger.models import Deed
from thidua.apps.organisations.models import Seat
from thidua.apps.reminders.actions.choosing import choose_channels
from thidua.apps.reminders.actions.sweeping import sweep
from thidua.apps.reminders.models import Delivery, Reminder

pytestmark = pytest.mark.django_db
IN_2023 = datetime(2023, 12, 1, 3, 0, tzinfo=UTC)


@pytest.fixture
def people(world: World) -> World:
    """Six women who work directly, four men who do not: LĐTT all, CSTĐCS four."""
    for number in range(10):
        is_woman = number < 6
        staff(world, f"W{number}", "CCC", sex="female" if is_woman else "male",
              is_direct_worker=is_woman)  # fmt: skip
        person = make_person(world.units["CCC"], f"P{number}")
        give(person, "LDTT", 2023, holder_unit=world.units["CCC"])
        if number < 4:
            give(person, "CSTDCS", 2023, holder_unit=world.units["CCC"])
    return world


def sheets(client: Client, path: str) -> list[str]:
    return load_workbook(BytesIO(client.get(path).content)).sheetnames


def test_shares_stand_beside_what_the_law_says(people: World, sign_in: SignIn) -> None:
    client = sign_in(people.standing)
    text = page(client, "/insight/awards/?year=2023")

    assert "60% (6/10)" in text  # women, and direct workers
    assert "40% (4/10)" in text
    assert "không quá 15% (NĐ 91/2017" in text
    assert 'class="late"' in text  # 40 % is more than 15 %
    assert "/insight/rows/awards/?year=2023" in text
    assert len(sheets(client, "/insight/awards/khen-thuong.xlsx?year=2023")) >= 5


def test_a_share_of_few_persons_is_not_told(world: World, sign_in: SignIn) -> None:
    for number in range(5):
        staff(world, f"W{number}", "CCC", sex="female" if number else "male")
    assert "số người quá ít, không nêu" in page(sign_in(world.standing), "/insight/awards/")


def test_a_breach_of_the_laws_cap_is_told_however_few(world: World, sign_in: SignIn) -> None:
    for number in range(5):
        person = make_person(world.units["CCC"], f"P{number}")
        give(person, "LDTT", 2023, holder_unit=world.units["CCC"])
    give(person, "CSTDCS", 2023, holder_unit=world.units["CCC"])
    for code in ("AAA", "BBB"):
        for award in ("CO_TINH", "CO_CP"):
            give(world.units[code], award, 2023)

    text = page(sign_in(world.standing), "/insight/awards/?year=2023")

    assert "20% (1/5)" in text
    assert 'class="late"' in text
    assert "100% (2/2)" in text


def test_fractions_are_compared_as_they_are(world: World, sign_in: SignIn) -> None:
    recorded(world, quantity=q("1.9"), measure="km đường", money=None)
    recorded(world, quantity=q("0.25"), measure="ha", money=None)
    before = make_world(codes=("QQQ",), year=2022)
    before.bloc.authority, before.bloc.code = world.authority, "K9"
    before.bloc.save()
    for figure, measure in (("1.2", "km đường"), ("0.5", "ha")):
        deed = recorded(world, quantity=q(figure), measure=measure, money=None)
        Deed.objects.filter(pk=deed.pk).update(season=before.season)

    text = page(sign_in(world.standing), "/insight/ledger/?year=2023")

    assert "158,33%" in text
    assert "50%" in text


@pytest.mark.parametrize(("way", "told"), [("apart", "8,33"), ("together", "4,76")])
def test_first_and_second_are_those_of_one_table_or_of_shares(
    sign_in: SignIn, way: str, told: str
) -> None:
    """90, 70 of 100 and 60, 55 of 70: nobody is a third before the next."""
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    published_of_kinds(world, way, BBB="50", DDD="50")

    text = page(sign_in(world.standing), "/insight/honesty/?year=2023")

    row = text.split(f"/appraisals/season/{world.season.pk}/firmness/")
    found = re.search(r">\s*([\d,]+)\s*(?:</span>)?</a>", row[1])
    assert found is not None
    assert found[1] == told


def test_figures_are_those_of_the_authority_that_was_chosen(world: World, sign_in: SignIn) -> None:
    other = make_world(codes=("XXX", "YYY"))
    Seat.objects.create(user=world.standing, authority=other.authority, kind="standing")

    text = page(sign_in(world.standing), f"/insight/honesty/?authority={other.authority.pk}")

    flags = f"/insight/flags/?to=2026&amp;empty=1&amp;authority={other.authority.pk}"
    assert flags in text
    assert "Hội AAA" not in page(sign_in(world.standing), flags.replace("&amp;", "&"))
    assert "3 đơn vị năm năm liền chưa được khen thưởng gì" in text


def test_who_is_close_to_more_opens_the_screening(world: World, sign_in: SignIn) -> None:
    person = make_person(world.units["CCC"])
    screening = Screening.objects.create(
        authority=world.authority, kind="individual", award_year=2024, received_on=IN_2023.date(),
        rule_set="2025", owner=world.standing, finished_at=IN_2023,
    )  # fmt: skip
    ScreeningRow.objects.create(screening=screening, person=person, yes=0, unknown=0, near=4)
    with time_machine.travel(IN_2023, tick=False):
        text = page(sign_in(world.standing), "/insight/awards/")
    assert f'/eligibility/screenings/{screening.pk}/?answer=near">1</a>' in text
    with time_machine.travel(IN_2023.replace(year=2026), tick=False):
        assert "Chưa rà soát năm nay" in page(sign_in(world.standing), "/insight/awards/")


def test_results_stand_beside_those_of_the_year_before(world: World, sign_in: SignIn) -> None:
    recorded(world, quantity=q(20), measure="căn nhà", money=q(900_000_000, "gan"))
    before = make_world(codes=("QQQ",), year=2022)
    before.bloc.authority = world.authority
    before.bloc.code = "K9"
    deed = recorded(world, quantity=q(10), measure="căn nhà", money=q(450_000_000))
    before.bloc.save()
    deed.season = before.season
    deed.save()
    client = sign_in(world.standing)

    text = page(client, "/insight/ledger/")

    assert "Kết quả phong trào 2023" in text
    assert "gần 900 triệu đồng" in text
    assert "≈ 200%" in text
    assert "200%" in text.replace("≈ 200%", "")
    assert "Kết quả phong trào 2019" in page(client, "/insight/ledger/?year=2019")
    assert "chưa có dòng nào" in page(client, "/insight/ledger/?year=2019")
    assert len(sheets(client, "/insight/ledger/ket-qua.xlsx")) >= 4


def test_results_stand_beside_what_was_promised(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS, MONEY, CELLS)
    recorded(world, content="Tặng quà", quantity=q(1200), measure="suất quà", money=None)
    client = sign_in(world.standing)
    with time_machine.travel(IN_2023, tick=False):
        text = page(client, "/insight/ledger/?year=2023")

        assert "So với chỉ tiêu trong giao ước" in text
        row = text.split("So với chỉ tiêu trong giao ước")[1].split("</tbody>")[0]
        assert f"/reviews/{world.season.pk}/targets/?period=year" in row
        assert numbers_of(row) == [3, 1, 0, 2]  # targets; gifts; none; money and cells unknown
        assert "trong giao ước" not in page(client, "/insight/ledger/?year=2023&bloc=x")
        assert "trong giao ước" not in page(client, "/insight/ledger/?year=2022")
    assert "trong giao ước" not in page(
        sign_in(make_world(codes=("XXX",)).standing), "/insight/ledger/?year=2023"
    )


def numbers_of(row: str) -> list[int]:
    """The figures of the cells of a row, one after another."""
    cells = [cell.split("</td>")[0] for cell in row.split('class="numeric">')[1:]]
    plain = (re.sub("<svg.*?</svg>|<[^>]*>", "", cell) for cell in cells)
    return [int(each) for each in plain if each.strip().isdecimal()]


def test_scores_that_tell_nobody_apart_and_refusals_are_named(
    world: World, sign_in: SignIn
) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)
    for award, state in (("GK", "refused"), ("BK_TINH", "appraised"), ("CO_TINH", "withdrawn")):
        Nomination.objects.create(
            authority=world.authority, season=world.season, unit=world.units["AAA"],
            from_unit=world.units["AAA"], subject_name="Hội AAA", award=award, award_year=2023,
            state=state, proposed_at=NOON, received_on=NOON.date(), rule_set="2025",
        )  # fmt: skip
    client = sign_in(world.standing)

    text = page(client, "/insight/honesty/")

    assert "1 (100%)" in text  # refused, of those that were decided on
    assert f"/seasons/{world.season.pk}/" in text
    assert "4 đơn vị năm năm liền chưa được khen thưởng gì" in text
    book = load_workbook(BytesIO(client.get("/insight/honesty/cham-diem.xlsx").content))
    assert [cell.value for cell in book.worksheets[0][4]][6:] == [2, 0, 1]
    assert "Chưa khối nào công bố" in page(client, "/insight/honesty/?year=2001")


def test_others_see_none_of_it(people: World, sign_in: SignIn) -> None:
    other = sign_in(make_world(codes=("XXX",)).standing)
    for path in ("awards/", "ledger/", "honesty/", "extract/", "saved/"):
        assert "Hội CCC" not in page(other, f"/insight/{path}")
        assert sign_in(people.head).get(f"/insight/{path}").status_code == 403


def test_a_page_is_saved_opened_again_and_taken_off(world: World, sign_in: SignIn) -> None:
    client, path = sign_in(world.standing), "/insight/saved/new/?page=awards&query=year%3D2023"
    assert 'value="year=2023"' in page(client, path)
    typed = {"page": "awards", "query": "year=2023", "name": "Năm 2023", "is_shared": "on"}

    answer = client.post(path, typed)

    assert (answer.status_code, answer["Location"]) == (302, "/insight/saved/")
    text = page(client, "/insight/saved/")
    assert '<a href="/insight/awards/?year=2023">Năm 2023</a>' in text
    assert "cả cơ quan" in text
    again = client.post(path, typed)
    assert again.status_code == 422
    assert "chọn tên khác" in again.content.decode()
    view = SavedView.objects.get()
    assert client.post(f"/insight/saved/{view.pk}/drop/").status_code == 302
    assert not SavedView.objects.exists()
    stranger = sign_in(make_world(codes=("XXX",)).standing)
    assert stranger.post(f"/insight/saved/{view.pk}/drop/").status_code == 404


def monthly(user: User) -> list[str]:
    rows = Reminder.objects.filter(user=user, kind=Reminder.Kind.MONTHLY, over_at=None)
    return list(rows.values_list("text", flat=True))


def test_a_letter_comes_once_a_month_to_who_stands_for_an_authority(people: World) -> None:
    recorded(people, quantity=q(20), measure="căn nhà", money=q(900_000_000, "gan"))
    User.objects.filter(pk=people.standing.pk).update(email="gd@snv.vn")
    opened(people)
    with time_machine.travel(MORNING, tick=False):
        sweep(MORNING)
        (text,) = monthly(people.standing)
        sweep(MORNING.replace(day=11))
        assert len(monthly(people.standing)) == 1

    assert text.startswith("Tháng 5/2023: 1 khối, ")
    assert "24 lượt khen thưởng, lao động trực tiếp 60%" in text
    assert "1 dòng kết quả phong trào, gần 900 triệu đồng" in text
    letter = Delivery.objects.filter(user=people.standing).earliest("pk")
    assert text in [each.text for each in letter.reminders.all()]
    assert monthly(people.head) == []
    with time_machine.travel(MORNING.replace(month=6), tick=False):
        sweep(MORNING.replace(month=6))
    (newer,) = monthly(people.standing)
    assert newer.startswith("Tháng 6/2023")


def test_nothing_is_told_where_nothing_was_and_to_who_switched_it_off(world: World) -> None:
    User.objects.filter(pk=world.standing.pk).update(email="gd@snv.vn")
    usual = {(kind, channel) for kind in Reminder.Kind.values for channel in ("page", "email")}
    choose_channels(world.standing, usual - {("monthly", "email")}, actor=world.standing, at=NOON)
    with time_machine.travel(MORNING, tick=False):
        sweep(MORNING)
        assert monthly(world.standing) == []
        give(world.units["CCC"], "CO_TINH", 2023)
        sweep(MORNING.replace(day=11))
    assert monthly(world.standing) == ["Tháng 5/2023: 1 lượt khen thưởng."]
    told = Reminder.objects.get(kind="monthly")
    assert (told.letter, told.in_page) == (None, True)

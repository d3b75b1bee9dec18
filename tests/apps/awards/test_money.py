"""Money by decision, fund and year; an authority's own rounding; pages and Excel."""

from datetime import date
from io import BytesIO
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import accepted, handed_in
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.statistics.money import MoneyRow, by_decision, by_fund, by_year, groups_of
from thidua.apps.awards.statistics.pricing import Pricing
from thidua.apps.organisations.models import AuthoritySetting

COLLECTIVE = {"code": "CCC", "name": "", "unit": "", "birth_year": None, "kind": "Tập thể"}


def given(world: World) -> None:
    """Two decisions: one of a fund with three awards, one with a medal that has no amount."""
    rows: list[Any] = [
        award(year=2025, decided_on="31/12/2025", fund="Quỹ tỉnh"),
        award(name="Trần Thị Bình", year=2025, decided_on="31/12/2025"),
        award(**COLLECTIVE, award="BK tỉnh", year=2025, decided_on="31/12/2025"),
        award(award="Kỷ niệm chương", number="7/QĐ", decided_on="01/03/2024"),
        award(award="GK", number="7/QĐ", decided_on="01/03/2024", state="Đã hủy bỏ",
              revoked_on="01/04/2024", revoked_because="Khai man"),
    ]  # fmt: skip
    accepted(handed_in(world, workbook(rows), adds_people=True))


def test_sums_by_decision_fund_and_year_leave_out_what_is_revoked(world: World) -> None:
    given(world)
    pricing = Pricing(world.authority)
    groups = groups_of(AwardRecord.objects.all(), pricing)

    first, second = by_decision(groups, pricing)
    assert (first.name, first.count, first.dong, first.unknown) == (
        "12/QĐ-CCC ngày 31/12/2025", 3, 710_000 * 2 + 7_020_000, 0,
    )  # fmt: skip
    assert (second.count, second.dong, second.unknown) == (1, 0, 1)
    assert second.lines[0].words == "Chưa rõ: chưa có mức tiền thưởng trong dữ liệu."
    assert [(each.name, each.dong) for each in by_fund(groups, pricing)] == [
        ("Quỹ tỉnh", 8_440_000), ("", 0),
    ]  # fmt: skip
    assert [(each.name, each.count) for each in by_year(groups, pricing)] == [
        ("2025", 3), ("2024", 1),
    ]  # fmt: skip


def test_authority_rounds_as_it_decided_on_the_day(world: World) -> None:
    given(world)
    for since, value in ((date(2020, 1, 1), "1000"), (date(2025, 6, 1), "0")):
        AuthoritySetting.objects.create(
            authority=world.authority, key="award_money_rounding_step", value=value, since=since,
            cites="QĐ 5/2025",
        )  # fmt: skip

    pricing = Pricing(world.authority)
    first = by_decision(groups_of(AwardRecord.objects.all(), pricing), pricing)[0]

    assert {line.award: line.total for line in first.lines} == {
        "LDTT": 1_404_000, "BK_TINH": 7_020_000,
    }  # fmt: skip


def lines_of(world: World) -> dict[str, MoneyRow]:
    """Award and year → its line, of decisions with one award each kind."""
    pricing = Pricing(world.authority)
    sums = by_decision(groups_of(AwardRecord.objects.all(), pricing), pricing)
    return {f"{line.award} {each.name[:1]}": line for each in sums for line in each.lines}


def test_several_titles_of_a_year_pay_only_the_highest(world: World) -> None:
    rows: list[Any] = [
        award(year=2025, number="1/QĐ", decided_on="20/12/2025"),
        award(award="CSTĐ cơ sở", year=2025, number="1/QĐ", decided_on="20/12/2025"),
        award(award="CSTĐ cấp tỉnh", year=2025, number="1/QĐ", decided_on="20/12/2025"),
        award(award="BK tỉnh", year=2025, number="1/QĐ", decided_on="20/12/2025"),
        award(year=2024, number="2/QĐ", decided_on="20/12/2024"),
        award(name="Trần Thị Bình", year=2025, number="1/QĐ", decided_on="20/12/2025"),
    ]
    accepted(handed_in(world, workbook(rows), adds_people=True))

    lines = lines_of(world)

    assert {key: (line.count, line.unpaid, line.total) for key, line in lines.items()} == {
        "LDTT 1": (2, 1, 710_000), "CSTDCS 1": (1, 0, 2_340_000), "BK_TINH 1": (1, 0, 3_510_000),
        "CSTD_TINH 1": (1, 0, 7_020_000), "LDTT 2": (1, 0, 710_000),
    }  # fmt: skip
    assert lines["LDTT 1"].words.endswith(
        "; 1 không trả: cùng thời gian đã có danh hiệu mức cao hơn (NĐ 152/2025, Điều 49 khoản 5)"
    )
    assert lines["LDTT 1"].is_certain


def test_authority_may_pay_every_title_and_a_higher_one_in_another_decision_counts(
    world: World,
) -> None:
    rows: list[Any] = [
        award(year=2024, number="1/QĐ", decided_on="20/12/2024"),
        award(award="CSTĐ cơ sở", year=2024, number="2/QĐ", decided_on="20/02/2025"),
    ]
    accepted(handed_in(world, workbook(rows), adds_people=True))
    before = lines_of(world)["LDTT 1"]
    AuthoritySetting.objects.create(
        authority=world.authority, key="award_money_highest_title_only", value="0",
        since=date(2024, 1, 1), cites="QĐ 9/2024",
    )  # fmt: skip

    after = lines_of(world)["LDTT 1"]

    assert (before.total, before.unpaid, before.is_certain) == (0, 1, False)
    assert (after.total, after.unpaid) == (710_000, 0)


def test_pages_say_the_sum_in_figures_and_words(world: World, sign_in: SignIn) -> None:
    given(world)
    client = sign_in(world.standing)
    decision = Decision.objects.get(number="12/QĐ-CCC")

    page = client.get("/awards/money/?words=1").content.decode()
    lines = client.get(f"/awards/money/{decision.pk}/").content.decode()

    assert "8.440.000 đ cho 4 danh hiệu" in page
    assert "Chưa rõ mức của 1" in page
    assert "Tám triệu bốn trăm bốn mươi nghìn đồng" in page
    assert "0,3 (NĐ 152/2025, Điều 50) × 2.340.000 (NĐ 73/2024, Điều 3 khoản 2) = 702.000" in lines
    assert "có số chưa đối chiếu nguyên văn" not in lines
    for by, word in (("fund", "chưa ghi nguồn chi"), ("year", "2024")):
        assert word in client.get(f"/awards/money/?by={by}").content.decode()
    assert "Chưa có quyết định nào" in client.get("/awards/money/?from=2026").content.decode()
    assert "Chưa có quyết định nào" in client.get("/awards/money/?to=2023").content.decode()


def test_money_of_another_unit_is_not_shown(world: World, sign_in: SignIn) -> None:
    given(world)
    decision = Decision.objects.get(number="12/QĐ-CCC")
    client = sign_in(world.officers["AAA"])

    assert "8.440.000" not in client.get("/awards/money/").content.decode()
    assert client.get(f"/awards/money/{decision.pk}/").status_code == 404


def test_money_as_excel_and_in_few_queries(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    counts = []
    for step in (lambda: None, lambda: given(world)):
        step()
        with CaptureQueriesContext(connection) as queries:
            client.get("/awards/money/")
        counts.append(len(queries))

    data = client.get("/awards/money/?format=xlsx").content

    assert counts[0] == counts[1]
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert [row[7] for row in sheet.iter_rows(min_row=4, values_only=True)] == [
        7_020_000, 1_420_000, None,
    ]  # fmt: skip

"""Several tables in one bloc: sheets by the table of the kind, one result, each recounted."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from tests.apps.appraisals import in_periods
from tests.apps.appraisals.builders import LATER, all_locked, sheet_of
from tests.apps.appraisals.of_kinds import divided, opened, season_of
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.periods import make_periods, set_year_way
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.facts import YearFacts
from thidua.apps.appraisals.models import Line, Result
from thidua.apps.appraisals.pages.firmness import bloc_firmness
from thidua.apps.appraisals.pages.result import current_ranking
from thidua.apps.appraisals.refusals import ScoringNotOpen
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.scoring.frozen import result_hash
from thidua.apps.appraisals.seams.proofs import published_results
from thidua.apps.schemes.actions.kinds import place_units, set_ranking_way
from thidua.apps.schemes.facts import RankingFacts
from thidua.apps.schemes.models import KindMember
from thidua.apps.schemes.refusals import KindsFrozen
from thidua.cli.score import run

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def world() -> World:
    return make_world(codes=("AAA", "BBB", "CCC", "DDD"))


def _published(world: World, way: str = "together", **totals: str) -> Result:
    opened(world, way)
    all_locked(world, **totals)
    return publish_result(season_of(world), actor=world.head, at=LATER)


def _ranks(result: Result) -> dict[str, tuple[str, int | None]]:
    return {unit["unit"]: (unit["total"], unit["rank"]) for unit in result.answer["units"]}


def test_each_unit_has_a_sheet_by_the_table_of_its_kind(world: World) -> None:
    kinds = opened(world)

    assert [sheet_of(world, code).scheme.kind for code in world.units] == [
        kinds[0], kinds[0], kinds[1], kinds[1],
    ]  # fmt: skip


def test_scoring_is_not_opened_while_a_unit_is_of_no_kind(world: World) -> None:
    divided(world)
    KindMember.objects.filter(unit=world.units["DDD"]).delete()

    with pytest.raises(ScoringNotOpen, match="Chưa thuộc loại hình nào: Hội DDD"):
        open_scoring(season_of(world), actor=world.head, at=NOON)


def test_a_unit_with_a_sheet_stays_in_its_kind(world: World) -> None:
    kinds = opened(world)
    unit = world.units["AAA"]

    with pytest.raises(KindsFrozen, match="đã có bảng chấm điểm"):
        place_units(world.season, {unit.pk: kinds[1].pk}, actor=world.head, at=NOON)
    with pytest.raises(KindsFrozen, match="giữ nguyên"):
        set_ranking_way(world.season, RankingFacts("apart"), actor=world.head, at=NOON)


def test_units_of_two_tables_are_ranked_by_their_share(world: World) -> None:
    """AAA 90 of 100; BBB 70 of 100; CCC 60 of 70 = 85,71%; DDD 55 of 70 = 78,57%."""
    result = _published(world, BBB="50", DDD="50")

    assert _ranks(result) == {
        "AAA": ("90.00", 1), "BBB": ("70.00", 4), "CCC": ("60.00", 2), "DDD": ("55.00", 3),
    }  # fmt: skip
    assert result.answer["awards"] == [
        {"award": "CO_TINH", "units": ["AAA"], "tied": []},
        {"award": "BK_TINH", "units": ["CCC"], "tied": []},
    ]
    assert [table["kind"] for table in result.tables] == ["Phòng", "Huyện"]
    assert result.hash == result_hash(
        result.scheme.hash, result.answer, result.names, result.events, result.tables
    )
    assert list(published_results()) == []


def test_apart_each_kind_has_its_own_places(world: World) -> None:
    result = _published(world, "apart", BBB="50", DDD="50")

    assert _ranks(result) == {
        "AAA": ("90.00", 1), "BBB": ("70.00", 2), "CCC": ("60.00", 1), "DDD": ("55.00", 2),
    }  # fmt: skip
    assert [each["units"] for each in result.answer["awards"]] == [["AAA", "CCC"], ["BBB", "DDD"]]


@pytest.mark.parametrize("way", ["together", "apart"])
def test_each_table_is_counted_again_to_the_same_answer(
    world: World, way: str, tmp_path: Path, capsys: Capture
) -> None:
    result = _published(world, way, BBB="50", DDD="50")
    content = _as(world.member).get(reverse("appraisals:recount", args=[world.season.pk])).content
    ZipFile(BytesIO(content)).extractall(tmp_path)

    for table, folder in zip(result.tables, ("1 Phòng", "2 Huyện"), strict=True):
        files = tmp_path / folder
        assert run([str(files / "SCHEME.yaml"), str(files / "RESULTS.csv"), "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer == table["answer"] == json.loads((files / "answer.json").read_text("utf-8"))
    whole = json.loads((tmp_path / "tables.json").read_text("utf-8"))
    assert (whole["ranking"], whole["answer"]) == (way, result.answer)


def test_the_page_shows_shares_and_each_table(world: World) -> None:
    _published(world, BBB="50", DDD="50")

    page = one_line(_as(world.member).get(_address(world)))

    for said in ("85,71%", "78,57%", "xếp chung một danh sách", "hạng trong loại hình"):
        assert said in page
    assert page.index("Phòng</h2>") < page.index("Huyện</h2>")
    firm = one_line(_as(world.member).get(reverse("appraisals:firmness", args=[world.season.pk])))
    assert "Cách nhau (%)" in firm
    assert "Hội AAA bớt 4,29 điểm ở I.1 Nhiệm vụ được giao" in firm
    assert "Phòng: Nhóm" in firm
    assert firm.count("Đổi chút gì thì đổi hạng?") == 1


def test_apart_the_page_has_no_list_of_all(world: World) -> None:
    _published(world, "apart")

    page = one_line(_as(world.member).get(_address(world)))

    assert "xếp hạng riêng" in page
    assert "Tỷ lệ đạt" not in page
    assert page.count("Đề nghị theo xếp hạng") == 2


def test_the_provisional_ranking_is_the_same(world: World) -> None:
    opened(world)
    all_locked(world, BBB="50", DDD="50")

    ranking, result = current_ranking(season_of(world))

    assert result is None
    assert ranking is not None
    assert [(unit.code, str(unit.percent), unit.rank) for unit in ranking.units] == [
        ("AAA", "90.00", 1), ("CCC", "85.71", 2), ("DDD", "78.57", 3), ("BBB", "70.00", 4),
    ]  # fmt: skip
    assert [part.kind for part in ranking.parts] == ["Phòng", "Huyện"]
    firm = bloc_firmness(ranking, season_sheets(world.season))
    assert [page.has_moved for page in firm.tables] == [False] * 2
    assert firm.together is not None
    # 90 of 100, 60 of 70, 55 of 70, 70 of 100: neighbours of the list of all, in per cent
    assert [(row.upper, row.lower, str(row.gap)) for row in firm.together.neighbours] == [
        ("Hội AAA", "Hội CCC", "4.29"), ("Hội CCC", "Hội DDD", "7.14"),
        ("Hội DDD", "Hội BBB", "8.57"),
    ]  # fmt: skip


def test_nothing_is_told_of_neighbours_when_figures_of_one_table_have_moved(world: World) -> None:
    _published(world, BBB="50", DDD="50")
    ranking, _result = current_ranking(season_of(world))
    assert ranking is not None
    Line.objects.filter(sheet__unit__code="DDD", item="I.1").update(
        actual="40", verified_actual="40"
    )

    firm = bloc_firmness(ranking, season_sheets(world.season))

    assert [page.has_moved for page in firm.tables] == [False, True]
    assert firm.together is not None
    assert firm.together.has_moved
    address = reverse("appraisals:firmness", args=[world.season.pk])
    assert one_line(_as(world.member).get(address)).count("Số liệu đã thay đổi") == 2


def test_kinds_ranked_apart_have_neighbours_of_their_own(world: World) -> None:
    _published(world, "apart", BBB="50", DDD="50")

    page = one_line(_as(world.member).get(reverse("appraisals:firmness", args=[world.season.pk])))

    assert page.count("Đổi chút gì thì đổi hạng?") == 2
    assert "Cách nhau (%)" not in page


def test_the_workbook_has_the_pages_of_each_table(world: World) -> None:
    _published(world, BBB="50", DDD="50")
    content = (
        _as(world.head).get(reverse("appraisals:result_workbook", args=[world.season.pk])).content
    )
    book = load_workbook(BytesIO(content))

    assert book.sheetnames[:4] == ["Xếp hạng chung", "Khen thưởng", "Xếp hạng 1", "Tiêu chí 1"]
    assert [cell.value for cell in book["Độ vững"][1]][4] == "Cách nhau (%)"
    assert book["Độ vững"].max_row == 4
    rows = list(book["Xếp hạng chung"].iter_rows(min_row=6, values_only=True))
    assert [(row[0], row[1], row[3], float(row[6])) for row in rows] == [
        (1, "AAA", "Phòng", 90.0), (2, "CCC", "Huyện", 85.71),
        (3, "DDD", "Huyện", 78.57), (4, "BBB", "Phòng", 70.0),
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["together", "apart"])
def test_periods_make_the_year_of_each_table(world: World, way: str) -> None:
    divided(world, way)
    make_periods(world.season, 2, actor=world.head, at=NOON)
    set_year_way(world.season, YearFacts("sum", "left_out"), actor=world.head, at=NOON)
    in_periods.played(world, 0, BBB="50", DDD="50")
    in_periods.played(world, 1, CCC="0")

    year = publish_result(season_of(world), actor=world.head, at=LATER)

    totals = {"AAA": "180.00", "BBB": "160.00", "CCC": "110.00", "DDD": "115.00"}
    together = {"AAA": 1, "BBB": 3, "DDD": 2, "CCC": 4}
    apart = {"AAA": 1, "BBB": 2, "DDD": 1, "CCC": 2}
    assert _ranks(year) == {
        code: (total, (together if way == "together" else apart)[code])
        for code, total in totals.items()
    }
    page = one_line(_as(world.member).get(_address(world)))
    assert "6 tháng đầu" in page


def test_the_paper_of_the_result_has_a_table_for_each_kind(world: World) -> None:
    _published(world, BBB="50", DDD="50")
    url = reverse("paperwork:download", args=[world.season.pk, "result_summary", "docx"])
    text = words_of(Document(BytesIO(_as(world.head).get(url).content)))

    for said in ("Xếp hạng chung các loại hình", "Loại hình: Phòng", "Loại hình: Huyện", "85,71"):
        assert said in text


def test_the_api_tells_the_kind_and_the_maximum_of_each_unit(world: World) -> None:
    _published(world, BBB="50", DDD="50")
    answer = _as(world.member).get(f"/api/v1/seasons/{world.season.pk}/ranking").json()

    assert answer["ranking"] == "together"
    assert [(each["unit"], each["kind"], each["maximum"], each["rank"])
            for each in answer["units"]] == [
        ("AAA", "Phòng", "100", 1), ("CCC", "Huyện", "70", 2),
        ("DDD", "Huyện", "70", 3), ("BBB", "Phòng", "100", 4),
    ]  # fmt: skip


def test_the_paper_of_registrations_sets_each_kind_apart(world: World) -> None:
    divided(world)
    url = reverse("paperwork:download", args=[world.season.pk, "registration_summary", "docx"])
    text = words_of(Document(BytesIO(_as(world.head).get(url).content)))

    assert text.index("Loại hình: Phòng") < text.index("Loại hình: Huyện")
    assert text.rindex("Tổng số người") > text.index("Loại hình: Huyện")


def words_of(document: Any) -> str:
    """All text of a Word file, that of its tables too."""
    return "\n".join(element.text or "" for element in document.element.body.iter())


def _as(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _address(world: World) -> str:
    return reverse("appraisals:result", args=[world.season.pk])

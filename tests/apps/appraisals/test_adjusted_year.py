"""What was adjusted for one unit: undone again, in its Excel, in the file that is recounted."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.apps.appraisals.builders import (
    LATER,
    adopt,
    fill,
    line_of,
    lock,
    opened,
    register,
    save,
    sheet_of,
    submit,
)
from tests.apps.appraisals.test_adjusting import DEFINITION, agreed, applied, asked
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.appraisals.actions.adjusting import apply_adjustment
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Adjustment
from thidua.apps.appraisals.pages.adjustments import adjusted_units
from thidua.apps.appraisals.refusals import AdjustmentRefused
from thidua.apps.appraisals.sheets.recount import recount_archive
from thidua.apps.audit.models import Entry
from thidua.cli.main import main

pytestmark = pytest.mark.django_db


def lifted(world: World, item: str) -> Adjustment:
    adjustment = asked(world, item, kind="lifted", target="", reason="Đã khắc phục xong")
    agreed(world, adjustment, "AAA", "BBB")
    return apply_adjustment(adjustment, actor=world.head, at=LATER)


def test_a_row_that_was_left_out_is_open_again(world: World) -> None:
    opened(world, DEFINITION)
    applied(world, "I.4")
    lifted(world, "I.4")

    line = line_of(world, "CCC", "I.4")
    assert (line.actual, line.adjusted) == ("", "")
    assert save(world, "CCC", "I.4", actual="3").actual == "3"
    assert list(Adjustment.objects.values_list("kind", "state")) == [
        ("n/a", "replaced"), ("lifted", "in_force"),
    ]  # fmt: skip
    assert adjusted_units(world.season) == []
    told = Entry.objects.filter(action="appraisals.apply_adjustment").order_by("-pk")[0]
    assert told.data["figures"] == {"0": ["n/a", "", "", ""]}


def test_a_target_goes_back_to_what_was_registered_and_the_figure_stays(world: World) -> None:
    adopt(world, DEFINITION)
    for code in world.units:
        register(world, code, I_3={"figure": "12"})
    open_scoring(world.season, actor=world.head, at=NOON)
    world.season.refresh_from_db()
    applied(world)
    save(world, "CCC", "I.3", actual="4")
    assert line_of(world, "CCC", "I.3").target == "5"

    lifted(world, "I.3")

    line = line_of(world, "CCC", "I.3")
    assert (line.target, line.is_registered, line.actual) == ("12", True, "4")


def test_it_is_adjusted_anew_after_it_was_lifted(world: World) -> None:
    opened(world, DEFINITION)
    applied(world)
    lifted(world, "I.3")
    applied(world)
    assert line_of(world, "CCC", "I.3").target == "5"


def test_sheets_that_are_made_later_follow_the_table_again(world: World) -> None:
    adopt(world, DEFINITION)
    for code in world.units:
        register(world, code)
    applied(world, "I.4")
    lifted(world, "I.4")
    open_scoring(world.season, actor=world.head, at=NOON)
    assert (line_of(world, "CCC", "I.4").actual, line_of(world, "CCC", "I.4").adjusted) == ("", "")


def test_what_is_not_adjusted_cannot_be_lifted(world: World) -> None:
    opened(world, DEFINITION)
    with pytest.raises(AdjustmentRefused, match=r"I\.4 của Hội CCC không có điều chỉnh nào"):
        asked(world, "I.4", kind="lifted")


def test_the_excel_of_the_sheet_says_it(world: World, sign_in: SignIn) -> None:
    opened(world, DEFINITION)
    applied(world)
    key = sheet_of(world, "CCC").pk
    content = sign_in(world.officers["CCC"]).get(f"/appraisals/sheets/{key}/sheet.xlsx").content
    cells = [str(c.value) for row in load_workbook(BytesIO(content)).worksheets[0] for c in row]
    assert any("Chỉ tiêu riêng 5: Bão số 3. Các đơn vị khác thống nhất" in cell for cell in cells)


def test_the_year_is_counted_again_to_the_same_bytes(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(world, DEFINITION)
    applied(world)
    applied(world, "I.4")
    for code in world.units:
        fill(world, code)
        if code == "CCC":
            save(world, code, "I.3", actual="4")
        else:
            save(world, code, "I.3", target="8", actual="4")
            save(world, code, "I.4", actual="2")
        submit(world, code)
    for code in world.units:
        lock(world, code)
    world.season.refresh_from_db()
    result = publish_result(world.season, actor=world.head, at=LATER)
    points = {
        unit["unit"]: {each["id"]: each["points"] for each in unit["criteria"]}
        for unit in result.answer["units"]
    }
    assert (points["CCC"]["I.3"], points["CCC"]["I.4"]) == ("8.00", "10.00")
    assert (points["AAA"]["I.3"], points["AAA"]["I.4"]) == ("5.00", "5.00")

    archive = recount_archive(result)
    assert archive == recount_archive(result)
    ZipFile(BytesIO(archive)).extractall(tmp_path)
    files = [str(tmp_path / name) for name in ("SCHEME.yaml", "RESULTS.csv")]
    assert main(["score", *files, "--json"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["units"] == result.answer["units"]
    assert main(["score", *files, "--json"]) == 0
    assert capsys.readouterr().out == printed

"""A sheet's columns bear the same words in its head and on a phone; its lines are light."""

import re

import pytest

from tests.apps.appraisals.builders import opened, sheet_of
from tests.architecture.project import ROOT
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.appraisals.scoring.typed_lines import revisions_in
from thidua.apps.appraisals.templatetags.sheet_columns import all_columns, columns_without

STYLE = ROOT / "src" / "thidua" / "static" / "css" / "score_sheet.css"
ON_A_PHONE = re.compile(r"\.sheet td\.([\w-]+)::before \{[^}]*content: \"([^\"]+)\"")


def test_a_phone_shows_the_head_of_each_column() -> None:
    styled = dict(ON_A_PHONE.findall(STYLE.read_text("utf-8")))
    assert styled == {column.look: column.label for column in all_columns().values()}


def test_a_column_that_is_not_shown_has_no_cell() -> None:
    some = columns_without(all_columns().keys() - {"own", "peer"})
    assert (len(some), some.heads.count("<th")) == (2, 2)
    cells = some.cells(own="<b>", verified="9")
    assert cells == '<td class="c-own">&lt;b&gt;</td><td class="c-peer"></td>'


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("7:2 9:0", {7: 2, 9: 0}),
        ("", {}),
        ("7 9: :3 x:1 8:y 5:-1 6:1:1", {}),
        (f"{'9' * 5000}:1 1:{'9' * 5000}", {}),
        (f"{'9' * 18}:1", {10**18 - 1: 1}),
    ],
)
def test_what_is_no_revision_is_left_out(said: str, known: dict[int, int]) -> None:
    assert revisions_in({"revisions": said}) == known


def test_a_sheet_of_many_lines_is_light(world: World, sign_in: SignIn) -> None:
    opened(world)
    page = sign_in(world.member).get(sheet_of(world, "CCC").get_absolute_url()).text
    lines = re.findall('<tr id="line-.*?</tr>', page)
    assert len(lines) > 2
    assert max(len(line.encode()) for line in lines) < 1_600
    assert not re.search(r'data-label|data-figure|type="hidden"', "".join(lines))

"""Papers tell who scored: a column of its own where others score than the unit."""

import pytest

from tests.apps.appraisals.builders import fill, submit
from tests.apps.scorers.builders import ITEM, by_police, give
from tests.factories import NOON
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.paperwork.registries.papers import Request
from thidua.documents.table_model import Table
from thidua.documents.text import plain

pytestmark = pytest.mark.django_db


def test_the_paper_has_the_scorers_column_where_there_are_scorers() -> None:
    world, officer, scorer = by_police()
    fill(world, "CCC")
    give(world, officer, scorer, CCC="HTTNV")
    submit(world, "CCC")
    request = Request(world.season, world.units["CCC"], world.officers["CCC"], NOON.date())

    (table,) = (one for one in build_score_sheet(request).blocks if isinstance(one, Table))

    heads = [column.heading for column in table.columns]
    given, own = heads.index("Cơ quan chấm"), heads.index("Tự chấm")
    assert sum(column.width for column in table.columns) == 257
    (line,) = (one for one in table.rows if plain(one.cells[0].text) == ITEM)
    assert (plain(line.cells[given].text), plain(line.cells[own].text)) == ("8,00", "–")

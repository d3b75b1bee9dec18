"""A bloc's whole year in the browser: eight units, from an empty season to the hand-over."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Product
from tests.journeys.story import SEED, Visit, figures
from tests.journeys.year.conferring import confer, hand_over
from tests.journeys.year.opening import adopt_scheme, open_year
from tests.journeys.year.pledging import accept, register, sign
from tests.journeys.year.reading import read_papers
from tests.journeys.year.scoring import score
from tests.journeys.year.verifying import publish, verify


@pytest.fixture(scope="module")
def bloc(product: Product) -> Product:
    """The bloc with its people; no year yet."""
    product.thidua("manage", "shell", given=SEED)
    return product


def test_a_bloc_runs_its_whole_year(bloc: Product, visitor: Visit, tmp_path: Path) -> None:
    told = figures()
    season = open_year(visitor)
    adopt_scheme(visitor, season)
    register(visitor, season, told)
    accept(visitor, season)
    sign(visitor, season)
    score(visitor, season, told, tmp_path)
    verify(visitor, season)
    publish(visitor, season)
    confer(visitor, season)
    hand_over(visitor, season)
    read_papers(visitor, season, tmp_path)
    assert "nguyên vẹn" in bloc.thidua("audit", "verify")

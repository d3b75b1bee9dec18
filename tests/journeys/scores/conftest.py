"""An installation with four small blocs, each at the start of one journey."""

from collections.abc import Callable, Iterator

import pytest

from tests.journeys.conftest import Product, served

Step = Callable[[int, str], str]
BEFORE = """
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from tests.journeys.scores.worlds import make_all
make_all()
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Served once for the journeys of a module."""
    with served(tmp_path_factory.mktemp("scores"), BEFORE) as product:
        yield product


@pytest.fixture
def step(product: Product) -> Step:
    """What the others do meanwhile: ``step(2, "lock_all(world)")`` in the bloc of season 2."""

    def take(season: int, words: str) -> str:
        script = (
            f"from tests.journeys.scores.worlds import *\nworld = world_of({season})\n{words}\n"
        )
        return product.thidua("manage", "shell", given=script)

    return take

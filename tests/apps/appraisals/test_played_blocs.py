"""Three real blocs played through a season by its actions: what they proposed comes out."""

import json
import re
from pathlib import Path

import pytest

from tests.apps.appraisals.played import published_from
from thidua.cli.score import run

DATA = Path(__file__).resolve().parents[3] / "src/thidua/apps/demo/data"
PUBLISHED = {  # who was proposed, or how many where no names were published
    "gia-lai-so-nganh-tong-hop-2023": {"CO_TINH": {"CTHUE", "KBNN", "VPDB", "VPUB"},
                                       "BK_TINH": {"CHQ"}},
    "hoi-dac-thu-2021": {"CO_TINH": 2, "BK_TINH": 5},
    "gia-lai-ctxhnn-2023": {},
}  # fmt: skip


def _typed_in(scheme: str) -> str:
    """The table without its feeds: no meeting was held here that would tell who attended."""
    return re.sub(r"""[,\n]\s*fed_by:\s*["']?[a-z_.]+["']?""", "", scheme)


@pytest.mark.django_db
@pytest.mark.parametrize("bloc", [*PUBLISHED])
def test_a_bloc_gives_what_it_published_and_what_the_command_gives(
    bloc: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [DATA / f"{bloc}-scheme.yaml", DATA / f"{bloc}-results.csv"]
    assert run([*map(str, files), "--json"]) == 0
    asked = json.loads(capsys.readouterr().out)

    scheme, results = (file.read_text("utf-8") for file in files)

    _world, result = published_from(_typed_in(scheme), results)

    assert result.answer["units"] == asked["units"]
    assert result.answer["awards"] == asked["awards"]
    proposed = {each["award"]: set(each["units"]) for each in result.answer["awards"]}
    for award, published in PUBLISHED[bloc].items():
        found = proposed[award]
        assert (len(found) if isinstance(published, int) else found) == published

"""The worked files of the algorithms, played through a season, give what ``thidua score`` gives."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import sheet_of
from tests.apps.appraisals.played import published_from
from tests.factories import World
from tests.markdown_tables import blocks
from tests.one_line import one_line
from thidua.apps.appraisals.models import Result
from thidua.cli.score import run
from thidua.formats.results import read_results, units_of


def worked_files():
    for page in ("scoring.md", "ranking.md"):
        found = blocks(page)
        for at, (section, kind, text) in enumerate(found):
            if kind == "yaml" and len(units_in(found[at + 1][2])) > 1:  # a bloc has two
                yield pytest.param(text, found[at + 1][2], id=section)


def units_in(results: str) -> list[str]:
    return units_of(read_results(results.encode()))


def scored(folder: Path, scheme: str, results: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints for these two files."""
    names = folder / "SCHEME.yaml", folder / "RESULTS.csv"
    for name, text in zip(names, (scheme, results), strict=True):
        name.write_text(text, encoding="utf-8")
    assert run([*map(str, names), "--json"]) == 0
    return capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(("scheme", "results"), [*worked_files()])
def test_a_season_gives_the_answer_of_the_command(
    scheme: str, results: str, sign_in, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = scored(tmp_path, scheme, results, capsys)

    world, result = published_from(scheme, results)

    assert json.dumps(result.answer, ensure_ascii=False) == asked.strip()
    client: Client = sign_in(world.member)
    archive = client.get(reverse("appraisals:recount", args=[world.season.pk])).content
    with ZipFile(BytesIO(archive)) as files:
        again = [files.read(name).decode() for name in ("SCHEME.yaml", "RESULTS.csv")]
    assert scored(tmp_path, again[0], again[1], capsys) == asked
    check_result_page(client, world, result)
    check_sheets(client, world, result)


def check_result_page(client: Client, world: World, result: Result) -> None:
    """Places, totals and classes as published, in the order of the ranking."""
    page = one_line(client.get(reverse("appraisals:result", args=[world.season.pk])))
    rows = page.split('stacked ranking">')[1]
    rows = rows.split("</table>")[0].split("<tr")[2:]
    assert len(rows) == len(result.answer["units"])
    for row, unit in zip(rows, result.answer["units"], strict=True):
        assert f"Hội {unit['unit']}" in row
        assert f"<strong>{unit['total'].replace('.', ',')}</strong>" in row
        assert (f">{unit['rank']}</span>" in row) == (unit["rank"] is not None)
        assert ("Không xét" in row) == (unit["rank"] is None)
        if "class" in unit:
            assert f"<strong>{unit['class'] or 'không xếp loại'}</strong>" in row


def check_sheets(client: Client, world: World, result: Result) -> None:
    """Each unit's sheet shows its points and its class."""
    for unit in result.answer["units"]:
        address = reverse("appraisals:sheet", args=[sheet_of(world, unit["unit"]).pk])
        page = one_line(client.get(address))
        assert f"<span data-total>{unit['total'].replace('.', ',')}</span>" in page
        if "class" in unit:
            assert f"<strong data-class>{unit['class'] or 'không xếp loại'}</strong>" in page

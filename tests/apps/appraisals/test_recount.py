"""Anybody recounts the published result: ``thidua score`` on the download gives its totals."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import LATER, all_locked, opened, sheet_of
from tests.factories import World
from thidua.apps.appraisals.actions.results import publish_result
from thidua.cli.score import run
from thidua.formats.scheme_yaml import scheme_to_yaml


def test_the_download_is_scored_to_the_published_totals(
    world: World, sign_in: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    client: Client = sign_in(world.member)  # type: ignore[operator] # a fixture
    url = reverse("appraisals:recount", args=[world.season.pk])
    assert client.get(url).status_code == 404
    result = publish_result(world.season, actor=world.head, at=LATER)

    page = client.get(reverse("appraisals:result", args=[world.season.pk])).content.decode()
    assert url in page
    content = client.get(url).content
    ZipFile(BytesIO(content)).extractall(tmp_path)

    assert run([str(tmp_path / "SCHEME.yaml"), str(tmp_path / "RESULTS.csv"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["units"] == result.answer["units"]
    assert answer["awards"] == result.answer["awards"]
    assert content == client.get(url).content
    assert sign_in(world.outsider).get(url).status_code == 404  # type: ignore[operator] # a fixture


@pytest.mark.parametrize("page", ["result_workbook", "sheets_workbook"])
def test_the_workbook_itself_is_scored_to_the_published_totals(
    page: str, world: World, sign_in: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    result = publish_result(world.season, actor=world.head, at=LATER)
    client: Client = sign_in(world.head)  # type: ignore[operator] # a fixture
    book, scheme = tmp_path / "result.xlsx", tmp_path / "SCHEME.yaml"
    book.write_bytes(client.get(reverse(f"appraisals:{page}", args=[world.season.pk])).content)
    scheme.write_text(scheme_to_yaml(result.scheme.definition), encoding="utf-8")

    assert run([str(scheme), str(book), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["units"] == result.answer["units"]
    sheets = client.get(reverse("appraisals:sheets", args=[world.season.pk])).content.decode()
    assert reverse("appraisals:recount", args=[world.season.pk]) in sheets


def test_the_workbook_of_one_unit_is_scored_to_its_published_total(
    world: World, sign_in: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    result = publish_result(world.season, actor=world.head, at=LATER)
    client: Client = sign_in(world.member)  # type: ignore[operator] # a fixture
    book, scheme = tmp_path / "sheet.xlsx", tmp_path / "SCHEME.yaml"
    url = reverse("appraisals:workbook", args=[sheet_of(world, "CCC").pk])
    book.write_bytes(client.get(url).content)
    scheme.write_text(scheme_to_yaml(result.scheme.definition), encoding="utf-8")

    assert run([str(scheme), str(book), "--json"]) == 0
    [found] = json.loads(capsys.readouterr().out)["units"]
    [published] = [unit for unit in result.answer["units"] if unit["unit"] == "CCC"]
    assert {**found, "rank": None} == {**published, "rank": None}

"""Scorers in a bloc of several tables: named table by table, seen table by table."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import LATER, line_of, sheet_of
from tests.apps.appraisals.of_kinds import divided, opened, season_of
from tests.apps.scorers.builders import HEAD, OFFICE, body, change, police
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from tests.uploading import accepted, changed_cells, looked_at
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.audit.queries import history_of
from thidua.apps.schemes.actions.kinds import make_kinds
from thidua.apps.schemes.models import UnitKind
from thidua.apps.scorers.actions.appointing import carry_scorers, set_scorers
from thidua.apps.scorers.actions.scoring import save_figures
from thidua.apps.scorers.facts import Body, Scoring
from thidua.apps.scorers.models import GivenFigure, ScoredItem, Scorer
from thidua.apps.scorers.pages.grid import grid_of
from thidua.apps.scorers.pages.scorers import scorers_page
from thidua.apps.scorers.queries import awaited_in
from thidua.apps.scorers.refusals import NoSuchItem, NotYoursToScore
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db
ITEM = "I.1"


@pytest.fixture
def world() -> World:
    return make_world(codes=("AAA", "BBB", "CCC", "DDD"))


def _name(world: World, kind: UnitKind | None, *bodies: Body) -> ScoredItem:
    scoring = Scoring(ITEM, bodies, kind=kind)
    return set_scorers(
        season_of(world), scoring, reason="Quy chế năm 2023", actor=world.head, at=NOON
    )


def _by_police(world: World) -> tuple[list[UnitKind], User, Scorer]:
    """The police scores the criterion of the first table (AAA, BBB) alone."""
    kinds = opened(world)
    unit, officer = police(world)
    return kinds, officer, _name(world, kinds[0], body(unit)).scorers.get()


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _said(world: World, code: str) -> str | None:
    sheet = sheet_of(world, code)
    sheet.season = season_of(world)
    origin = origins_of(sheet).get(ITEM)
    return origin.said if origin else None


def test_a_scorer_named_in_one_table_scores_no_other(world: World) -> None:
    _kinds, officer, scorer = _by_police(world)

    assert [_said(world, code) for code in world.units] == [
        "do Công an tỉnh chấm", "do Công an tỉnh chấm", None, None,
    ]  # fmt: skip
    assert [(each.missing, each.own_missing) for each in awaited_in(season_of(world))] == [(2, 0)]
    assert [row.sheet.unit.code for row in grid_of(scorer, frozenset()).rows] == ["AAA", "BBB"]
    with pytest.raises(NotYoursToScore, match="không khớp"):
        save_figures(scorer, [change(world, "CCC", "9", item=ITEM)], actor=officer, at=LATER)
    save_figures(scorer, [change(world, "AAA", "90", item=ITEM)], actor=officer, at=LATER)
    assert line_of(world, "AAA", ITEM).actual == "90"


def test_what_is_said_of_no_kind_goes_for_kinds_that_say_nothing(world: World) -> None:
    kinds = opened(world)
    _name(world, None, OFFICE)
    assert {_said(world, code) for code in world.units} == {"do Sở Nội vụ chấm"}

    _name(world, kinds[1], HEAD)
    _name(world, kinds[0])  # nobody: these units score it themselves again

    assert [_said(world, code) for code in ("AAA", "CCC")] == [
        None, "do Trưởng khối, Phó trưởng khối chấm",
    ]  # fmt: skip
    missing = {str(each.scorer): each.missing for each in awaited_in(season_of(world))}
    assert missing == {"Sở Nội vụ": 0, "Trưởng khối, Phó trưởng khối": 2}


def test_to_say_the_same_of_a_kind_as_of_all_changes_nothing(world: World) -> None:
    kinds = opened(world)
    shared = _name(world, None, OFFICE)

    assert _name(world, kinds[0], OFFICE) == shared
    assert ScoredItem.objects.get() == shared


def test_an_item_is_one_of_the_table_of_the_kind(world: World) -> None:
    (kind,) = make_kinds(world.season, ["Chưa có bảng"], actor=world.head, at=NOON)

    with pytest.raises(NoSuchItem, match=r"không có mục I\.1"):
        _name(world, kind, OFFICE)


def test_the_journal_names_the_kind(world: World) -> None:
    kinds, _officer, scorer = _by_police(world)

    entry = history_of(scorer.scored).get()
    assert (entry.data["kind"], entry.data["added"]) == (kinds[0].name, ["Công an tỉnh"])


def test_the_page_has_a_part_for_each_table(world: World) -> None:
    kinds, _officer, scorer = _by_police(world)
    season = season_of(world)

    page = scorers_page(world.head, season)
    assert [part.kind for part in page.parts] == kinds
    rows = [next(r for r in part.rows if r.item.id == ITEM) for part in page.parts]
    assert [[each.scorer for each in row.serving] for row in rows] == [[scorer], []]

    client = _as(world.head)
    answer = one_line(client.get(reverse("scorers:scorers", args=[season.pk])).content.decode())
    address = reverse("scorers:set_scorers_of_kind", args=[season.pk, kinds[1].pk, ITEM])
    assert f'href="{address}"' in answer
    form = one_line(client.get(address).content.decode())
    assert "(Huyện)" in form
    sent = {"body_1": "office", "combine": "mean", "reason": "Bổ sung", "seen": "0"}
    assert client.post(address, sent).status_code == 302
    assert ScoredItem.objects.get(kind=kinds[1]).scorers.get().kind == "office"
    strange = reverse("scorers:set_scorers_of_kind", args=[season.pk, 0, ITEM])
    assert client.get(strange).status_code == 404


def test_a_body_of_two_tables_sees_each_with_its_units(world: World) -> None:
    kinds, officer, scorer = _by_police(world)
    _name(world, kinds[1], Body("unit", scorer.unit_id))

    grid = grid_of(Scorer.objects.get(pk=scorer.pk), frozenset())
    assert [
        (part.name, [row.sheet.unit.code for row in part.rows], len(part.columns))
        for part in grid.parts
    ] == [("Phòng", ["AAA", "BBB"], 1), ("Huyện", ["CCC", "DDD"], 1)]
    page = one_line(_as(officer).get(reverse("scorers:save_figures", args=[scorer.pk])))
    assert page.index("Phòng</h2>") < page.index("Hội AAA") < page.index("Huyện</h2>")


def test_the_file_of_two_tables_comes_back(world: World) -> None:
    kinds, officer, scorer = _by_police(world)
    _name(world, kinds[1], Body("unit", scorer.unit_id))
    client = _as(officer)
    book = load_workbook(BytesIO(client.get(reverse("scorers:workbook", args=[scorer.pk])).content))
    page = book.active
    assert page is not None
    assert [str(cell.value)[:6] for cell in page[6][4:]] == ["Phòng:", "Huyện:"]
    page["E7"], page["F9"] = 90, 8
    out = BytesIO()
    book.save(out)
    upload = reverse("scorers:save_figures_from_workbook", args=[scorer.pk])
    preview = looked_at(client, upload, out.getvalue())
    assert [cell[1:] for cell in changed_cells(preview)] == [("", "90"), ("", "8")]
    accepted(client, upload, preview)
    assert sorted(GivenFigure.objects.values_list("actual", flat=True)) == ["8", "90"]


def test_the_next_year_names_them_in_the_tables_of_the_same_kinds(world: World) -> None:
    kinds = divided(world)
    _name(world, None, OFFICE)
    _name(world, kinds[0])
    _name(world, kinds[1], HEAD)
    old = season_of(world)
    new = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on=old.starts_on.replace(year=2024),
        ends_on=old.ends_on.replace(year=2024), law_as_of=old.law_as_of,
    )  # fmt: skip
    kind = UnitKind.objects.create(season=new, name="Phòng", order=1)

    carry_scorers(old, new, world.head, LATER)

    found = {each.kind: [s.kind for s in each.scorers.all()] for each in new.scored_items.all()}
    assert found == {None: ["office"], kind: []}

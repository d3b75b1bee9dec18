"""Publishing: only when all is locked, frozen with a hash, corrected by a new version."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import (
    GRADED,
    LATER,
    RELATIVE,
    all_locked,
    fill,
    line_of,
    lock,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.finishing import reopen_sheet
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.pages.result import provisional_ranking, published_ranking
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.refusals import ResultNotReady
from thidua.apps.appraisals.scoring.claims import verified_claim
from thidua.apps.appraisals.scoring.frozen import result_hash
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.schemes.queries import parsed
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.domain.scoring.bloc import score_bloc
from thidua.web.reasons import ReasonMissing


def test_publish_result_freezes_the_scoring_answer(world: World) -> None:
    all_locked(opened(world), BBB="90", CCC="90")

    result = publish_result(world.season, actor=world.head, at=LATER)

    assert [(row["unit"], row["total"], row["rank"]) for row in result.answer["units"]] == [
        ("AAA", "90.00", 1),
        ("BBB", "86.00", 2),
        ("CCC", "86.00", 2),
    ]
    assert result.answer["awards"] == [
        {"award": "CO_TINH", "units": ["AAA"], "tied": []},
        {"award": "BK_TINH", "units": [], "tied": ["BBB", "CCC"]},
    ]
    assert result.hash == result_hash(result.scheme.hash, result.answer, result.names, {})
    assert published_result(world.season) == result
    assert obstacles(world.season, Season.State.CONFERENCE) == []


def test_publish_result_is_what_the_domain_counts(world: World) -> None:
    all_locked(opened(world), BBB="83.3", CCC="77,7")
    result = publish_result(world.season, actor=world.deputy, at=LATER)
    entries = [
        verified_claim(line, sheet.unit.code)
        for sheet in world.season.sheets.select_related("unit")
        for line in sheet.lines.all()
    ]

    counted = score_bloc(parsed(result.scheme), ["AAA", "BBB", "CCC"], entries).to_mapping()

    assert Result.objects.get().answer == counted


def test_publish_result_waits_for_every_lock(world: World) -> None:
    opened(world)
    fill(world, "AAA")
    submit(world, "AAA")
    lock(world, "AAA")

    with pytest.raises(ResultNotReady, match="Hội BBB, Hội CCC"):
        publish_result(world.season, actor=world.head, at=LATER)
    assert obstacles(world.season, Season.State.CONFERENCE) == [
        "Chưa khoá bảng chấm điểm: Hội BBB, Hội CCC"
    ]


@pytest.mark.parametrize("who", ["member", "standing", "outsider"])
def test_publish_result_is_for_head_and_deputy(world: World, who: str) -> None:
    all_locked(opened(world))

    with pytest.raises(PermissionDenied):
        publish_result(world.season, actor=getattr(world, who), at=LATER)


def test_publish_result_again_needs_a_change_and_a_reason(world: World) -> None:
    all_locked(opened(world))
    first = publish_result(world.season, actor=world.head, at=LATER)
    with pytest.raises(ResultNotReady, match="không khác lần công bố 1"):
        publish_result(world.season, reason="x", actor=world.head, at=LATER)
    reopen_sheet(sheet_of(world, "CCC"), reason="Sót", actor=world.head, at=LATER)
    line = line_of(world, "CCC", "I.1")
    verdict = LineVerdict(False, line.revision, {"actual": "50"}, "Sót")
    verify_line(line, verdict, actor=world.head, at=LATER)
    lock(world, "CCC")
    with pytest.raises(ReasonMissing):
        publish_result(world.season, actor=world.head, at=LATER)

    second = publish_result(world.season, reason="Sửa sót", actor=world.head, at=LATER)

    assert (second.version, second.reason) == (2, "Sửa sót")
    first.refresh_from_db()
    assert first.answer["units"][0]["total"] == "90.00"
    assert published_result(world.season) == second


def test_ranking_puts_the_disqualified_last_with_the_reason(world: World) -> None:
    opened(world)
    save(world, "AAA", "L1", actual="yes")
    all_locked(world, BBB="80")

    result = publish_result(world.season, actor=world.head, at=LATER)
    ranking = published_ranking(result)

    assert [(unit.code, unit.rank) for unit in ranking.units] == [
        ("CCC", 1), ("BBB", 2), ("AAA", None),
    ]  # fmt: skip
    assert ranking.units[2].reasons == ("Mất đoàn kết nội bộ",)
    assert ranking.awards[0].units == ("Hội CCC",)


def test_ranking_flags_criteria_that_do_not_tell_units_apart(world: World) -> None:
    all_locked(opened(world), BBB="80", CCC="60")
    ranking = published_ranking(publish_result(world.season, actor=world.head, at=LATER))

    spreads = {spread.id: spread for spread in ranking.spreads}

    assert spreads["II.1"].all_full
    assert not spreads["I.1"].all_same
    assert [str(spreads["I.1"].lowest), str(spreads["I.1"].middle)] == ["24.00", "32.00"]
    assert (spreads["T.1"].all_same, spreads["T.1"].all_full) == (True, False)


def test_names_stay_as_they_were_when_published(world: World) -> None:
    all_locked(opened(world))
    result = publish_result(world.season, actor=world.head, at=LATER)
    world.units["AAA"].name = "Tên mới"
    world.units["AAA"].save()

    assert published_ranking(Result.objects.get(pk=result.pk)).units[0].name == "Hội AAA"


def test_provisional_ranking_counts_only_what_was_handed_in(world: World) -> None:
    opened(world)
    assert provisional_ranking(world.season) is None
    fill(world, "AAA")
    fill(world, "BBB")
    submit(world, "BBB")

    ranking = provisional_ranking(world.season)

    assert ranking is not None
    assert [unit.code for unit in ranking.units] == ["BBB"]


def test_relative_points_never_show_anothers_draft(world: World) -> None:
    opened(world, scheme_definition(("I", RELATIVE), ("II", GRADED)))
    for code, actual in (("AAA", "30"), ("CCC", "15")):
        save(world, code, "I.3", actual=actual, target="10")
        save(world, code, "II.3", actual="HTTNV", note="x")
    own = table_for(sheet_of(world, "CCC"), is_editable=True)
    assert str(own.self_score.criteria["I.3"].points) == "10.00"
    assert own.sections[0].blocks[2].is_provisional

    submit(world, "AAA")

    own = table_for(sheet_of(world, "CCC"), is_editable=True)
    assert str(own.self_score.criteria["I.3"].points) == "6.25"


def test_a_place_leads_to_the_sheet_and_its_points_to_how_they_came(
    world: World, client: Client
) -> None:
    all_locked(opened(world), BBB="90", CCC="90")
    client.force_login(world.head)
    sheet = sheet_of(world, "BBB")

    page = one_line(client.get(reverse("appraisals:result", args=[world.season.pk])).text)

    assert f'<a href="{reverse("appraisals:sheet", args=[sheet.pk])}">Hội BBB</a>' in page
    assert page.count(f'href="{reverse("appraisals:explain_total", args=[sheet.pk])}"') > 1
    group = plan_of(sheet.scheme).scheme.groups[0]
    assert f'data-label="{group.id}. {group.name}"' in page
    assert f'group-name">{group.name}</span>' in page

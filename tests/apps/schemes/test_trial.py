"""A criterion tried before it is saved: points over figures, and who is told apart."""

from typing import Any

import pytest
from django.test import Client

from tests.apps.schemes.pages import address, criterion_form
from tests.factories import SCHEME, World
from tests.one_line import one_line
from thidua.apps.schemes.definition.trial import curve_of, trial_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.discrimination import YearFigures
from thidua.domain.figures import Claim

LINE: dict[str, Any] = {"id": "x", "name": "x", "max": "40", "measure": "%",
                        "target": {"value": "100"}, "rule": {"type": "linear"}}  # fmt: skip
STEPS = {"id": "x", "name": "x", "max": "40", "rule": {"type": "deduct", "per_event": "5"}}
BANDS = {"id": "x", "name": "x", "max": "40", "rule": {
    "type": "bands", "on": "value",
    "bands": [{"min": "90", "points": "40"}, {"min": "0", "points": "10"}]}}  # fmt: skip
GRADES = {"id": "x", "name": "x", "max": "40",
          "rule": {"type": "grade_map", "map": {"A": "40", "B": "30"}}}  # fmt: skip
PLAIN = {"id": "x", "name": "x", "max": "40", "rule": {"type": "manual"}}
BROKEN = {"id": "x", "name": "x", "max": "", "rule": {"type": "linear"}}
YEAR = YearFigures(
    2022,
    {"A": "Hội A", "B": "Hội B"},
    (Claim("A", "x", "100"), Claim("B", "x", "50"), Claim("B", "y", "1")),
)


@pytest.mark.parametrize(
    ("criterion", "kind", "pairs"),
    [
        (LINE, "linear", [("0", "0"), ("50", "20"), ("100", "40"), ("150", "40")]),
        (STEPS, "deduct", [("0", "40"), ("1", "35"), ("8", "0")]),
        (BANDS, "bands", [("0", "10"), ("90", "40")]),
        (GRADES, "grade_map", [("A", "40"), ("B", "30")]),
    ],
)
def test_points_over_figures(
    criterion: dict[str, Any], kind: str, pairs: list[tuple[str, str]]
) -> None:
    curve = curve_of(SCHEME, criterion, kind, {})

    assert curve is not None
    assert set(pairs) <= set(curve.pairs)
    assert len(curve.chart.rows) == len(curve.pairs)


def test_nothing_is_drawn_where_points_are_given_or_the_rule_is_not_whole() -> None:
    assert curve_of(SCHEME, PLAIN, "manual", {}) is None
    assert curve_of(SCHEME, BROKEN, "linear", {}) is None
    assert trial_of(SCHEME, BROKEN, LINE, YEAR) is None


def test_last_years_units_are_counted_by_both_rules() -> None:
    easy = {**LINE, "target": {"value": "50"}}

    trial = trial_of(SCHEME, easy, LINE, YEAR)

    assert trial is not None
    assert trial.source == "Số liệu năm 2022"
    assert [(row.name, row.figure, row.points, row.before) for row in trial.rows] == [
        ("Hội A", "100", "40", "40"),
        ("Hội B", "50", "40", "20"),
    ]
    assert trial.now is not None
    assert trial.before is not None
    assert (trial.now.all_full, trial.before.all_full) == (True, False)
    assert (trial.before.low, trial.before.high, trial.before.levels) == (20, 40, 2)


def test_typed_figures_are_tried_and_wrong_ones_told() -> None:
    trial = trial_of(SCHEME, LINE, LINE, None, "98; 100\n75")
    assert trial is not None
    assert [row.points for row in trial.rows] == ["40", "39,2", "30"]
    wrong = trial_of(SCHEME, LINE, LINE, None, "98; nhiều")
    assert wrong is not None
    assert "nhiều" in wrong.problem
    grades = trial_of(SCHEME, GRADES, GRADES, None, "A; C")
    assert grades is not None
    assert grades.problem.startswith("«C» không tính được")
    assert trial_of(SCHEME, LINE, LINE, None) is None
    assert trial_of(SCHEME, LINE, {**LINE, "id": "z"}, YEAR) is None


def test_the_page_tries_what_is_typed_and_keeps_nothing(scheme: Scheme, head: Client) -> None:
    url = address("example", scheme.pk, id="I.1")
    page = one_line(head.post(url, criterion_form(trial_figures="100; 120")))

    assert "Số gõ thử, 2 đơn vị: từ 40,00 đến 40,00 điểm" in page
    assert "Mọi đơn vị đều đạt tối đa" in page
    assert 'class="bars"' in page
    scheme.refresh_from_db()
    assert scheme.revision == 0


def test_a_bonus_of_a_criterion_stands_in_the_example(scheme: Scheme, head: Client) -> None:
    typed = criterion_form(bonus_max="1,5", bonus_step="0,5", example_actual="100")
    url = address("example", scheme.pk, id="I.1")

    with_bonus = one_line(head.post(url, typed | {"example_bonus": "1"}))
    without = one_line(head.post(url, typed))

    assert "Nếu thực hiện 100 so với chỉ tiêu 100, thưởng 1 → 41 điểm" in with_bonus
    assert "Nếu thực hiện 100 so với chỉ tiêu 100 → 40 điểm" in without
    asked = {key: value for key, value in typed.items() if key != "save"} | {"change": "example"}
    page = one_line(head.post(address("criterion", scheme.pk, id="I.1"), asked))
    assert "Điểm thưởng đề nghị" in page


def test_members_who_propose_see_no_other_units_figures(
    world: World, scheme: Scheme, sign_in: Any
) -> None:
    url = address("example", scheme.pk, id="I.1")

    page = one_line(sign_in(world.member).post(url, criterion_form(trial_figures="100")))

    assert "Nếu thực hiện" in page
    assert "Có phân biệt được" not in page


def test_without_a_published_year_the_page_says_so(scheme: Scheme, head: Client) -> None:
    assert "Chưa có số liệu năm trước" in one_line(head.get(address("discrimination", scheme.pk)))

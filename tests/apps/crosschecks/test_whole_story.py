"""A cross-check of eight units: one recusal, one explanation, one objection, the final lock."""

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    fill,
    line_of,
    opened,
    sheet_of,
    submit,
    verifier_of,
)
from tests.apps.crosschecks.builders import (
    CODES,
    LATER,
    change,
    checkers_of,
    drawn,
    eight,
    mark,
    pairs,
    recused,
    settle,
)
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.finishing import (
    finish_verification,
    lock_sheet,
    reopen_sheet,
)
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.verification import (
    LineVerdict,
    agree_rest,
    answer_line,
    verify_line,
)
from thidua.apps.appraisals.refusals import ResultSealed
from thidua.apps.appraisals.sheets.recount import recount_archive
from thidua.apps.audit.models import Entry
from thidua.apps.crosschecks.actions.objecting import (
    answer_objection,
    lock_result,
    make_objection,
    open_objections,
)
from thidua.apps.crosschecks.facts import ObjectionFacts
from thidua.apps.crosschecks.models import Objection
from thidua.apps.crosschecks.refusals import NotLockable, WindowNotOpen
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.cli.main import main
from thidua.web.reasons import ReasonMissing

pytestmark = pytest.mark.django_db
DAY = LATER.date()
CLOSES, AFTER = DAY + timedelta(days=5), DAY + timedelta(days=6)


def finish(world: World, code: str) -> None:
    actor, sheet = verifier_of(world, code), sheet_of(world, code)
    agree_rest(sheet, actor=actor, at=LATER)
    finish_verification(sheet, actor=actor, at=LATER)
    lock_sheet(sheet, actor=actor, at=LATER)


def published(world: World) -> None:
    """Checked, explained, verified, published: C had reported 98 and was marked 90 and 95."""
    opened(world)
    recused(world, "D", "C", "Cùng trụ sở")
    kept = drawn(world)
    assert ("D", "C") not in pairs(kept)
    for code in CODES:
        fill(world, code, I_1="98")
        submit(world, code)
    for code in CODES:
        first, second = checkers_of(world, code)
        mark(world, first, *([change(first, "I.1", "90")] if code == "C" else []))
        mark(world, second, *([change(second, "I.1", "95")] if code == "C" else []))
        settle(world, code)
    answer_line(line_of(world, "C", "I.1"), "Có quyết toán 94", actor=officer(world), at=LATER)
    again = line_of(world, "C", "I.1")
    second_look = LineVerdict(False, again.revision, {"actual": "94"}, "Theo giải trình")
    verify_line(again, second_look, actor=world.head, at=LATER)
    for code in CODES:
        finish(world, code)
    publish_result(world.season, actor=world.head, at=LATER)


def officer(world: World) -> User:
    return world.officers["C"]


def objection(world: World, day: date = DAY) -> Objection:
    facts = ObjectionFacts(world.units["C"], "mục I.1", "Còn văn bản bổ sung")
    return make_objection(world.season, facts, day=day, actor=officer(world), at=LATER)


def test_from_the_draw_to_the_final_lock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = eight()
    published(world)
    open_objections(world.season, CLOSES, day=DAY, actor=world.head, at=LATER)
    assert "Chưa khoá kết quả cuối cùng sau thời hạn kiến nghị" in obstacles(
        world.season, Season.State.CONFERENCE
    )
    made = objection(world)
    with pytest.raises(NotLockable, match="Còn trong thời hạn"):
        lock_result(world.season, day=CLOSES, actor=world.head, at=LATER)
    with pytest.raises(NotLockable, match="1 kiến nghị chưa trả lời"):
        lock_result(world.season, day=AFTER, actor=world.head, at=LATER)
    answer_objection(made, accepts=True, said="Văn bản hợp lệ", actor=world.head, at=LATER)

    sheet = reopen_sheet(sheet_of(world, "C"), reason="Kiến nghị", actor=world.head, at=LATER)
    row = line_of(world, "C", "I.1")
    verify_line(
        row, LineVerdict(False, row.revision, {"actual": "96"}, "Kiến nghị"),
        actor=world.head, at=LATER,
    )  # fmt: skip
    with pytest.raises(NotLockable, match="Bảng chưa khoá lại: Hội C"):
        lock_result(world.season, day=AFTER, actor=world.head, at=LATER)
    lock_sheet(sheet, actor=world.head, at=LATER)
    with pytest.raises(NotLockable, match="công bố lại trước khi khoá"):
        lock_result(world.season, day=AFTER, actor=world.head, at=LATER)
    result = publish_result(world.season, reason="Kiến nghị C", actor=world.head, at=LATER)
    window = lock_result(world.season, day=AFTER, actor=world.head, at=LATER)
    assert (window.result, result.version) == (result, 2)
    assert obstacles(world.season, Season.State.CONFERENCE) == []

    ZipFile(BytesIO(recount_archive(result))).extractall(tmp_path)
    files = [str(tmp_path / name) for name in ("SCHEME.yaml", "RESULTS.csv")]
    assert main(["score", *files, "--json"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["units"] == result.answer["units"]
    assert main(["score", *files, "--json"]) == 0
    assert capsys.readouterr().out == printed
    assert recount_archive(result) == recount_archive(result)
    told = {entry.action for entry in Entry.objects.filter(action__startswith="crosschecks.")}
    assert {"crosschecks.make_objection", "crosschecks.lock_result"} <= told


def test_nothing_moves_after_the_lock() -> None:
    world = eight()
    published(world)
    with pytest.raises(WindowNotOpen, match="Chưa mở thời hạn"):
        lock_result(world.season, day=AFTER, actor=world.head, at=LATER)
    open_objections(world.season, CLOSES, day=DAY, actor=world.head, at=LATER)
    with pytest.raises(WindowNotOpen, match="sớm hơn hạn đã đặt"):
        open_objections(world.season, DAY, day=DAY, actor=world.head, at=LATER)
    made = objection(world)
    with pytest.raises(WindowNotOpen, match="hết thời hạn"):
        objection(world, AFTER)
    with pytest.raises(PermissionDenied):
        answer_objection(made, accepts=False, said="x", actor=officer(world), at=LATER)
    with pytest.raises(ReasonMissing):
        answer_objection(made, accepts=False, said=" ", actor=world.head, at=LATER)
    answer_objection(made, accepts=False, said="Đã xét", actor=world.head, at=LATER)
    with pytest.raises(PermissionDenied):
        lock_result(world.season, day=AFTER, actor=world.standing, at=LATER)
    lock_result(world.season, day=AFTER, actor=world.head, at=LATER)
    for act in (
        lambda: reopen_sheet(sheet_of(world, "C"), reason="x", actor=world.head, at=LATER),
        lambda: publish_result(world.season, reason="x", actor=world.head, at=LATER),
    ):
        with pytest.raises(ResultSealed, match="không sửa bảng"):
            act()
    for late in (
        lambda: objection(world),
        lambda: lock_result(world.season, day=AFTER, actor=world.head, at=LATER),
        lambda: answer_objection(made, accepts=True, said="x", actor=world.head, at=LATER),
        lambda: open_objections(world.season, AFTER, day=DAY, actor=world.head, at=LATER),
    ):
        with pytest.raises(WindowNotOpen, match="đã khoá"):
            late()

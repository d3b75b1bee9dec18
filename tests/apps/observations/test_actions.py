"""What is seen through the year counts on sheets by itself, and is never overwritten."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from tests.apps.appraisals.builders import lock, sheet_of, submit
from tests.apps.observations.material import adopted_year, facts, opened_year, seen
from tests.factories import NOON, World
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.scoring.bloc import standings
from thidua.apps.appraisals.scoring.fed import behind, fed_lines
from thidua.apps.audit.models import Entry
from thidua.apps.observations.actions.recording import record_observation, record_observations
from thidua.apps.observations.actions.striking import (
    answer_observation,
    correct_observation,
    strike_observation,
)
from thidua.apps.observations.facts import ObservationWrite, Origin
from thidua.apps.observations.models import Observation
from thidua.apps.observations.refusals import (
    NothingCorrected,
    NothingToRecord,
    ObservationInvalid,
    ObservationStruck,
    SheetLocked,
)
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.previews import RowRefused
from thidua.web.reasons import ReasonMissing


def line(world: World, item: str = "II.8", code: str = "CCC") -> Line:
    """A line as pages read it."""
    return next(each for each in fed_lines(sheet_of(world, code)) if each.item == item)


def figures(world: World, item: str = "II.8", code: str = "CCC") -> tuple[str, str, str]:
    """Figure, minus and source of a line."""
    found = line(world, item, code)
    return found.actual, found.minus, found.fed_text


def test_what_was_seen_before_sheets_are_opened_flows_in(world: World) -> None:
    adopted_year(world)
    seen(world)
    seen(world, sign="minus", times=2)
    world.season.state = "running"
    world.season.save(update_fields=["state"])
    open_scoring(world.season, actor=world.head, at=NOON)

    assert figures(world) == ("1", "2", "2 lần ghi nhận")
    assert figures(world, "II.9") == ("0", "", "chưa có ghi nhận nào")


def test_one_act_of_several_units_is_a_row_each(world: World) -> None:
    opened_year(world)
    rows = seen(world, "BBB", "CCC", item="II.9", sign="minus", times=3)

    assert len({row.act for row in rows}) == 1
    assert [figures(world, "II.9", code)[0] for code in ("BBB", "CCC")] == ["3", "3"]
    own = next(each for each in standings(world.season) if each.sheet.unit.code == "CCC")
    found = next(each for each in own.self_score.result.criteria if each.id == "II.9")
    assert str(found.points) == "5.00"
    assert behind(line(world, "II.9")) == (
        f"/observations/{world.season.pk}/?unit={world.units['CCC'].pk}&item=II.9"
    )


def test_deductions_and_exclusions_fill_themselves_once_something_was_seen(world: World) -> None:
    opened_year(world)
    assert figures(world, "TR1") == ("", "", "")
    (row,) = seen(world, item="TR1", sign="minus")
    seen(world, item="L1", sign="minus")

    assert figures(world, "TR1") == ("1", "", "1 lần ghi nhận")
    assert figures(world, "L1") == ("yes", "", "1 lần ghi nhận")
    strike_observation(row, "Ghi nhầm đơn vị", actor=world.head, at=NOON)
    assert figures(world, "TR1") == ("", "", "")


def test_after_handing_in_the_line_is_written_again_until_it_is_locked(world: World) -> None:
    opened_year(world)
    submit(world, "CCC")
    (row,) = seen(world)

    stored = Line.objects.get(sheet=sheet_of(world, "CCC"), item="II.8")
    assert (stored.actual, stored.fed_text, stored.revision) == ("1", "1 lần ghi nhận", 1)
    told = Entry.objects.get(action="appraisals.refill_lines").data
    assert (told["from"]["actual"], told["to"]["actual"]) == ("0", "1")
    verdict = LineVerdict(agrees=False, revision=1, values={"actual": "4"}, reason="Thiếu 3 lần")
    verify_line(stored, verdict, actor=world.head, at=NOON)
    strike_observation(row, "Ghi nhầm", actor=world.head, at=NOON)
    stored.refresh_from_db()
    assert (stored.actual, stored.verified_actual) == ("0", "4")  # who verified decides

    lock(world, "CCC")
    with pytest.raises(SheetLocked, match="đã khoá của"):
        seen(world)
    with pytest.raises(SheetLocked):
        seen(world, "BBB", "CCC")
    assert not Observation.objects.filter(unit=world.units["BBB"]).exists()


def test_a_correction_strikes_out_and_writes_another(world: World) -> None:
    opened_year(world)
    (row,) = seen(world, times=2)
    new = correct_observation(row, facts(world, times=3), "Đếm lại", actor=world.head, at=NOON)
    row.refresh_from_db()

    assert (row.struck_reason, row.struck_by, new.replaces) == ("Đếm lại", world.head, row)
    assert figures(world) == ("3", "0", "1 lần ghi nhận")
    with pytest.raises(ObservationStruck):
        strike_observation(row, "Lần nữa", actor=world.head, at=NOON)
    with pytest.raises(NothingCorrected):
        correct_observation(new, facts(world, times=3), "Không đổi", actor=world.head, at=NOON)
    with pytest.raises(ReasonMissing):
        strike_observation(new, "  ", actor=world.head, at=NOON)


def test_a_correction_to_another_unit_moves_the_step(world: World) -> None:
    opened_year(world)
    (row,) = seen(world)
    correct_observation(row, facts(world, "BBB"), "Nhầm đơn vị", actor=world.head, at=NOON)

    assert [figures(world, code=code)[0] for code in ("BBB", "CCC")] == ["1", "0"]


def test_the_unit_answers_and_nobody_else(world: World) -> None:
    opened_year(world)
    (row,) = seen(world, sign="minus")
    answer_observation(row, "Đã khắc phục", actor=world.officers["CCC"], at=NOON)
    answer_observation(row, "Đã khắc phục", actor=world.officers["CCC"], at=NOON)

    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("Đã khắc phục", world.officers["CCC"])
    assert Entry.objects.filter(action="observations.answer_observation").count() == 1
    with pytest.raises(PermissionDenied):
        answer_observation(row, "x", actor=world.officers["BBB"], at=NOON)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"content": " "}, "Ghi đã thấy việc gì"),
        ({"times": 0}, "Số lần 0 không dùng được; chỉ nhận số nguyên từ 1 đến 999"),
        ({"times": 1000}, "Số lần 1000"),
        ({"seen_on": date(2022, 12, 31)}, "Ngày 31/12/2022 không dùng được"),
        ({"seen_on": date(2023, 12, 1)}, "từ 01/01/2023 đến 15/06/2023"),
        ({"item": "II.2"}, "Mục II.2 không nhận ghi nhận"),
        ({"item": "9.9"}, "Mục 9.9 không nhận ghi nhận"),
        ({"item": "II.9"}, "Mục II.9 – Không vi phạm chỉ nhận ghi nhận trừ"),
        ({"content": "x" * 501}, "dài quá 500 ký tự"),
        ({"evidence": "x" * 301}, "dài quá 300 ký tự"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_limit(
    world: World, said: dict[str, object], why: str
) -> None:
    opened_year(world)
    with pytest.raises(ObservationInvalid, match=why):
        seen(world, **said)
    assert not Observation.objects.exists()


def test_no_unit_is_refused(world: World) -> None:
    opened_year(world)
    nobody = facts(world)
    with pytest.raises(ObservationInvalid, match="Chọn ít nhất một đơn vị"):
        record_observation(
            world.season, type(nobody)((), "II.8", "plus", nobody.seen_on, "x"),
            actor=world.head, at=NOON,
        )  # fmt: skip


def test_never_of_the_own_unit_nor_by_members(world: World) -> None:
    opened_year(world)
    seen(world, "AAA", actor=world.standing)
    seen(world, "AAA", actor=world.deputy)
    assert seats_of(world.head).units
    for actor, codes in ((world.head, ("AAA", "CCC")), (world.member, ("BBB",))):
        with pytest.raises(PermissionDenied):
            seen(world, *codes, actor=actor)
    assert Observation.objects.count() == 2


def test_the_same_file_is_kept_once(world: World) -> None:
    opened_year(world)
    for name in ("bien-ban.pdf", "ban-sao.pdf"):
        seen(world, "BBB", "CCC", origin=Origin(ContentFile(b"%PDF-1.7 x", name)))
    rows = Observation.objects.all()

    assert {row.file.name for row in rows} == {rows[0].file.name}
    assert {row.file_name for row in rows} == {"bien-ban.pdf", "ban-sao.pdf"}
    with pytest.raises(EvidenceRefused):
        seen(world, origin=Origin(ContentFile(b"MZ", "virus.pdf")))


def test_rows_of_a_file_are_written_all_or_none(world: World) -> None:
    opened_year(world)
    good = ObservationWrite(3, facts(world))
    wrong = ObservationWrite(4, facts(world, "BBB", item="II.9"))
    with pytest.raises(RowRefused, match=r"Dòng 4: Chưa lưu: Mục II\.9"):
        record_observations(world.season, [good, wrong], actor=world.head, at=NOON)
    assert not Observation.objects.exists()
    with pytest.raises(NothingToRecord):
        record_observations(world.season, [], actor=world.head, at=NOON)
    record_observations(world.season, [good], actor=world.head, at=NOON)
    assert Entry.objects.get(action="observations.record_observations").data == {"rows": 1}

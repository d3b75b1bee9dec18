"""A unit goes over to another kind after units have signed: what moves, who is told, why."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.apps.appraisals import in_periods
from tests.apps.appraisals.builders import LATER, all_locked, fill, sheet_of, submit
from tests.apps.appraisals.of_kinds import divided, opened, season_of
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.periods import make_periods, set_year_way
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.facts import YearFacts
from thidua.apps.appraisals.models import Adjustment, Line
from thidua.apps.appraisals.refusals import ResultNotReady
from thidua.apps.audit.models import Entry
from thidua.apps.pledges.models import PlannedTarget, Registration
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import supersede_scheme
from thidua.apps.schemes.actions.kind_changes import change_kind
from thidua.apps.schemes.actions.kinds import make_kinds, place_units
from thidua.apps.schemes.facts import KindWish
from thidua.apps.schemes.guards import gaps_of_kinds
from thidua.apps.schemes.models import KindChange, KindMember, Scheme, UnitKind
from thidua.apps.schemes.refusals import KindRefused, KindsFrozen, SheetsJudged
from thidua.apps.schemes.seams.news import changed
from thidua.apps.seasons.models import Season
from thidua.formats.canonical import scheme_hash
from thidua.web.reasons import ReasonMissing

pytestmark = pytest.mark.django_db
WHY = "Sáp nhập theo nghị quyết"


@pytest.fixture
def world() -> World:
    return make_world(codes=("AAA", "BBB", "CCC", "DDD"))


def _goes(world: World, code: str, kind: UnitKind, reason: str = WHY) -> KindChange:
    wish = KindWish(world.units[code], kind, reason)
    return change_kind(world.season, wish, actor=world.head, at=LATER)


def _without_rooms_second_group(world: World) -> None:
    """The districts' table asks II.3 instead of II.1."""
    table = Scheme.objects.get(kind__name="Huyện")
    lines = table.definition["groups"][1]["criteria"]
    lines[0] = {**lines[0], "id": "II.3", "name": "Mô hình mới"}
    told = {"definition": table.definition, "hash": scheme_hash(table.definition)}
    Scheme.objects.filter(pk=table.pk).update(**told)


def _districts_call_it_otherwise(world: World) -> None:
    """Their II.1 has the shape of the rooms' but is another criterion."""
    table = Scheme.objects.get(kind__name="Huyện")
    line = table.definition["groups"][1]["criteria"][0]
    line["name"] = "Xây nhà tình nghĩa"
    told = {"definition": table.definition, "hash": scheme_hash(table.definition)}
    Scheme.objects.filter(pk=table.pk).update(**told)


def test_another_criterion_of_the_same_number_takes_nothing_over(world: World) -> None:
    divided(world)
    _districts_call_it_otherwise(world)
    registration = Registration.objects.get(unit=world.units["BBB"])
    PlannedTarget.objects.create(
        registration=registration, criterion="II.1", content="Phong trào", measure="cái", figure="2"
    )
    adjustment = Adjustment.objects.create(
        season=world.season, unit=world.units["BBB"], item="II.1", item_name="Phong trào",
        kind="n/a", reason="Bão", state="in_force", proposed_at=NOON, proposed_by=world.head,
        in_force_at=NOON, in_force_by=world.head,
    )  # fmt: skip
    other = Adjustment.objects.create(
        season=world.season, unit=world.units["AAA"], item="II.1", item_name="Phong trào",
        kind="n/a", reason="Bão", proposed_at=NOON, proposed_by=world.head,
    )  # fmt: skip
    open_scoring(world.season, actor=world.head, at=NOON)
    season_of(world)
    fill(world, "BBB", I_1="98")
    submit(world, "BBB")
    before = Line.objects.get(sheet=sheet_of(world, "BBB"), item="II.1")
    assert (before.actual, before.adjusted[:9]) == ("n/a", "Không áp ")

    told = _goes(world, "BBB", UnitKind.objects.get(name="Huyện"))

    sheet = sheet_of(world, "BBB")
    assert (sheet.state, sheet.signed_name) == ("draft", "")
    now = Line.objects.get(sheet=sheet, item="II.1")
    assert (now.actual, now.adjusted, now.target) == ("", "", "")
    assert Line.objects.get(sheet=sheet, item="I.1").actual == "98"
    adjustment.refresh_from_db()
    other.refresh_from_db()
    assert (adjustment.state, other.state) == ("withdrawn", "proposed")
    assert adjustment.ended_reason == f"Bảng điểm Huyện năm 2023, phiên bản 1: {WHY}"
    assert [each for each in told.touched if not each.startswith("1 bảng")] == [
        "Tiêu chí II.1 đã có đăng ký chỉ tiêu của Hội BBB: cần xem lại.",
        "Mục II.1: số liệu đã nhập của Hội BBB lưu lại, không tính điểm nữa.",
        "Mục II.1: điều chỉnh đã thống nhất cho Hội BBB không còn áp dụng.",
        "Phải bổ sung mục II.1 rồi nộp lại: Hội BBB.",
    ]
    moved = Entry.objects.get(action="appraisals.move_sheets")
    assert moved.data["adjustments"] == ["II.1"]


def test_back_in_its_kind_a_unit_finds_its_figures_again(world: World) -> None:
    rooms, districts = divided(world)
    _districts_call_it_otherwise(world)
    open_scoring(world.season, actor=world.head, at=NOON)
    season_of(world)
    fill(world, "BBB", II_1="3")
    Line.objects.filter(sheet=sheet_of(world, "BBB"), item="II.1").update(adjusted="Riêng")
    _goes(world, "BBB", districts)
    fill(world, "BBB", II_1="7")

    _goes(world, "BBB", rooms)

    lines = Line.objects.filter(sheet=sheet_of(world, "BBB"), item="II.1")
    assert [(line.actual, line.adjusted) for line in lines] == [("3", "")]
    _goes(world, "BBB", districts)
    assert [line.actual for line in lines.all()] == ["7"]
    page = one_line(_as(world.head).get(reverse("appraisals:sheet", args=[lines[0].sheet_id])))
    assert "Bảng điểm Phòng năm 2023" in page
    assert Line.every.filter(sheet=lines[0].sheet_id, item="II.1").count() == 2


def test_what_is_kept_of_a_change_is_vietnamese_whoever_makes_it(world: World) -> None:
    divided(world)
    _districts_call_it_otherwise(world)
    open_scoring(world.season, actor=world.head, at=NOON)
    season_of(world)
    submit(world, "BBB")

    with translation.override("en"):
        told = _goes(world, "BBB", UnitKind.objects.get(name="Huyện"))

    assert told.touched[0].startswith("1 bảng chấm điểm chuyển sang Bảng điểm Huyện năm 2023, ")
    assert sheet_of(world, "BBB").returned_reason == f"Bảng điểm Huyện năm 2023, phiên bản 1: {WHY}"
    assert Entry.objects.get(action="schemes.change_kind").data["touched"] == told.touched


def _as(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_its_open_sheet_goes_over_with_the_figures_that_stay(world: World) -> None:
    divided(world)
    _without_rooms_second_group(world)
    open_scoring(world.season, actor=world.head, at=NOON)
    season_of(world)
    fill(world, "BBB", I_1="98", II_1="3")
    districts = UnitKind.objects.get(name="Huyện")

    told = _goes(world, "BBB", districts)

    sheet = sheet_of(world, "BBB")
    assert sheet.scheme.kind == districts
    lines = dict(sheet.lines.values_list("item", "actual"))
    assert (lines["I.1"], lines["II.3"], "II.1" in lines) == ("98", "", False)
    gone = Line.every.get(sheet=sheet, item="II.1")
    assert (gone.actual, gone.dropped_from and gone.dropped_from.kind_name) == ("3", "Phòng")
    assert sheet_of(world, "AAA").scheme.kind_name == "Phòng"  # nobody else
    assert KindMember.objects.get(unit=world.units["BBB"]).kind == districts
    assert told.touched[0].startswith("1 bảng chấm điểm chuyển sang Bảng điểm Huyện năm 2023")
    assert "Mục II.1: số liệu đã nhập của Hội BBB lưu lại" in told.touched[1]
    entry = Entry.objects.get(action="schemes.change_kind")
    assert (entry.data["from"], entry.data["to"], entry.data["reason"]) == ("Phòng", "Huyện", WHY)


def test_a_sheet_that_was_handed_in_is_open_again_only_when_more_is_asked(world: World) -> None:
    opened(world)
    fill(world, "BBB", I_1="98")
    submit(world, "BBB")

    _goes(world, "BBB", UnitKind.objects.get(name="Huyện"))

    assert sheet_of(world, "BBB").state == "self_scored"  # the same rows, other maxima


def test_registrations_that_rest_on_other_criteria_are_named(world: World) -> None:
    divided(world)
    _without_rooms_second_group(world)
    registration = Registration.objects.get(unit=world.units["BBB"])
    PlannedTarget.objects.create(
        registration=registration, criterion="II.1", content="Phong trào", measure="cái", figure="2"
    )

    told = _goes(world, "BBB", UnitKind.objects.get(name="Huyện"))

    assert "Tiêu chí II.1 đã có đăng ký chỉ tiêu của Hội BBB: cần xem lại." in told.touched


def test_the_unit_and_those_of_both_kinds_are_told(world: World) -> None:
    kinds = divided(world)
    told = _goes(world, "BBB", kinds[1])
    other = make_world(codes=("EEE",))

    news = changed([told.pk])[told.pk]

    assert news.units == {unit.pk for unit in world.units.values()}
    assert other.units["EEE"].pk not in news.units
    assert news.text == f"Hội BBB chuyển từ loại hình Phòng sang Huyện: {WHY}"
    assert news.url == f"/schemes/season/{world.season.pk}/kinds/"


def test_who_may_and_what_is_refused(world: World) -> None:
    early = make_world(codes=("EEE", "FFF"))
    kinds = make_kinds(early.season, ["Phòng", "Huyện"], actor=early.head, at=NOON)
    place_units(early.season, {early.units["EEE"].pk: kinds[0].pk}, actor=early.head, at=NOON)
    with pytest.raises(KindsFrozen, match="chưa ký giao ước"):
        _goes(early, "EEE", kinds[1])

    rooms, districts = divided(world)
    with pytest.raises(PermissionDenied):
        change_kind(
            world.season, KindWish(world.units["BBB"], districts, WHY), actor=world.member, at=NOON
        )
    with pytest.raises(ReasonMissing):
        _goes(world, "BBB", districts, " ")
    with pytest.raises(KindRefused, match="đang ở loại hình này"):
        _goes(world, "BBB", rooms)
    with pytest.raises(KindRefused):
        _goes(world, "BBB", kinds[0])
    wanted = {world.units["BBB"].pk: districts.pk}
    with pytest.raises(KindsFrozen, match="chuyển từng đơn vị, có lý do"):
        place_units(world.season, wanted, actor=world.head, at=NOON)
    Scheme.objects.filter(kind=districts).update(state="superseded")
    with pytest.raises(KindRefused, match="Huyện chưa có bảng điểm"):
        _goes(world, "BBB", districts)
    with pytest.raises(KindRefused, match="Huyện chưa có bảng điểm"):
        _goes(world, "CCC", rooms)
    assert not KindChange.objects.exists()


def test_judged_figures_stay_under_their_table(world: World) -> None:
    _rooms, districts = opened(world)
    all_locked(world)

    with pytest.raises(SheetsJudged, match="đã có người chấm chéo hoặc thẩm định"):
        _goes(world, "BBB", districts)


def _first_period_played(world: World) -> list[UnitKind]:
    kinds = divided(world)
    make_periods(world.season, 2, actor=world.head, at=NOON)
    set_year_way(world.season, YearFacts("sum", "left_out"), actor=world.head, at=NOON)
    in_periods.played(world, 0)
    return kinds


def test_a_year_of_periods_is_of_one_table(world: World) -> None:
    _rooms, districts = _first_period_played(world)

    with pytest.raises(SheetsJudged, match="đã có kỳ khép lại"):
        _goes(world, "BBB", districts)


def test_another_version_of_its_table_in_between_makes_no_difference(world: World) -> None:
    rooms, districts = _first_period_played(world)
    old = Scheme.objects.get(kind=rooms, state="adopted")
    draft = supersede_scheme(old, "Bổ sung", actor=world.head, at=NOON)
    present = {world.units[code].pk for code in ("AAA", "CCC", "DDD")}
    more: dict[str, Any] = {"present": present, "revision": draft.revision}
    adopt_scheme(draft, "Biên bản 02", **more, actor=world.head, at=NOON)

    with pytest.raises(SheetsJudged, match="bảng của loại hình khác"):
        _goes(world, "BBB", districts)


def test_who_was_let_into_another_kind_in_mid_year_goes_back_or_holds_up_the_year(
    world: World,
) -> None:
    rooms, districts = _first_period_played(world)
    at_home = KindMember.objects.filter(unit=world.units["BBB"])
    at_home.update(kind=districts)
    told = _goes(world, "BBB", rooms)
    assert (told.before, told.after) == (districts, rooms)
    at_home.update(kind=districts)
    in_periods.played(world, 1)

    with pytest.raises(ResultNotReady, match="Hội BBB có kỳ chấm theo bảng của hai loại hình"):
        publish_result(season_of(world), actor=world.head, at=LATER)


def test_a_kind_that_its_last_unit_left_holds_nothing_up(world: World) -> None:
    rooms, districts = divided(world)
    for code in ("AAA", "BBB"):
        _goes(world, code, districts)

    assert not list(gaps_of_kinds(Season.objects.get(pk=world.season.pk)))
    open_scoring(world.season, actor=world.head, at=NOON)
    all_locked(world)
    result = publish_result(season_of(world), actor=world.head, at=LATER)
    assert [table["kind"] for table in result.tables] == ["Huyện"]
    assert rooms.pk not in set(KindMember.objects.values_list("kind", flat=True))


def test_in_the_browser_what_moves_is_shown_and_the_reason_stays(world: World) -> None:
    _rooms, districts = opened(world)
    fill(world, "BBB", I_1="98")
    head, unit = _as(world.head), world.units["BBB"]
    address = reverse("schemes:change_kind", args=[districts.pk, unit.pk])
    placing = one_line(head.get(reverse("schemes:place_units", args=[world.season.pk])))
    assert f'href="{address}"' in placing
    shown = one_line(head.get(address))
    assert "1 bảng chấm điểm chuyển sang Bảng điểm Huyện" in shown
    assert head.post(address, {"reason": ""}).status_code == 422

    page = head.post(address, {"reason": WHY}, follow=True)

    told = f">{WHY}</span>"
    assert told in one_line(page)
    assert told in one_line(_as(world.member).get(reverse("schemes:kinds", args=[world.season.pk])))
    assert head.get(address).status_code == 404  # it is there now
    assert _as(world.member).get(address).status_code == 403
    assert _as(world.outsider).get(address).status_code == 404


def test_an_obstacle_is_shown_instead_of_the_form(world: World) -> None:
    _rooms, districts = divided(world)
    Scheme.objects.filter(kind=districts).update(state="superseded")
    address = reverse("schemes:change_kind", args=[districts.pk, world.units["BBB"].pk])

    page = one_line(_as(world.head).get(address))

    assert "Loại hình Huyện chưa có bảng điểm được thông qua." in page
    assert "Lý do chuyển" not in page


def test_a_new_version_of_a_kinds_table_names_registrations_of_that_kind_only(world: World) -> None:
    divided(world)
    for code in ("BBB", "CCC"):
        PlannedTarget.objects.create(
            registration=Registration.objects.get(unit=world.units[code]), criterion="II.1",
            content="Phong trào", measure="cái", figure="2",
        )  # fmt: skip
    old = Scheme.objects.get(kind__name="Phòng")
    draft = supersede_scheme(old, "Bổ sung", actor=world.head, at=NOON)
    draft.definition["groups"][1]["criteria"][0]["measure"] = "cuộc"
    draft.save()
    page = one_line(_as(world.head).get(reverse("schemes:adopt", args=[draft.pk])))

    assert "Tiêu chí II.1 đã có đăng ký chỉ tiêu của Hội BBB: cần xem lại." in page

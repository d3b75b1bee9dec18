"""A new version in mid-year: with consent, also after sheets were opened; sheets go over to it."""

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import fill, opened, sheet_of, submit
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.audit.models import Entry
from thidua.apps.consultations.actions.rounds import close_consultation, open_consultation
from thidua.apps.consultations.actions.speaking import give_opinion
from thidua.apps.consultations.facts import Opening, OpinionFacts
from thidua.apps.consultations.refusals import ConsentMissing
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import supersede_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.edits import ReplaceAll
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import adopted_scheme
from thidua.apps.schemes.refusals import SeasonTooFar, SheetsJudged
from thidua.apps.schemes.registries.amending import Going, touched_by
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture
def world() -> World:
    return opened(make_world())


def amended(world: World, **lines: dict[str, Any] | None) -> Scheme:
    """A draft over the table in force: None drops a line, a mapping changes or adds one."""
    old = adopted_scheme(world.season)
    assert old is not None
    draft = supersede_scheme(old, "Dịch bệnh", actor=world.head, at=NOON)
    new = deepcopy(draft.definition)
    for group in new["groups"]:
        for key, line in lines.items():
            item = key.replace("_", ".")
            there = [each for each in group["criteria"] if each["id"] == item]
            if there and line is None:
                group["criteria"].remove(there[0])
            elif there and line is not None:
                there[0].update(line)
            elif line is not None and item.startswith(f"{group['id']}."):
                group["criteria"].append({"id": item, "name": "Mới", "measure": "lần", **line})
    edit = ReplaceAll(new, "sửa")
    return edit_scheme(draft, edit, revision=0, actor=world.head, at=NOON)


def adopt(world: World, draft: Scheme, **more: Any) -> Scheme:
    draft.refresh_from_db()
    return adopt_scheme(draft, revision=draft.revision, actor=world.head, at=NOON, **more)


def by_meeting(world: World, draft: Scheme) -> Scheme:
    present = [world.units["AAA"].pk, world.units["CCC"].pk]
    return adopt(world, draft, note="Biên bản 02/BB-KTĐ", present=present)


NEW = {"max": "5", "rule": {"type": "per_item", "points_per_item": "5"}}


def test_what_units_signed_changes_by_their_consent_or_by_a_meeting(world: World) -> None:
    draft = amended(world, II_1={"max": "15"}, II_3=NEW)
    with pytest.raises(ConsentMissing, match="Hội BBB, Hội CCC"):
        adopt(world, draft)
    with pytest.raises(ConsentMissing):  # one of three is no meeting
        adopt(world, draft, note="Biên bản 02", present=[world.units["AAA"].pk])
    with pytest.raises(ConsentMissing):  # a unit that is no member is nobody
        adopt(world, draft, note="Biên bản 02", present=[world.units["AAA"].pk, 99999])
    adopted = by_meeting(world, draft)
    rows = adopted.attendants.values_list("unit__code", "how")
    assert list(rows) == [("AAA", "present"), ("CCC", "present")]
    told = Entry.objects.filter(action="schemes.adopt").last()
    assert told is not None
    assert told.data["present"] == ["AAA", "CCC"]


def test_each_units_consent_is_to_this_text(world: World) -> None:
    draft = amended(world, II_1={"max": "15"}, II_3=NEW)
    opening = Opening("scheme", draft.pk, TODAY)
    about = open_consultation(world.season, opening, day=TODAY, actor=world.head, at=NOON)
    for code in ("BBB", "CCC"):
        facts = OpinionFacts(world.units[code], True)
        give_opinion(about, facts, day=TODAY, actor=world.officers[code], at=NOON)
    close_consultation(about, day=TODAY, actor=world.head, at=NOON)
    again = edit_scheme(
        draft, ReplaceAll({**draft.definition, "decimals": "1"}, "x"), revision=1,
        actor=world.head, at=NOON,
    )  # fmt: skip
    with pytest.raises(ConsentMissing):
        adopt(world, again)
    edit = ReplaceAll(draft.definition, "x")
    edit_scheme(again, edit, revision=2, actor=world.head, at=NOON)
    about.opinions.update(revision=3)
    adopted = adopt(world, again)
    assert set(adopted.attendants.values_list("unit__code", "how")) == {
        ("BBB", "agreed"),
        ("CCC", "agreed"),
    }


def test_open_sheets_go_over_with_the_figures_that_stay(world: World) -> None:
    fill(world, "CCC", I_1="98", II_1="3")
    draft = amended(world, II_1=None, II_3={"max": "20", "rule": NEW["rule"]}, I_1={"max": "40"})
    old = adopted_scheme(world.season)
    assert old is not None
    told = touched_by(Going(old, draft, draft.reason))
    assert told[0].startswith("3 bảng chấm điểm chuyển sang Bảng điểm năm 2023, phiên bản 2;")
    assert "Mục II.1: số liệu đã nhập của Hội CCC lưu lại" in told[1]
    new = by_meeting(world, draft)
    sheet = sheet_of(world, "CCC")
    assert sheet.scheme_id == new.pk
    assert dict(sheet.lines.values_list("item", "actual"))["I.1"] == "98"
    items = set(sheet.lines.values_list("item", flat=True))
    assert "II.1" not in items
    assert "II.3" in items
    gone = Line.every.get(sheet=sheet, item="II.1")
    assert (gone.actual, gone.dropped_from_id) == ("3", old.pk)


def test_a_criterion_that_asks_for_other_figures_starts_anew(world: World) -> None:
    fill(world, "CCC", II_1="3")
    yes_no = {"rule": {"type": "boolean"}, "measure": ""}
    by_meeting(world, amended(world, II_1=yes_no))
    sheet = sheet_of(world, "CCC")
    assert sheet.lines.get(item="II.1").actual == ""
    assert Line.every.filter(sheet=sheet, item="II.1", actual="3").count() == 1


def test_a_sheet_that_was_handed_in_is_open_again_where_something_is_new(world: World) -> None:
    fill(world, "CCC", I_1="98")
    submit(world, "CCC")
    draft = amended(world, II_1={"max": "15"}, II_3=NEW)
    by_meeting(world, draft)
    sheet = sheet_of(world, "CCC")
    assert sheet.state == Sheet.State.DRAFT
    assert "phiên bản 2: Dịch bệnh" in sheet.returned_reason


def test_only_other_points_leave_a_sheet_handed_in(world: World) -> None:
    fill(world, "CCC", I_1="98")
    submit(world, "CCC")
    draft = amended(world, I_1={"max": "35"}, I_2={"max": "25"})
    by_meeting(world, draft)
    assert sheet_of(world, "CCC").state == Sheet.State.SELF_SCORED


def test_what_was_judged_stays_under_its_table(world: World) -> None:
    draft = amended(world, II_3=NEW, II_1={"max": "15"})
    Line.objects.filter(sheet=sheet_of(world, "CCC"), item="I.1").update(verdict="agreed")
    with pytest.raises(SheetsJudged, match="Hội CCC"):
        by_meeting(world, draft)
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.REVIEWING)
    draft.refresh_from_db()
    with pytest.raises(SeasonTooFar):
        by_meeting(world, draft)


def test_the_page_names_what_is_touched_asks_who_was_there_and_shows_it(world: World) -> None:
    fill(world, "CCC", II_1="3")
    draft = amended(world, II_1=None, II_3={"max": "20", "rule": NEW["rule"]})
    head = Client()
    head.force_login(world.head)
    url = reverse("schemes:adopt", args=[draft.pk])
    page = one_line(head.get(url).content.decode())
    assert "Mục II.1: số liệu đã nhập của Hội CCC" in page
    typed = {"revision": draft.revision, "confirmed": "on", "note": "Biên bản 02"}
    refused = head.post(url, typed)
    assert "Chưa đủ đồng ý" in one_line(refused.content.decode())
    present = [world.units[code].pk for code in ("AAA", "BBB")]
    assert head.post(url, typed | {"present": present}).status_code == 302
    shown = head.get(reverse("schemes:season", args=[world.season.pk])).content.decode()
    assert "Có mặt khi thông qua: Hội AAA, Hội BBB." in one_line(shown)
    sheet = head.get(sheet_of(world, "AAA").get_absolute_url())
    assert sheet.status_code == 200
    result = Client()
    result.force_login(world.officers["CCC"])
    mine = one_line(result.get(sheet_of(world, "CCC").get_absolute_url()).content.decode())
    assert "Tiêu chí đã bỏ giữa năm" in mine
    assert "Phong trào" in mine

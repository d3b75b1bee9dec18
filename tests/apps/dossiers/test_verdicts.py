"""The verdict on a nomination's page: names instead of codes, ways by hand, the day in Vietnam."""

import re
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from tests.apps.dossiers import story
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.awards.models import YearRecord
from thidua.apps.dossiers.actions.nominating import NominationFacts, nominate_by_hand
from thidua.apps.dossiers.dossier.verdicts import frozen, verdict_for
from thidua.apps.dossiers.models import Appraisal, Nomination
from thidua.apps.people.models import Person
from thidua.domain.award_codes import CLASS_NAMES, HELD_NAMES
from thidua.domain.eligibility_kept import KeptVerdict

pytestmark = pytest.mark.django_db
CODE = re.compile(rf"\b({'|'.join((*CLASS_NAMES, *HELD_NAMES))}|RS20\d\d[AB]?)\b")
NIGHT = datetime(2025, 6, 30, 18, 30, tzinfo=UTC)  # 01:30 on 1 July in Vietnam
RESHAPE = import_module("thidua.apps.dossiers.migrations.0002_verdicts_in_one_shape").reshape


def nominated(world: World, award: str, year: int, at: datetime, **facts: str) -> Nomination:
    person = Person.objects.create(
        authority=world.authority, unit=world.units["CCC"], code="CB9", full_name="Lê Văn Chín",
        is_history_complete=True,
    )  # fmt: skip
    YearRecord.objects.create(person=person, year=year, classification="HTTNV", is_complete=True)
    return nominate_by_hand(
        person, NominationFacts(award, year, **facts), actor=world.member, at=at
    )


def page_text(world: World, nomination: Nomination, sign_in: Any) -> str:
    page = sign_in(world.standing).get(reverse("dossiers:nomination", args=[nomination.pk]))
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_the_law_is_that_of_the_day_in_vietnam(world: World) -> None:
    nomination = nominated(world, "CSTD_TINH", 2024, NIGHT)

    forms = " ".join(paper.form for paper in nomination.papers.all())
    assert "NĐ 152/2025" in forms
    assert "NĐ 98/2023" not in forms


@pytest.mark.parametrize("award", ["CSTD_TQ", "BK_TTG", "HCLD3", "HCLD1"])
def test_no_code_is_shown_before_or_after_the_appraisal(
    world: World, award: str, sign_in: Any
) -> None:
    nomination = nominated(world, award, 2024, story.LATER)
    before = page_text(world, nomination, sign_in)
    kept = KeptVerdict.from_mapping(_kept(nomination, date(2024, 3, 2)).verdict)
    after = page_text(world, nomination, sign_in)

    assert kept.requirements
    for text in (before, after):
        assert "Chọn luật theo ngày tiếp nhận" in text
        assert CODE.findall(text) == []


def test_who_fails_the_way_of_merit_is_told_of_the_movement(world: World, sign_in: Any) -> None:
    nomination = nominated(world, "BK_TINH", 2024, story.LATER)

    text = page_text(world, nomination, sign_in)

    assert "Còn đường riêng: Khen theo phong trào thi đua" in text
    assert "Điều 74 khoản 1 điểm a" in text


def test_a_movement_is_judged_by_hand_and_never_said_to_fall_short(
    world: World, sign_in: Any
) -> None:
    nomination = nominated(
        world, "BK_TINH", 2024, story.LATER, type="phong_trao",
        reason="Dẫn đầu phong trào xây dựng nông thôn mới",
        citation="Luật 06/2022/QH15, Điều 74 khoản 1 điểm a",
    )  # fmt: skip

    text = page_text(world, nomination, sign_in)

    assert "xét bằng tay, có căn cứ" in text
    assert "chưa đủ" not in text
    assert "không đủ điều kiện" not in text
    assert "02 năm liên tục" not in text
    assert "Không đang chấp hành kỷ luật" in text


def test_verdicts_of_the_old_shape_are_read_after_the_migration(world: World) -> None:
    nomination = nominated(world, "HCLD3", 2024, story.LATER)
    row = _kept(nomination, date(2024, 3, 2))
    row.verdict = {
        "received_on": "2024-03-02", "rule_set": "RS2022A", "law": "Luật 06/2022/QH15",
        "is_draft": False, "eligible": False, "blocks": True,
        "requirements": [
            {
                "code": "flags", "met": False, "needs": "1 CO_CP | 1 CO_TINH + 1 BK_TINH",
                "has": "1 CO_TINH", "text": "Một trong. Thực tế: CO_CP: có 0 | CO_TINH: có 1.",
                "cites": "Luật 06/2022/QH15, Điều 44", "confidence": "text-2nd",
                "sure": "theo nguồn dẫn lại", "blocks": False,
            },
        ],
    }  # fmt: skip
    row.save()

    editor = connection.SchemaEditorClass(connection)
    RESHAPE(apps, editor)
    RESHAPE(apps, editor)

    kept = KeptVerdict.from_mapping(Appraisal.objects.get(pk=row.pk).verdict)
    (one,) = kept.requirements
    assert (kept.rule_set, kept.eligible, one.blocks) == ("RS2022A", False, False)
    assert one.says == "Một trong"
    assert CODE.findall(f"{one.finds} {one.needs.words} {one.has and one.has.words}") == []
    assert one.needs.value == "1 CO_CP | 1 CO_TINH + 1 BK_TINH"


def _kept(nomination: Nomination, day: date) -> Appraisal:
    """An appraisal as the office leaves it, without the steps before it."""
    verdict = frozen(verdict_for(nomination, day), day)
    return Appraisal.objects.create(
        nomination=nomination, appraised_on=day, verdict=verdict.to_mapping(), opinion="Ghi.",
        appraised_by=User.objects.earliest("pk"), appraised_at=story.LATER,
    )  # fmt: skip

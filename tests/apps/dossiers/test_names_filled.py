"""Rows from before awards kept their names are given the authority's own by the migrations."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.apps.dossiers import story
from tests.factories import World
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.models import Nomination
from thidua.apps.meetings.models import Motion
from thidua.apps.organisations.models import Authority

FLAG, CERTIFICATE = "Cờ thi đua của Bộ Nội vụ", "Bằng khen của Bộ trưởng Bộ Nội vụ"


@pytest.mark.parametrize(
    ("app", "migration", "model"),
    [
        ("awards", "0003_names_of_awards", AwardRecord),
        ("dossiers", "0005_names_of_awards", Nomination),
        ("meetings", "0007_names_of_awards", Motion),
    ],
)
def test_old_rows_are_called_as_their_authority_calls_them(
    world: World, app: str, migration: str, model: type[AwardRecord | Nomination | Motion]
) -> None:
    story.sent(world)
    Authority.objects.filter(pk=world.authority.pk).update(kind="ministry", name="Bộ Nội vụ")
    decision = Decision.objects.create(
        authority=world.authority, number="1/QĐ", decided_on=story.DECIDED
    )
    for award in ("CO_TINH", "BK_TINH"):
        AwardRecord.objects.create(
            authority=world.authority, decision=decision, unit=world.units["AAA"], award=award,
            type="cong_trang", year=2023,
        )  # fmt: skip
    kept = model.objects.exclude(award="").order_by("pk").last()
    assert kept is not None
    model.objects.exclude(award="").update(award_words="")
    model.objects.filter(pk=kept.pk).update(award_words="Tên đã ghi")

    import_module(f"thidua.apps.{app}.migrations.{migration}").fill(apps, None)

    words = dict(model.objects.exclude(award="").values_list("award", "award_words"))
    assert words == {"CO_TINH": FLAG, "BK_TINH": CERTIFICATE} | {kept.award: "Tên đã ghi"}

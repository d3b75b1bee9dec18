"""A table beside the one it was copied from and beside last year's, in words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import NOON, SCHEME, World
from tests.one_line import one_line
from thidua.apps.organisations.models import Membership
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.line_edits import PutPart, Remove
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db


@pytest.fixture
def copied(world: World) -> Scheme:
    """Last year's table, copied and changed."""
    for place in Membership.objects.filter(bloc=world.bloc, year=2023):
        Membership.objects.create(
            bloc=world.bloc, unit=place.unit, year=2022, role=place.role, order=place.order
        )
    before = Season.objects.create(
        bloc=world.bloc, year=2022, starts_on=date(2022, 1, 1), ends_on=date(2022, 12, 31),
        law_as_of=date(2022, 1, 1),
    )  # fmt: skip
    old = Scheme.objects.create(
        season=before, definition=SCHEME, state="adopted", hash="0" * 64, adopted_at=NOON
    )
    draft = create_scheme(world.season, SCHEME, based_on=old, actor=world.head, at=NOON)
    line = {**SCHEME["groups"][0]["criteria"][0], "max": "35"}
    edit = PutPart("I", line, "I.1")
    draft = edit_scheme(draft, edit, revision=0, actor=world.head, at=NOON)
    return edit_scheme(draft, Remove("II.2", "Báo cáo"), revision=1, actor=world.head, at=NOON)


@pytest.mark.parametrize("which", ["copied", "last-year"])
def test_what_differs_is_said_in_words(copied: Scheme, head: Client, which: str) -> None:
    page = one_line(head.get(reverse("schemes:origin", args=[copied.pk, which])).content.decode())
    assert "So với bảng điểm năm 2022, phiên bản 1" in page
    assert "<del>40</del>" in page
    assert "<ins>35</ins>" in page
    assert "Tiêu chí II.2 Báo cáo đúng hạn" in page


def test_the_draft_leads_there_and_strangers_find_nothing(
    copied: Scheme, world: World, head: Client
) -> None:
    url = reverse("schemes:origin", args=[copied.pk, "last-year"])
    assert url in head.get(reverse("schemes:version", args=[copied.pk])).content.decode()
    assert url in head.get(reverse("schemes:adopt", args=[copied.pk])).content.decode()
    stranger = Client()
    stranger.force_login(world.outsider)
    assert stranger.get(url).status_code == 404
    assert head.get(reverse("schemes:origin", args=[copied.pk, "other"])).status_code == 404
    assert (
        head.get(reverse("schemes:origin", args=[copied.based_on_id, "copied"])).status_code == 404
    )

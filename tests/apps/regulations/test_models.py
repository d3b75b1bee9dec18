"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import World
from thidua.apps.regulations.models import Regulation


@pytest.mark.django_db
def test_a_year_has_one_draft_and_what_is_adopted_is_hashed(world: World) -> None:
    draft = Regulation.objects.create(season=world.season)

    assert str(draft) == f"Quy chế năm {world.season.year}, phiên bản 1"
    with pytest.raises(IntegrityError), transaction.atomic():
        Regulation.objects.create(season=world.season, version=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Regulation.objects.create(season=world.season, version=3, state="adopted")

"""What no page offers but anybody can send: keys that are none, characters no text has."""

import pytest
from django.urls import reverse

from tests.apps.appraisals.builders import line_of, opened
from tests.apps.pledges.material import open_season, started
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.appraisals.models import Line
from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.actions.covenants import draft_covenant
from thidua.apps.pledges.models import Covenant, Registration

NO_KEYS = ["9" * 5000, "9" * 20, str(2**63), "²", "٣", "-1", "1e3", "NaN", "0x1", " 1 1 ", "%00"]


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_key_that_is_none_is_not_found(world: World, sign_in: SignIn, key: str) -> None:
    client = sign_in(world.member)
    season = world.season.pk
    paper = reverse("paperwork:download", args=[season, "registration", "pdf"])

    assert client.get(paper, {"unit": key}).status_code in {400, 404}
    for path in (f"/seasons/{key}/", f"/appraisals/lines/{key}/", f"/api/v1/units/{key}"):
        assert client.get(path).status_code in {400, 404, 422}
    for path in ("/seasons/", "/organisations/units/", "/organisations/blocs/", "/"):
        asked = dict.fromkeys(("page", "year", "bloc", "unit", "state", "sort", "q"), key)
        assert client.get(path, asked).status_code in {200, 400}


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_revision_that_is_none_saves_nothing(world: World, sign_in: SignIn, key: str) -> None:
    open_season(world)
    registration = started(world, "CCC")
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    member, head = sign_in(world.member), sign_in(world.head)
    tables = ("movements", "own", "titles")
    sizes = {f"{name}-TOTAL_FORMS": key for name in tables}

    answers = [
        member.post(
            reverse("pledges:save_registration", args=[registration.pk]), {"revision": key, **sizes}
        ),
        member.post(
            reverse("pledges:save_registration", args=[registration.pk]), {"add": "own", **sizes}
        ),
        member.post(
            reverse("pledges:save_registration", args=[registration.pk]),
            {"remove": f"own-{key}", "own-TOTAL_FORMS": "3", f"own-{key}-content": "x"},
        ),
        member.post(
            reverse("pledges:copy_registration", args=[registration.pk]), {"revision": key}
        ),
        head.post(reverse("pledges:adopt_covenant", args=[covenant.pk]), {"revision": key}),
    ]

    assert max(answer.status_code for answer in answers) < 500
    assert Registration.objects.get().revision == 0
    assert Covenant.objects.get().state == Covenant.State.DRAFT


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_member_that_is_none_is_not_added(world: World, sign_in: SignIn, key: str) -> None:
    path = reverse("organisations:members", args=[world.bloc.pk, 2023])

    answer = sign_in(world.standing).post(path, {"add": [key], "act": "add"})

    assert answer.status_code == 200
    assert Membership.objects.filter(bloc=world.bloc).count() == 3


def test_null_characters_are_refused_wherever_they_are_posted(
    world: World, sign_in: SignIn
) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    client = sign_in(world.member)
    path = reverse("appraisals:save_lines_while_typing", args=[line.pk])
    typed = {f"{line.pk}-revision": str(line.revision), f"{line.pk}-note": "a\0b"}

    assert client.post(path, typed).status_code == 400
    assert client.post("/accounts/login/", {"a\0b": "1"}).status_code == 400
    assert Line.objects.get(pk=line.pk).note == ""

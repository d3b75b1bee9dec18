"""The journal tells nobody what the thing itself would not show."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import LATER, all_locked, line_of, opened, save, sheet_of
from tests.factories import World
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.audit.actions import record
from thidua.apps.pledges.models import Registration
from thidua.apps.seasons.registries.journal_reach import journal_visible_to

ROLES = ("head", "deputy", "member", "standing")
SECRET = "98.5"


@pytest.fixture
def typed(world: World) -> World:
    """Two units type figures; only BBB's is the secret."""
    opened(world)
    save(world, "BBB", "I.1", actual=SECRET)
    save(world, "CCC", "I.1", actual="77")
    return world


def told(world: World, role: str, sign_in) -> dict[str, bool]:  # type: ignore[no-untyped-def] # a fixture
    """Where a role can find the secret."""
    client = sign_in(getattr(world, role))
    page = reverse("seasons:history", args=[world.season.pk])
    file = reverse("seasons:history_workbook", args=[world.season.pk])
    book = load_workbook(BytesIO(client.get(file).content))
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]
    return {
        "page": SECRET in client.get(page).text,
        "search": client.get(page, {"q": f"→ {SECRET}"}).context["count"] > 0,
        "workbook": any(SECRET in cell for cell in cells),
        "sheet": client.get(sheet_of(world, "BBB").get_absolute_url()).status_code == 200,
    }


@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_in_the_journal_what_the_sheet_shows(  # type: ignore[no-untyped-def] # a fixture
    typed: World, sign_in, role: str
) -> None:
    shown = role != "member"
    assert told(typed, role, sign_in) == dict.fromkeys(
        ("page", "search", "workbook", "sheet"), shown
    )


def test_a_member_counts_and_chooses_among_what_it_may_read(typed: World, sign_in) -> None:  # type: ignore[no-untyped-def] # a fixture
    page = sign_in(typed.member).get(reverse("seasons:history", args=[typed.season.pk]))

    seen = journal_visible_to(typed.member, typed.season)
    assert (
        page.context["count"] == seen.count() < journal_visible_to(typed.head, typed.season).count()
    )
    assert typed.officers["BBB"].full_name not in dict(page.context["form"].fields["who"].choices)
    assert str(line_of(typed, "CCC", "I.1").pk) in seen.values_list("subject_id", flat=True)


def test_a_published_result_opens_the_journal_of_every_sheet(world: World, sign_in) -> None:  # type: ignore[no-untyped-def] # a fixture
    all_locked(opened(world), BBB=SECRET)
    publish_result(world.season, actor=world.head, at=LATER)

    assert set(told(world, "member", sign_in).values()) == {True}


def test_a_registration_not_yet_accepted_stays_with_its_unit(typed: World) -> None:
    theirs = Registration.objects.get(season=typed.season, unit=typed.units["BBB"])
    theirs.state = Registration.State.SUBMITTED
    theirs.save(update_fields=["state"])
    record("pledges.save_registration", theirs, actor=typed.deputy, at=LATER)

    def reads(role: str) -> bool:
        entries = journal_visible_to(getattr(typed, role), typed.season)
        return entries.filter(action="pledges.save_registration").exists()

    assert {role: reads(role) for role in ROLES} == {
        "head": True,
        "deputy": True,
        "member": False,
        "standing": True,
    }

"""Looking up what is known, and taking names off: households and units too, however many."""

import pytest
from django.test import Client

from tests.apps.appraisals.builders import LATER
from tests.apps.portal.shown import Inside, kept_inside
from tests.apps.portal.test_leaks import everything
from tests.conftest import SignIn
from tests.factories import World
from tests.factories_registry import make_person
from tests.one_line import one_line
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Unit
from thidua.apps.portal.actions.choices import remove_award
from thidua.apps.portal.actions.portals import open_portal
from thidua.apps.portal.pages import decisions, removals

pytestmark = pytest.mark.django_db
HOUSE = "Hộ ông Đinh Văn Sáng"


@pytest.fixture
def inside(world: World) -> Inside:
    """A portal with one of everything, a household among it."""
    found = kept_inside(world)
    open_portal(world.authority, actor=world.standing, at=LATER)
    everything(found)
    given(found, household=HOUSE, holder_name=HOUSE)
    return found


def given(inside: Inside, **to: object) -> AwardRecord:
    """One more award of the decision."""
    return AwardRecord.objects.create(
        authority=inside.world.authority, decision=inside.decision, award="BK_TINH", **to
    )


def looked_up(inside: Inside, **typed: str) -> tuple[int, str]:
    answer = Client().post(f"/portal/{inside.world.authority.code}/look-up/", typed)
    return answer.status_code, one_line(answer.content.decode())


def test_a_household_is_found_by_its_name_and_the_decision(inside: Inside) -> None:
    assert "Tìm thấy 1" in looked_up(inside, name=HOUSE, number="01/QĐ-UBND")[1]
    assert "Tìm thấy 0" in looked_up(inside, name=HOUSE, number="02/QĐ-UBND")[1]
    assert "Tìm thấy 0" in looked_up(inside, name=HOUSE, unit="Hội CCC")[1]


@pytest.mark.parametrize("unit", ["hộ", "tỉnh", "h o i"])
def test_a_few_letters_of_a_unit_are_nothing_known(inside: Inside, unit: str) -> None:
    status, text = looked_up(inside, name="Trần Thị Kín", unit=unit)

    assert status == 422
    assert "quá ngắn; ghi ít nhất 6 chữ, hoặc số quyết định" in text


def test_a_name_that_many_units_bear_is_nothing_known(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "MOST_UNITS", 1)
    Unit.objects.filter(authority=inside.world.authority).update(search_text="hoi phu nu")

    status, text = looked_up(inside, name="Trần Thị Kín", unit="hội phụ")

    assert (status, "Hơn 1 đơn vị có tên như “hội phụ”" in text) == (422, True)


def test_a_code_is_known_however_short(inside: Inside) -> None:
    assert "Tìm thấy 1" in looked_up(inside, name="Trần Thị Kín", unit="ccc")[1]


def test_a_household_and_a_unit_are_found_to_be_taken_off(inside: Inside, sign_in: SignIn) -> None:
    client = sign_in(inside.world.standing)
    path = f"/portal/office/{inside.world.authority.pk}/removals/"
    assert HOUSE in client.get(path, {"q": "dinh van sang"}).content.decode()
    assert "Hội CCC" in client.get(path, {"q": "hoi ccc"}).content.decode()
    award = AwardRecord.objects.get(household=HOUSE)

    answer = client.post(f"/portal/office/awards/{award.pk}/remove/", {"reason": "Yêu cầu"})

    assert answer.status_code == 302
    assert "Tìm thấy 0" in looked_up(inside, name=HOUSE, number="01/QĐ-UBND")[1]
    restored = client.post(f"/portal/office/removals/{award.removal.pk}/restore/")
    assert restored.status_code == 302
    assert "Tìm thấy 1" in looked_up(inside, name=HOUSE, number="01/QĐ-UBND")[1]


def test_every_removal_is_on_some_page_and_a_cut_search_says_so(
    inside: Inside, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = inside.world
    people = [make_person(world.units["CCC"], f"L{n}", full_name=f"Lê Thị {n}") for n in range(60)]
    records = [given(inside, person=one, holder_name=one.full_name) for one in people]
    for record in records[:52]:
        remove_award(record, "Yêu cầu", actor=world.standing, at=LATER)
    client, path = sign_in(world.standing), f"/portal/office/{world.authority.pk}/removals/"

    pages = [client.get(path, {"page": n}).content.decode() for n in (1, 2, 3)]

    assert sum(page.count("Hiện lại<span") for page in pages) >= 52
    assert "Còn nữa" not in client.get(path, {"q": "le thi"}).content.decode()
    monkeypatch.setattr(removals, "MOST", 3)
    assert "Còn nữa" in client.get(path, {"q": "le thi"}).content.decode()

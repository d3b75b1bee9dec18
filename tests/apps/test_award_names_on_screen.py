"""A ministry's awards bear its own name wherever its people read and write them."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import accepted as accepted_history
from tests.apps.awards.history_steps import faults, handed_in, person
from tests.apps.pledges.material import filled, open_season
from tests.conftest import SignIn
from tests.factories import NOON, SCHEME, World
from tests.uploading import accepted, looked_at
from thidua.apps.audit.models import Entry
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.models import Scheme

FLAG, CERTIFICATE = "Cờ thi đua của Bộ Nội vụ", "Bằng khen của Bộ trưởng Bộ Nội vụ"
NOBODYS = re.compile(r".{30}(?:của tỉnh, ngành|cấp bộ, ban, ngành).{20}", re.DOTALL)


@pytest.fixture
def ministry(world: World) -> World:
    """The same authority, being a ministry."""
    Authority.objects.filter(pk=world.authority.pk).update(kind="ministry", name="Bộ Nội vụ")
    world.authority.refresh_from_db()
    return world


def nobodys(text: str) -> list[str]:
    return NOBODYS.findall(text)


def cells_of(data: bytes) -> list[str]:
    sheets = load_workbook(BytesIO(data)).worksheets
    return [str(v) for sheet in sheets for row in sheet.iter_rows(values_only=True) for v in row]


@pytest.mark.parametrize("name", ["Bằng khen của Bộ trưởng Bộ Nội vụ", "BK BỘ TRƯỞNG BỘ NỘI VỤ"])
def test_a_history_reads_the_names_of_its_authority(ministry: World, name: str) -> None:
    person(ministry)

    made = handed_in(ministry, workbook([award(code="NV01", award=name, kind="Cá nhân")]))

    assert faults(made) == []
    accepted_history(made, despite_doubts=True)
    assert [(row.award, row.award_words) for row in AwardRecord.objects.all()] == [
        ("BK_TINH", CERTIFICATE)
    ]


def test_a_history_reads_a_name_that_the_authority_set(ministry: World) -> None:
    AuthoritySetting.objects.create(
        authority=ministry.authority, key="award_name_bk_tinh", value="Bằng ghi công của Ngành",
        since=date(2020, 1, 1), cites="Quyết định số 1/QĐ-BNV",
    )  # fmt: skip
    person(ministry)

    row = award(code="NV01", award="bằng ghi công của ngành", kind="Cá nhân")
    made = handed_in(ministry, workbook([row]))

    assert faults(made) == []
    assert made.counts["awards"] == 1


def test_registration_and_its_workbook_offer_the_own_names(
    ministry: World, sign_in: SignIn
) -> None:
    open_season(ministry)
    registration = filled(ministry, "CCC")
    client, url = sign_in(ministry.member), f"/pledges/registrations/{registration.pk}"

    form = client.get(reverse("pledges:save_registration", args=[registration.pk])).text
    sheet = client.get(f"{url}/workbook.xlsx").content
    book = load_workbook(BytesIO(sheet))
    (titles,) = [row for row in book.worksheets[0].iter_rows() if row[1].value == CERTIFICATE]
    titles[3].value = 7
    changed = BytesIO()
    book.save(changed)
    page = looked_at(client, f"{url}/upload/", changed.getvalue())
    accepted(client, f"{url}/upload/", page)
    paper = client.get(url + "/").text

    assert FLAG in form
    assert CERTIFICATE in form
    assert nobodys(form) == []
    assert FLAG in cells_of(sheet)
    assert nobodys(" ".join(cells_of(sheet))) == []
    (change,) = page.context["preview"].changes
    assert change.thing == f"{CERTIFICATE} (Cá nhân)"
    assert f"{CERTIFICATE} (Cá nhân), số lượng" in paper
    assert nobodys(paper) == []


def test_a_scoring_table_and_its_changes_call_awards_by_the_own_names(
    ministry: World, sign_in: SignIn
) -> None:
    client = sign_in(ministry.head)
    draft = create_scheme(ministry.season, SCHEME, actor=ministry.head, at=NOON)
    award = reverse("schemes:award", args=[draft.pk]) + "?id=awards:CO_TINH"

    form = client.get(award)
    client.post(award, {"award": "CO_TINH", "quota": "3", "revision": "0"})

    assert FLAG in form.text
    assert nobodys(form.text) == []
    assert Scheme.objects.get().definition["awards"][0]["quota"] == "3"
    told = Entry.objects.get(action="schemes.edit").data["changes"][0]["fields"]
    assert told == {"khen thưởng": [f"1 {FLAG}; 1 {CERTIFICATE}", f"3 {FLAG}; 1 {CERTIFICATE}"]}


def test_conditions_name_the_awards_of_the_authority(ministry: World, sign_in: Any) -> None:
    who = person(ministry)
    client = sign_in(ministry.standing)
    when = "?year=2023&day=2024-01-15"

    page = client.get(reverse("eligibility:person", args=[who.pk]) + when).text
    reason = client.get(
        reverse("eligibility:person_reason", args=[who.pk, "BK_TTG"]) + when,
        headers={"HX-Request": "true"},
    ).text

    assert CERTIFICATE in page
    assert CERTIFICATE in reason
    assert nobodys(page) == []
    assert nobodys(reason) == []

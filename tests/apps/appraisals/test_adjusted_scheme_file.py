"""Adjustments on a page of their own in the files of the table that they are made to."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import adopt, opened
from tests.apps.appraisals.of_kinds import divided
from tests.apps.appraisals.test_adjusting import DEFINITION, agreed, applied, asked
from tests.conftest import SignIn
from tests.factories import NOON, World, make_world
from thidua.apps.appraisals.actions.adjusting import apply_adjustment
from thidua.apps.schemes.actions.drafting import supersede_scheme
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.exceptions import exceptions_to
from thidua.formats.canonical import canonical_mapping
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx

pytestmark = pytest.mark.django_db


def files(world: World, sign_in: SignIn, scheme: Scheme) -> dict[str, bytes]:
    client = sign_in(world.member)
    return {
        form: client.get(reverse("schemes:download", args=[scheme.pk, form])).getvalue()
        for form in ("xlsx", "print")
    }


def test_the_files_of_the_table_hold_what_was_agreed(world: World, sign_in: SignIn) -> None:
    opened(world, DEFINITION)
    scheme = Scheme.objects.get()
    assert all(
        "Điều chỉnh" not in load_workbook(BytesIO(data)).sheetnames
        for data in files(world, sign_in, scheme).values()
    )

    applied(world)

    for form, data in files(world, sign_in, scheme).items():
        page = load_workbook(BytesIO(data))["Điều chỉnh"]
        row = [cell.value for cell in page[2]]
        assert row[:3] == ["Hội CCC", "I.3", "Vận động"]
        assert str(row[3]).startswith("Chỉ tiêu riêng 5: Bão số 3.")
        assert page.max_row == 2
        if form == "xlsx":  # what is read back is the table alone
            assert canonical_mapping(scheme_from_xlsx(data)) == scheme.definition


def test_what_is_asked_or_of_a_draft_is_not_told(world: World) -> None:
    adopt(world, DEFINITION)
    asked(world)
    assert exceptions_to(Scheme.objects.get()) == []
    adjustment = asked(world, "I.4")
    agreed(world, adjustment, "AAA", "BBB")
    apply_adjustment(adjustment, actor=world.head, at=NOON)
    assert [each.item for each in exceptions_to(Scheme.objects.get())] == ["I.4"]

    draft = supersede_scheme(Scheme.objects.get(), reason="Sửa", actor=world.head, at=NOON)

    assert exceptions_to(draft) == []


def test_a_table_of_one_kind_tells_of_its_own_units() -> None:
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    divided(world)
    tables = list(Scheme.objects.order_by("kind__order"))
    adjustment = asked(world, "II.1", kind="n/a", target="")
    agreed(world, adjustment, "AAA", "BBB", "DDD")
    apply_adjustment(adjustment, actor=world.head, at=NOON)

    assert [[each.unit for each in exceptions_to(table)] for table in tables] == [[], ["Hội CCC"]]

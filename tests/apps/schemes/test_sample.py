"""The sample table: what is downloaded is read back whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.schemes.pages import address
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.models import Scheme
from thidua.formats.scoring_tables.reading import read_scoring_tables

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_sample_comes_back_whole(form: str, world: World, head: Client) -> None:
    file = head.get(reverse("schemes:sample", args=[form])).content
    draft = read_scoring_tables(file)
    assert [said for said in draft.problems if "làm tròn" not in said] == []

    shown = head.post(
        address("upload", world.season.pk), {"file": SimpleUploadedFile(f"mau.{form}", file)}
    )
    assert "Đọc được 6 tiêu chí" in one_line(shown)
    ticket = {"ticket": shown.context["ticket"], "despite_doubts": "on"}
    head.post(address("create_from_file", world.season.pk), ticket)
    definition = Scheme.objects.get().definition
    assert blocking_faults(definition) == []
    assert table_of(definition).adds_up
    kinds = [c["rule"]["type"] for g in definition["groups"] for c in g["criteria"]]
    assert kinds == ["bands", "deduct", "grade_map", "per_item", "per_item", "per_item"]


def test_no_other_form_and_the_page_offers_both(world: World, head: Client) -> None:
    assert head.get("/schemes/sample/pdf/").status_code == 404
    page = head.get(address("create", world.season.pk)).content.decode()
    assert "/schemes/sample/docx/" in page
    assert "/schemes/sample/xlsx/" in page

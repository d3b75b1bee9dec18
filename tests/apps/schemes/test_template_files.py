"""A template goes to another authority as a file, and from there into its blocs."""

from copy import deepcopy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.schemes.pages import address
from tests.conftest import SignIn
from tests.factories import NOON, SCHEME, World, make_user
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.models import Authority, Seat
from thidua.apps.schemes.actions.templates import keep_template, publish_template
from thidua.apps.schemes.facts import TemplateFacts, TemplateText
from thidua.apps.schemes.models import SchemeTemplate, TemplateVersion
from thidua.formats.canonical import canonical_mapping
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_yaml import scheme_to_yaml

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(world: World) -> TemplateVersion:
    """A published template of the first authority."""
    facts = TemplateFacts("Bảng mẫu", "Khối hội", TemplateText(dict(SCHEME), "Khối Một"))
    template = keep_template(world.authority, facts, actor=world.standing, at=NOON)
    publish_template(template, actor=world.standing, at=NOON)
    return template.versions.get()


@pytest.fixture
def other(sign_in: SignIn) -> tuple[Authority, Client]:
    """Another authority, and its standing office."""
    authority = Authority.objects.create(code="khac", name="Tỉnh Khác")
    office = make_user("snv-khac", "Sở Nội vụ Tỉnh Khác")
    Seat.objects.create(user=office, kind=Seat.Kind.STANDING, authority=authority)
    return authority, sign_in(office)


def file(content: bytes, name: str = "bang.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def accepted(client: Client, url: str, page: Any) -> Any:
    return client.post(url, {"ticket": page.context["ticket"]}, follow=True)


def changed() -> dict[str, Any]:
    table: dict[str, Any] = deepcopy(dict(SCHEME))
    table["groups"][0]["criteria"][0]["name"] = "Nhiệm vụ chính trị"
    return table


@pytest.mark.parametrize("form", ["xlsx", "yaml"])
def test_a_template_is_kept_by_another_authority_as_it_was(
    form: str, sent: TemplateVersion, world: World, sign_in: SignIn, other: tuple[Authority, Client]
) -> None:
    authority, office = other
    down = sign_in(world.head).get(address("download_template", sent.pk, form))
    assert office.get(address("download_template", sent.pk, form)).status_code == 404

    url = address("keep_template_from_file", authority.pk)
    page = office.post(
        url, {"file": file(down.getvalue(), f"x.{form}"), "name": "Của bạn", "suits": "Cụm xã"}
    )
    assert "sẽ giữ với tên «Của bạn»" in one_line(page)
    assert not authority.scheme_templates.exists()
    shown = one_line(accepted(office, url, page))

    assert f"tệp «x.{form}»" in shown
    kept = SchemeTemplate.objects.get(authority=authority)
    assert (kept.name, kept.suits, kept.state) == ("Của bạn", "Cụm xã", "held")
    assert kept.versions.get().definition == sent.definition
    assert kept.versions.get().hash == sent.hash
    assert Entry.objects.order_by("pk").last().action == "schemes.keep_template"  # type: ignore[union-attr] # just written


def test_no_other_form_is_given(sent: TemplateVersion, world: World, sign_in: SignIn) -> None:
    url = address("download_template", sent.pk, "print")
    assert sign_in(world.standing).get(url).status_code == 404


def test_only_the_own_standing_office_keeps_from_a_file(
    world: World, sent: TemplateVersion, sign_in: SignIn, other: tuple[Authority, Client]
) -> None:
    keep = address("keep_template_from_file", world.authority.pk)
    renew = address("renew_template_from_file", sent.template_id)
    assert other[1].get(keep).status_code == 404
    assert other[1].get(renew).status_code == 404
    head = sign_in(world.head)
    assert (head.get(keep).status_code, head.get(renew).status_code) == (404, 403)
    assert keep not in head.get(reverse("schemes:templates")).text
    assert renew not in head.get(address("template", sent.pk)).text
    office = sign_in(world.standing)
    assert keep in office.get(reverse("schemes:templates")).text
    assert renew in office.get(address("template", sent.pk)).text


def test_a_taken_name_or_a_table_with_faults_is_told_before_it_is_kept(
    world: World, sent: TemplateVersion, sign_in: SignIn
) -> None:
    office, url = sign_in(world.standing), address("keep_template_from_file", world.authority.pk)
    whole = scheme_to_xlsx(canonical_mapping(dict(SCHEME)))
    long = changed()
    long["groups"][0]["criteria"][0]["id"] = "I" * 41
    faulty = scheme_to_yaml(canonical_mapping(long)).encode()
    typed = {"suits": "Khối các sở"}

    taken = office.post(url, {"file": file(whole), "name": "Bảng mẫu", **typed})
    faults = office.post(url, {"file": file(faulty, "b.yaml"), "name": "Khác", **typed})

    assert (taken.status_code, faults.status_code) == (422, 422)
    assert "Đã có bảng mẫu tên này." in one_line(taken)
    assert "Khối các sở" in one_line(taken)  # what was typed stays
    assert "Mã dài 41 ký tự; nhiều nhất 40." in one_line(faults)
    assert office.post(url, {"file": file(whole), "name": ""}).status_code == 422


def test_the_next_version_from_a_file_says_what_it_changes(
    world: World, sent: TemplateVersion, sign_in: SignIn
) -> None:
    office, url = (
        sign_in(world.standing),
        address("renew_template_from_file", sent.template_id),
    )
    content = scheme_to_xlsx(canonical_mapping(changed()))
    assert office.post(url, {"file": file(content), "note": ""}).status_code == 422

    page = office.post(url, {"file": file(content), "note": "Đổi lời I.1"})

    assert "<ins>Nhiệm vụ chính trị</ins>" in one_line(page)
    assert "ở 1 chỗ" in one_line(page)
    accepted(office, url, page)
    newest = sent.template.versions.all()[0]
    assert (newest.number, newest.note, newest.source) == (2, "Đổi lời I.1", "tệp «bang.xlsx»")

"""The library of an authority: kept, published, started from, renewed, withdrawn."""

from copy import deepcopy
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import NOON, SCHEME, World, adopted_table
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.schemes.actions.templates import (
    keep_template,
    publish_template,
    renew_template,
    withdraw_template,
)
from thidua.apps.schemes.facts import TemplateFacts, TemplateText
from thidua.apps.schemes.models import Scheme, SchemeTemplate, TemplateVersion
from thidua.apps.schemes.refusals import HasFaults, TemplateNameTaken, TemplateNotReady
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing


def better() -> dict[str, Any]:
    definition: dict[str, Any] = deepcopy(dict(SCHEME))
    definition["groups"][0]["criteria"][0]["name"] = "Nhiệm vụ chính trị được giao"
    return definition


def kept(world: World, name: str = "Bảng mẫu") -> SchemeTemplate:
    facts = TemplateFacts(name, "Khối sở, ngành", TemplateText(dict(SCHEME), "Khối Một"))
    return keep_template(world.authority, facts, actor=world.standing, at=NOON)


def page(name: str, *keys: int) -> str:
    return reverse(f"schemes:{name}", args=keys)


@pytest.mark.django_db
def test_a_template_is_kept_in_versions_and_moves_through_its_states(world: World) -> None:
    template = kept(world)
    with pytest.raises(TemplateNameTaken, match="Đã có bảng mẫu"):
        kept(world)
    with pytest.raises(ReasonMissing):
        kept(world, " ")
    with pytest.raises(TemplateNotReady, match="giống hệt phiên bản 1"):
        renew_template(
            template, TemplateText(dict(SCHEME), "x", "y"), actor=world.standing, at=NOON
        )
    with pytest.raises(ReasonMissing):
        renew_template(template, TemplateText(better(), "x"), actor=world.standing, at=NOON)
    with pytest.raises(HasFaults):
        renew_template(
            template, TemplateText({"groups": []}, "x", "y"), actor=world.standing, at=NOON
        )
    with pytest.raises(TemplateNotReady, match="không đang được công bố"):
        withdraw_template(template, "Cũ", actor=world.standing, at=NOON)

    publish_template(template, actor=world.standing, at=NOON)
    second = renew_template(
        template, TemplateText(better(), "Khối Hai", "Đổi lời"), actor=world.standing, at=NOON
    )
    with pytest.raises(TemplateNotReady, match="đang được công bố rồi"):
        publish_template(template, actor=world.standing, at=NOON)
    with pytest.raises(ReasonMissing):
        withdraw_template(template, " ", actor=world.standing, at=NOON)
    withdraw_template(template, "Thay bằng bảng khác", actor=world.standing, at=NOON)

    template.refresh_from_db()
    assert (template.state, second.number) == ("withdrawn", 2)
    assert [entry.action.partition(".")[2] for entry in Entry.objects.order_by("pk")][-4:] == [
        "keep_template", "publish_template", "renew_template", "withdraw_template",
    ]  # fmt: skip


@pytest.mark.django_db
def test_only_the_standing_office_keeps_templates(world: World) -> None:
    facts = TemplateFacts("x", "", TemplateText(dict(SCHEME), "x"))
    template = kept(world)
    for user in (world.head, world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            keep_template(world.authority, facts, actor=user, at=NOON)
        with pytest.raises(PermissionDenied):
            publish_template(template, actor=user, at=NOON)


@pytest.mark.django_db
def test_an_adopted_table_becomes_a_template_from_which_a_head_starts(
    world: World, sign_in: SignIn
) -> None:
    table, office = adopted_table(world), sign_in(world.standing)
    assert "Giữ làm bảng mẫu mới" in office.get(page("season", world.season.pk)).text
    office.post(page("keep_template", table.pk), {"name": "Bảng mẫu 1", "suits": "Khối hội"})
    version = TemplateVersion.objects.get()
    head: Client = sign_in(world.head)
    assert head.get(page("template", version.pk)).status_code == 404  # not published yet
    assert head.get(page("keep_template", table.pk)).status_code == 403
    assert "Công bố «Bảng mẫu 1»?" in office.get(page("publish_template", version.template_id)).text
    office.post(page("publish_template", version.template_id))
    season = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on=NOON.date(), ends_on=NOON.date().replace(year=2024),
        law_as_of=NOON.date(),
    )  # fmt: skip
    for place in world.bloc.memberships.filter(year=2023):
        place.pk, place.year = None, 2024
        place.save()

    assert "Bảng mẫu 1, phiên bản 1 (Khối hội)" in head.get(page("create", season.pk)).text
    assert head.post(page("create_from_template", season.pk)).status_code == 422
    head.post(page("create_from_template", season.pk), {"template": version.pk})

    draft = Scheme.objects.get(season=season)
    assert (draft.template, draft.definition) == (version, version.definition)
    origin = page("template_origin", draft.pk)
    assert "Hai bảng giống hệt nhau" in one_line(head.get(origin))
    assert origin in head.get(page("season", season.pk)).text
    assert head.get(page("template_origin", table.pk)).status_code == 404
    listed = one_line(head.get(page("templates")))
    assert "Bảng mẫu 1" in listed
    assert head.post(page("publish_template", version.template_id)).status_code == 404


@pytest.mark.django_db
def test_a_new_version_shows_what_it_changed_and_a_withdrawn_one_is_offered_no_more(
    world: World, sign_in: SignIn
) -> None:
    template, office = kept(world), sign_in(world.standing)
    table = adopted_table(world, better())
    url = page("renew_template", table.pk)
    assert office.post(url, {"template": template.pk, "note": ""}).status_code == 422
    shown = one_line(
        office.post(url, {"template": template.pk, "note": "Đổi lời I.1"}, follow=True)
    )
    assert "Khác phiên bản 1" in shown
    assert "<ins>Nhiệm vụ chính trị được giao</ins>" in shown
    publish_template(template, actor=world.standing, at=NOON)
    office.post(page("withdraw_template", template.pk), {"reason": "Có bảng mới"})

    assert "Bảng mẫu" not in one_line(sign_in(world.head).get(page("templates"))).replace(
        "Bảng điểm mẫu", ""
    ).replace("Giữ làm bảng mẫu", "")
    outsider = sign_in(world.outsider)
    assert outsider.get(page("template", template.versions.all()[0].pk)).status_code == 404

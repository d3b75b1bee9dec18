"""What the year before left open is chosen from a list; steps that nothing shows are not ticked."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.actions.seasons import copy_season
from thidua.apps.seasons.actions.taking_over import take_over_items
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.refusals import NothingToTakeOver
from thidua.apps.seasons.templatetags.season_frame import steps_of
from thidua.apps.seasons.year.calendar_plan import usual_checklist, usual_phases
from thidua.apps.seasons.year.left_open import offered_to


@pytest.fixture
def following(world: World) -> Season:
    """2024 after a 2023 whose usual list and two own things were never ticked."""
    old = world.season
    due = {}
    old.phases.all().delete()
    for order, plan in enumerate(usual_phases(date(2023, 1, 1))):
        due[plan.kind] = plan.due_on
        old.phases.create(kind=plan.kind, due_on=plan.due_on, owner=plan.owner, order=order)
    for order, (text, owner, kind) in enumerate(usual_checklist()):
        old.checklist.create(text=text, owner=owner, phase=kind, due_on=due[kind], order=order)
    old.checklist.create(text="Mua máy chiếu", owner="head", order=20)
    old.checklist.create(text="Thu quỹ khối", owner="head", order=21)
    Season.objects.filter(pk=old.pk).update(state="closed", closed_at=NOON)
    old.refresh_from_db()
    new = copy_season(old, actor=world.standing, at=NOON)
    new.checklist.get(text="Thu quỹ khối").delete()
    return new


def test_copying_makes_no_second_item_of_the_same_words(following: Season) -> None:
    texts = list(following.checklist.values_list("text", flat=True))

    assert len(texts) == len(set(texts)) == len(usual_checklist()) + 1
    due = {phase.kind: phase.due_on for phase in following.phases.all()}
    assert all(item.due_on == due[item.phase] for item in following.checklist.exclude(phase=""))


def test_only_what_is_not_over_and_not_there_is_chosen_at_first(following: Season) -> None:
    offered = {each.text: each.why for each in offered_to(following)}

    assert offered["Thu quỹ khối"] == ""
    assert offered["Mua máy chiếu"] == "năm nay đã có việc này"
    following.checklist.filter(phase=Phase.Kind.MIDYEAR).delete()
    offered = {each.text: each.why for each in offered_to(following)}
    assert offered["Tổ chức hội nghị sơ kết sáu tháng"] == "thuộc bước đã qua: Sơ kết sáu tháng"


def test_the_new_head_takes_over_what_was_chosen_once(world: World, following: Season) -> None:
    key = next(each.key for each in offered_to(following) if each.text == "Thu quỹ khối")
    head = world.head
    Membership.objects.filter(bloc=world.bloc, year=2024).update(role="member")
    Membership.objects.filter(bloc=world.bloc, year=2024, unit=world.units["CCC"]).update(
        role="head"
    )
    new_head = world.leaders["CCC"]

    with pytest.raises(PermissionDenied):
        take_over_items(following, [key], actor=head, at=NOON)
    with pytest.raises(NothingToTakeOver, match="Chọn ít nhất một việc"):
        take_over_items(following, [], actor=new_head, at=NOON)
    (item,) = take_over_items(following, [key], actor=new_head, at=NOON)

    assert (item.text, item.source) == ("Thu quỹ khối", "Bàn giao từ năm 2023")
    assert item.due_on == following.phases.get(kind="setup").due_on
    assert history_of(following).filter(action="seasons.take_over_items").count() == 1
    assert "Thu quỹ khối" not in [each.text for each in offered_to(following)]
    with pytest.raises(NothingToTakeOver, match="đã được nhận"):
        take_over_items(following, [key], actor=new_head, at=NOON)


def test_the_page_offers_and_takes(world: World, following: Season, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    url = reverse("seasons:take_over_items", args=[following.pk])
    assert url in client.get(reverse("seasons:detail", args=[following.pk])).content.decode()
    page = client.get(url).content.decode()
    chosen = [each.key for each in offered_to(following) if not each.why]

    assert page.count(" checked") == len(chosen)
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"item": chosen}).status_code == 302
    assert following.checklist.filter(text="Thu quỹ khối").exists()


def statuses(season: Season) -> dict[str, str]:
    names = dict(Phase.Kind.choices)
    kinds = {str(label): kind for kind, label in names.items()}
    return {kinds[step.label]: step.status for step in steps_of(season)}


def test_a_step_that_nothing_shows_is_not_ticked(world: World, following: Season) -> None:
    old = world.season
    assert statuses(old)["signing"] == "done"
    assert (statuses(old)["midyear"], statuses(old)["dossier"]) == ("unrecorded", "unrecorded")

    old.checklist.filter(phase="midyear", owner="units").update(done_at=NOON)
    assert statuses(old)["midyear"] == "unrecorded"
    old.checklist.filter(phase="midyear", owner="head").update(done_at=NOON)
    old.checklist.filter(phase="dossier").update(done_at=NOON)
    assert (statuses(old)["midyear"], statuses(old)["dossier"]) == ("done", "done")

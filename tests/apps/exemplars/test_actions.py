"""Exemplars are written by their unit; nobody else learns of them without a consent."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.exemplars.material import DAY, agreed, facts, found
from tests.apps.movements.test_movements import launched
from tests.apps.photos.test_albums import jpeg
from tests.factories import NOON, World
from tests.factories_registry import give, make_person
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import told
from thidua.apps.exemplars.actions.consents import give_consent, withdraw_consent
from thidua.apps.exemplars.actions.exemplars import (
    edit_exemplar,
    link_awards,
    record_exemplar,
    remove_exemplar,
)
from thidua.apps.exemplars.actions.steps import record_step, remove_step
from thidua.apps.exemplars.facts import ConsentFacts, StepFacts, facts_of
from thidua.apps.exemplars.models import Exemplar, ExemplarStep
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.exemplars.refusals import (
    AwardOfAnother,
    ConsentGiven,
    ConsentMissing,
    ExemplarInvalid,
)
from thidua.apps.photos.actions.photos import add_photo, remove_photo
from thidua.apps.photos.facts import read_photo
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.apps.seasons.registries.journal_reach import journal_visible_to
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
TELL = StepFacts("tell", "Đăng trên Báo Gia Lai", DAY, "https://baogialai.vn/1")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": " "}, "Ghi tên cá nhân, tập thể"),
        ({"deeds": " "}, "Ghi việc làm tiêu biểu"),
        ({"code": "CB9"}, "Mã cán bộ CB9 không có ở Hội CCC"),
        ({"code": "CB9", "is_collective": True}, "Tập thể thì không ghi mã"),
        ({"found_on": date(2023, 6, 16)}, "Ngày 16/06/2023 sau hôm nay 15/06/2023"),
    ],
)
def test_record_exemplar_refuses_what_cannot_be(
    world: World, said: dict[str, Any], told: str
) -> None:
    with pytest.raises(ExemplarInvalid, match=told):
        found(world, **said)

    assert not Exemplar.objects.exists()


def test_only_its_unit_writes(world: World) -> None:
    for user in (world.head, world.standing, world.outsider):
        with pytest.raises(PermissionDenied):
            record_exemplar(world.season, facts(world), actor=user, at=NOON)


def test_a_person_of_the_registry_bears_the_name_there(world: World) -> None:
    make_person(world.units["CCC"], "CB01", full_name="Trần Lan")

    exemplar = found(world, code="cb01", name="")

    assert (exemplar.name, facts_of(exemplar).code) == ("Trần Lan", "CB01")


def test_nobody_outside_the_unit_sees_it_without_consent(world: World) -> None:
    exemplar = found(world)
    others = [world.head, world.standing, world.outsider]

    def seen() -> list[bool]:
        listed = [exemplars_visible_to(user).exists() for user in (world.member, *others)]
        assert listed == [
            can(user, "exemplars.view_exemplar", exemplar) for user in (world.member, *others)
        ]
        return listed

    assert seen() == [True, False, False, False]
    assert "Rơ Châm Lan" not in _journal(world, world.head)
    agreed(world, exemplar)
    assert seen() == [True, True, True, False]
    assert "Rơ Châm Lan" in _journal(world, world.head)
    withdraw_consent(exemplar, DAY, "Không muốn nữa", actor=world.member, at=NOON)
    assert seen() == [True, False, False, False]
    assert "Rơ Châm Lan" not in _journal(world, world.standing)


def _journal(world: World, user: User) -> str:
    return " ".join(entry.what for entry in journal_visible_to(user, world.season))


def test_consent_is_asked_before_it_is_told(world: World) -> None:
    exemplar = found(world)
    record_step(exemplar, StepFacts("nurture", "Giao việc mới", DAY), actor=world.member, at=NOON)

    with pytest.raises(ConsentMissing, match="Chưa ghi sự đồng ý của “Rơ Châm Lan”"):
        record_step(exemplar, TELL, actor=world.member, at=NOON)
    agreed(world, exemplar)
    step = record_step(exemplar, TELL, actor=world.member, at=NOON)
    with pytest.raises(ExemplarInvalid, match="Ghi nội dung"):
        record_step(exemplar, StepFacts("tell", " ", DAY), actor=world.member, at=NOON)
    with pytest.raises(PermissionDenied):
        remove_step(step, actor=world.head, at=NOON)
    remove_step(step, actor=world.member, at=NOON)

    assert ExemplarStep.objects.get().kind == "nurture"
    assert Entry.objects.filter(action="exemplars.remove_step").count() == 1


def test_one_consent_at_a_time(world: World) -> None:
    exemplar = found(world)
    with pytest.raises(ConsentMissing):
        withdraw_consent(exemplar, DAY, "", actor=world.member, at=NOON)
    with pytest.raises(ExemplarInvalid, match="Ghi tên người đồng ý"):
        give_consent(exemplar, ConsentFacts(" ", DAY), actor=world.member, at=NOON)
    agreed(world, exemplar)

    with pytest.raises(ConsentGiven, match="đã đồng ý ngày 10/05/2023"):
        agreed(world, exemplar)
    with pytest.raises(ExemplarInvalid, match="trước ngày đồng ý"):
        withdraw_consent(exemplar, date(2023, 5, 9), "", actor=world.member, at=NOON)
    with pytest.raises(PermissionDenied):
        withdraw_consent(exemplar, DAY, "", actor=world.head, at=NOON)


def test_a_closed_year_takes_nothing_but_a_withdrawal(world: World) -> None:
    exemplar = found(world)
    agreed(world, exemplar)
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)

    with pytest.raises(SeasonClosed):
        found(world)
    with pytest.raises(SeasonClosed):
        record_step(exemplar, TELL, actor=world.member, at=NOON)
    withdraw_consent(exemplar, DAY, "", actor=world.member, at=NOON)

    assert not exemplars_visible_to(world.head).exists()


def test_edit_exemplar_keeps_what_others_saved(world: World) -> None:
    exemplar = found(world)

    edit_exemplar(exemplar, facts(world, field="Y tế"), actor=world.member, at=NOON, seen="0")

    exemplar.refresh_from_db()
    assert exemplar.field == "Y tế"
    with pytest.raises(StalePage):
        edit_exemplar(exemplar, facts(world), actor=world.member, at=NOON, seen="0")
    movement = launched(world)
    movement.season = Season(pk=0)
    with pytest.raises(ExemplarInvalid, match="không thuộc năm này"):
        edit_exemplar(exemplar, facts(world, movement=movement), actor=world.member, at=NOON)


def test_edit_exemplar_does_not_lend_a_consent_to_somebody_else(world: World) -> None:
    make_person(world.units["CCC"], "CB01", full_name="Rơ Châm Lan")
    make_person(world.units["CCC"], "CB02", full_name="Rơ Châm Lan")
    exemplar = found(world)
    agreed(world, exemplar)

    def edited(**said: Any) -> None:
        edit_exemplar(exemplar, facts(world, **said), actor=world.member, at=NOON)

    for said in ({"name": "Trần Lan"}, {"name": "Rơ Châm Lan", "is_collective": True}):
        with pytest.raises(ConsentGiven, match="đã đồng ý về “Rơ Châm Lan”; ghi rút lại"):
            edited(**said)
    edited(name="rơ châm  lan", deeds="Xây 10 căn nhà")
    edited(code="CB01")
    with pytest.raises(ConsentGiven):
        edited(code="CB02")
    withdraw_consent(exemplar, DAY, "", actor=world.member, at=NOON)
    edited(code="CB02")

    assert facts_of(Exemplar.objects.select_related("person").get()).code == "CB02"


def test_awards_are_its_own(world: World) -> None:
    person = make_person(world.units["CCC"], "CB01", full_name="Trần Lan")
    own, foreign = (
        give(person, "GK", 2023),
        give(make_person(world.units["CCC"], "CB02"), "GK", 2023),
    )
    exemplar = found(world, code="CB01")

    link_awards(exemplar, [own.pk], actor=world.member, at=NOON)
    with pytest.raises(AwardOfAnother):
        link_awards(exemplar, [foreign.pk], actor=world.member, at=NOON)
    assert list(exemplar.awards.all()) == [own]
    edit_exemplar(exemplar, facts(world, name="Người khác"), actor=world.member, at=NOON)

    assert not exemplar.awards.exists()
    with pytest.raises(AwardOfAnother):
        link_awards(exemplar, [own.pk], actor=world.member, at=NOON)


def test_a_collective_bears_its_units_awards(world: World) -> None:
    record = give(world.units["CCC"], "GK", 2023)
    exemplar = found(world, name="Hội CCC", is_collective=True)

    link_awards(exemplar, [record.pk], actor=world.member, at=NOON)

    assert exemplar.awards.get() == record


def test_remove_exemplar_leaves_it_in_the_journal(world: World) -> None:
    exemplar = found(world)

    remove_exemplar(exemplar, actor=world.member, at=NOON)

    assert not Exemplar.objects.exists()
    assert told(Entry.objects.get(action="exemplars.remove_exemplar"))["name"] == "Rơ Châm Lan"
    assert "Rơ Châm Lan" not in _journal(world, world.head)


def test_the_journal_tells_others_nothing_of_what_is_gone(world: World) -> None:
    exemplar = found(world)
    step = record_step(
        exemplar, StepFacts("nurture", "Giao việc", DAY), actor=world.member, at=NOON
    )
    remove_step(step, actor=world.member, at=NOON)
    told = read_photo(jpeg(), "lan.jpg", "Rơ Châm Lan ở thôn")
    photo = add_photo(AlbumKey("exemplar", exemplar.pk), told, actor=world.member, at=NOON)
    remove_photo(photo, actor=world.member, at=NOON)
    assert "Rơ Châm Lan ở thôn" in _journal(world, world.member)
    remove_exemplar(exemplar, actor=world.member, at=NOON)

    for reader in (world.head, world.standing):
        assert _journal(world, reader) == ""


def test_the_journal_names_no_holder_of_an_award(world: World) -> None:
    person = make_person(world.units["CCC"], "CB01", full_name="Trần Lan")
    record = give(person, "GK", 2023)
    exemplar = found(world, name="", code="CB01")

    link_awards(exemplar, [record.pk], actor=world.member, at=NOON)

    (told,) = Entry.objects.get(action="exemplars.link_awards").data["awards"]
    assert told == f"Giấy khen, {record.decision}"

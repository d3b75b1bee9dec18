"""Every write of the app: who may, in which state, what is kept and recorded."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, SCHEME, World
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.organisations.models import Membership
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import (
    BLANK,
    create_scheme,
    discard_scheme,
    supersede_scheme,
)
from thidua.apps.schemes.actions.editing import edit_scheme, undo_scheme
from thidua.apps.schemes.definition.line_edits import Move, PutPart, Remove
from thidua.apps.schemes.models import Scheme, SchemeChange
from thidua.apps.schemes.queries import adopted_scheme, parsed
from thidua.apps.schemes.refusals import (
    AlreadyAdopted,
    DraftExists,
    HasFaults,
    NotADraft,
    NothingToUndo,
    SeasonTooFar,
    StaleScheme,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.apps.seasons.registries.succession import carry_over
from thidua.formats.canonical import scheme_hash
from thidua.web.reasons import ReasonMissing

NEW = {"id": "II.3", "name": "Mới", "max": "5", "rule": {"type": "boolean"}}


def draft(world: World, definition: dict[str, object] = SCHEME) -> Scheme:
    return create_scheme(world.season, definition, actor=world.head, at=NOON)


def adopted(world: World) -> Scheme:
    return adopt_scheme(draft(world), "Hội nghị", revision=0, actor=world.head, at=NOON)


def actions_recorded() -> list[str]:
    entries = Entry.objects.filter(action__startswith="schemes.").order_by("pk")
    return list(entries.values_list("action", flat=True))


def test_create_scheme_keeps_the_definition_as_text(world: World) -> None:
    scheme = draft(world, {**BLANK, "total": 100})
    assert (scheme.version, scheme.state, scheme.revision) == (1, "draft", 0)
    assert scheme.definition["total"] == "100"
    assert actions_recorded() == ["schemes.create"]


def test_create_scheme_twice_names_the_draft(world: World) -> None:
    draft(world)
    with pytest.raises(DraftExists, match="phiên bản 1"):
        draft(world)


def test_create_scheme_beside_an_adopted_one_is_refused(world: World) -> None:
    adopted(world)
    with pytest.raises(AlreadyAdopted):
        draft(world)


@pytest.mark.parametrize("state", ["scoring", "reviewing", "conference"])
def test_nothing_is_written_once_units_score(world: World, state: str) -> None:
    scheme = draft(world)
    Season.objects.filter(pk=world.season.pk).update(state=state)
    with pytest.raises(SeasonTooFar):
        edit_scheme(scheme, Remove("I.1"), revision=0, actor=world.head, at=NOON)
    with pytest.raises(SeasonTooFar):
        adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)


def test_edit_scheme_counts_and_records_the_difference(world: World) -> None:
    scheme = draft(world)
    after = edit_scheme(scheme, PutPart("II", NEW), revision=0, actor=world.deputy, at=NOON)
    assert after.revision == 1
    assert [line["id"] for line in after.definition["groups"][1]["criteria"]][-1] == "II.3"
    entry = Entry.objects.get(action="schemes.edit")
    assert entry.data["summary"] == "Thêm tiêu chí II.3 Mới"
    assert [change["item"] for change in entry.data["changes"]] == ["II.3"]
    assert list(verify_chains()) == []


def test_edit_that_changes_nothing_leaves_no_trace(world: World) -> None:
    scheme = draft(world)
    after = edit_scheme(scheme, Move("I.1", -1), revision=0, actor=world.head, at=NOON)
    assert after.revision == 0
    assert not SchemeChange.objects.exists()
    assert actions_recorded() == ["schemes.create"]


def test_edit_scheme_on_a_stale_page_tells_who_did_what(world: World) -> None:
    scheme = draft(world)
    edit_scheme(scheme, PutPart("II", NEW), revision=0, actor=world.deputy, at=NOON)
    with pytest.raises(StaleScheme) as caught:
        edit_scheme(scheme, Remove("I.1"), revision=0, actor=world.head, at=NOON)
    assert [(c.actor, c.summary) for c in caught.value.changes] == [
        (world.deputy, "Thêm tiêu chí II.3 Mới")
    ]
    scheme.refresh_from_db()
    assert scheme.revision == 1


def test_undo_scheme_step_by_step_back_to_the_first(world: World) -> None:
    scheme = draft(world)
    start = deepcopy(scheme.definition)
    edits = (PutPart("II", NEW), Remove("I.1"), Move("II", -1))
    for revision, edit in enumerate(edits):
        edit_scheme(scheme, edit, revision=revision, actor=world.head, at=NOON)
    said = [
        undo_scheme(scheme, revision=revision, actor=world.head, at=NOON).summary
        for revision in (3, 4, 5)
    ]
    scheme.refresh_from_db()
    assert said[0] == "Chuyển II lên"
    assert said[2] == "Thêm tiêu chí II.3 Mới"
    assert scheme.definition == start
    assert scheme.revision == 6
    with pytest.raises(NothingToUndo):
        undo_scheme(scheme, revision=6, actor=world.head, at=NOON)


def test_undo_after_a_new_edit_takes_back_that_edit_first(world: World) -> None:
    scheme = draft(world)
    edit_scheme(scheme, Remove("I.1"), revision=0, actor=world.head, at=NOON)
    undo_scheme(scheme, revision=1, actor=world.head, at=NOON)
    edit_scheme(scheme, Remove("II.1"), revision=2, actor=world.head, at=NOON)
    assert undo_scheme(scheme, revision=3, actor=world.head, at=NOON).summary.startswith("Xoá II.1")


def test_adopt_scheme_freezes_and_hashes(world: World) -> None:
    scheme = adopted(world)
    assert scheme.state == Scheme.State.ADOPTED
    assert scheme.hash == scheme_hash(SCHEME)
    assert (scheme.adopted_by, scheme.adopted_at) == (world.head, NOON)
    assert adopted_scheme(world.season) == scheme
    with pytest.raises(NotADraft):
        edit_scheme(scheme, Remove("I.1"), revision=0, actor=world.head, at=NOON)
    with pytest.raises(NotADraft):
        discard_scheme(scheme, actor=world.head, at=NOON)


def test_adopt_scheme_refuses_sums_that_do_not_add_up(world: World) -> None:
    wrong = deepcopy(SCHEME)
    wrong["total"] = "200"
    with pytest.raises(HasFaults, match="200"):
        adopt_scheme(draft(world, wrong), revision=0, actor=world.head, at=NOON)
    assert adopted_scheme(world.season) is None


def test_adopt_scheme_refuses_an_empty_group(world: World) -> None:
    scheme = draft(world)
    edit_scheme(scheme, Remove("T.1"), revision=0, actor=world.head, at=NOON)
    with pytest.raises(HasFaults, match="Nhóm T"):
        adopt_scheme(scheme, revision=1, actor=world.head, at=NOON)


def test_standing_office_writes_but_does_not_adopt(world: World) -> None:
    scheme = create_scheme(world.season, SCHEME, actor=world.standing, at=NOON)
    edit_scheme(scheme, Move("I.2", -1), revision=0, actor=world.standing, at=NOON)
    with pytest.raises(PermissionDenied):
        adopt_scheme(scheme, revision=1, actor=world.standing, at=NOON)


def test_supersede_scheme_copies_with_a_reason_and_adoption_replaces(world: World) -> None:
    first = adopted(world)
    with pytest.raises(ReasonMissing):
        supersede_scheme(first, "  ", actor=world.head, at=NOON)
    second = supersede_scheme(first, "Tỉnh giao thêm", actor=world.head, at=NOON)
    assert (second.version, second.based_on, second.reason) == (2, first, "Tỉnh giao thêm")
    assert adopted_scheme(world.season) == first
    edit_scheme(second, Move("I.2", -1), revision=0, actor=world.head, at=NOON)
    second = adopt_scheme(second, revision=1, actor=world.head, at=NOON + timedelta(days=1))
    first.refresh_from_db()
    assert (first.state, second.state) == (Scheme.State.SUPERSEDED, Scheme.State.ADOPTED)
    data = Entry.objects.filter(action="schemes.adopt").latest("pk").data
    assert (data["supersedes"], data["reason"]) == (1, "Tỉnh giao thêm")


def test_adopted_tables_are_compared_with_the_journal(world: World) -> None:
    first = adopted(world)
    second = supersede_scheme(first, "Tỉnh giao thêm", actor=world.head, at=NOON)
    second = adopt_scheme(second, revision=0, actor=world.head, at=NOON)
    third = supersede_scheme(second, "Sửa lần nữa", actor=world.head, at=NOON)
    assert list(faults_of_rows()) == []

    for scheme in (first, second, third):
        changed = deepcopy(scheme.definition)
        changed["groups"][0]["criteria"][0]["name"] = "Nội dung khác"
        rows = Scheme.objects.filter(pk=scheme.pk)
        rows.update(definition=changed, hash=scheme_hash(changed) if scheme.hash else "")

    assert [(fault.chain, fault.text) for fault in faults_of_rows()] == [
        (f"bloc-{world.bloc.pk}", f"{scheme}: nội dung đã thông qua bị sửa")
        for scheme in (first, second)
    ]


@pytest.mark.parametrize("definition", [["lỗi"], {"total": 1.5}, {}])
def test_a_table_that_is_no_table_any_more_is_found(world: World, definition: object) -> None:
    scheme = adopted(world)

    Scheme.objects.filter(pk=scheme.pk).update(definition=definition)

    (fault,) = faults_of_rows()
    assert fault.text == f"{scheme}: nội dung đã thông qua bị sửa"


def test_tables_that_are_gone_or_never_told_are_found(world: World) -> None:
    gone = adopted(world)
    name = str(gone)
    gone.delete()
    fields = {"state": "adopted", "definition": SCHEME, "hash": scheme_hash(SCHEME)}
    slipped_in = Scheme.objects.create(season=world.season, adopted_at=NOON, **fields)

    assert {fault.text for fault in faults_of_rows()} == {
        f"{name}: bảng điểm đã thông qua không còn",
        f"{slipped_in}: nhật ký không ghi việc này",
    }


def test_supersede_a_draft_is_refused(world: World) -> None:
    with pytest.raises(NotADraft):
        supersede_scheme(draft(world), "Lý do", actor=world.head, at=NOON)


def test_discard_scheme_keeps_the_text_in_the_journal(world: World) -> None:
    discard_scheme(draft(world), actor=world.head, at=NOON)
    assert not Scheme.objects.exists()
    assert Entry.objects.get(action="schemes.discard").data["definition"] == SCHEME


def test_a_season_is_not_signed_without_an_adopted_table(world: World) -> None:
    draft(world)
    assert any("Bảng điểm" in text for text in obstacles(world.season, Season.State.SIGNED))
    Scheme.objects.all().delete()
    adopted(world)
    assert not any("Bảng điểm" in text for text in obstacles(world.season, Season.State.SIGNED))


def test_next_year_starts_from_the_adopted_table(world: World) -> None:
    scheme = adopted(world)
    Membership.objects.filter(bloc=world.bloc).update(year=2023)
    new = Season.objects.create(
        bloc=world.bloc,
        year=2024,
        starts_on=world.season.starts_on.replace(year=2024),
        ends_on=world.season.ends_on.replace(year=2024),
        law_as_of=world.season.law_as_of,
    )
    carry_over(world.season, new, world.head, NOON)
    copy = Scheme.objects.get(season=new)
    assert (copy.state, copy.version, copy.based_on) == (Scheme.State.DRAFT, 1, scheme)
    assert copy.definition == scheme.definition
    carry_over(world.season, new, world.head, NOON)
    assert Scheme.objects.filter(season=new).count() == 1


def test_parsed_is_kept_for_an_adopted_table(world: World) -> None:
    scheme = adopted(world)
    again = Scheme.objects.get(pk=scheme.pk)
    assert parsed(scheme) is parsed(again)
    assert [line.id for line in parsed(scheme).criteria] == ["I.1", "I.2", "II.1", "II.2", "T.1"]

"""Groups, settings and the buttons of a row in the browser."""

from django.test import Client

from tests.apps.schemes.pages import address
from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.line_edits import Remove
from thidua.apps.schemes.models import Scheme


def test_group_deduction_and_exclusion(scheme: Scheme, head: Client) -> None:
    typed = {"revision": "0", "id": "IV", "name": "Nhóm mới", "max": "10", "kind": ""}
    head.post(address("group", scheme.pk), typed)
    typed = {"revision": "1", "id": "TR2", "name": "Khai sai", "points": "2,5"}
    head.post(address("deduction", scheme.pk), typed)
    typed = {"revision": "2", "id": "L1", "name": "Mất đoàn kết kéo dài"}
    head.post(address("exclusion", scheme.pk, id="L1"), typed)
    scheme.refresh_from_db()
    assert scheme.definition["groups"][-1]["name"] == "Nhóm mới"
    assert scheme.definition["deductions_from_total"][1] == {
        "id": "TR2",
        "name": "Khai sai",
        "points": "-2.5",
    }
    assert scheme.definition["disqualify"][0]["name"] == "Mất đoàn kết kéo dài"


def test_settings_with_tie_break_and_a_cap(scheme: Scheme, head: Client) -> None:
    typed = {
        "revision": "0",
        "total": "100",
        "decimals": "1",
        "bonus_inside_total": "true",
        "na_policy": "zero",
        "tie_0": "II",
        "tie_1": "",
        "tie_2": "I.1",
        "tie_3": "II",
        "deductions_cap": "12,5",
    }
    head.post(address("settings", scheme.pk), typed)
    scheme.refresh_from_db()
    assert scheme.definition["tie_break"] == ["II", "I.1"]
    assert scheme.definition["deductions_cap"] == "12.5"
    assert scheme.definition["awards"] == SCHEME["awards"]
    head.post(address("settings", scheme.pk), {**typed, "revision": "1", "deductions_cap": ""})
    scheme.refresh_from_db()
    assert "deductions_cap" not in scheme.definition


def test_move_and_remove_and_undo(scheme: Scheme, head: Client) -> None:
    head.post(address("edit_move_row", scheme.pk), {"id": "I.2", "to": "up", "revision": "0"})
    head.post(address("edit_remove_row", scheme.pk, id="T"), {"revision": "1"})
    scheme.refresh_from_db()
    assert [group["id"] for group in scheme.definition["groups"]] == ["I", "II"]
    head.post(address("undo", scheme.pk), {"revision": "2"})
    head.post(address("undo", scheme.pk), {"revision": "3"})
    scheme.refresh_from_db()
    assert scheme.definition == SCHEME


def test_stale_button_is_refused_with_a_message(scheme: Scheme, world: World, head: Client) -> None:
    edit_scheme(scheme, Remove("T"), revision=0, actor=world.deputy, at=NOON)
    page = address("season", scheme.season_id)
    typed = {"id": "I.2", "to": "up", "revision": "0"}
    answer = head.post(
        address("edit_move_row", scheme.pk), typed, follow=True, headers={"referer": page}
    )
    assert "vừa được người khác sửa" in answer.text

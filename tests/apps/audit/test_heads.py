"""The journal's anchor outside the database: heads kept elsewhere find what hashes alone cannot."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.apps.audit.someone import someone
from tests.apps.audit.test_audit import three_entries, without_triggers
from tests.factories import World
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Line, Result
from thidua.apps.audit.actions import record
from thidua.apps.audit.chain.checkpoints import keep_checkpoint
from thidua.apps.audit.chain.hashing import entry_hash
from thidua.apps.audit.chain.triggers import refuse_truncate
from thidua.apps.audit.chain.verifying import verify_chains, verify_heads
from thidua.apps.audit.models import Chain, Entry
from thidua.apps.audit.queries import heads
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.cli.audit import run
from thidua.cli.errors import InputError
from thidua.formats.chain_heads import Head, read_heads


def kept_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """What ``thidua audit heads`` prints, as a file."""
    assert run(["heads"]) == 0
    path = folder / "heads.json"
    path.write_text(capsys.readouterr().out, "utf-8")
    return path


def cut_the_tail(chain: str) -> None:
    """Without the last entry, the chain's head set back: whole by itself."""
    without_triggers(
        "DELETE FROM audit_entry WHERE position = 3 AND chain_id IN "
        "(SELECT id FROM audit_chain WHERE name = %s)",
        chain,
    )
    last = Entry.objects.get(chain__name=chain, position=2)
    Chain.objects.filter(name=chain).update(length=2, head=last.hash)


def rewrite(chain: str) -> None:
    """Every entry under another name, each hash made again."""
    previous = ""
    for entry in Entry.objects.filter(chain__name=chain).select_related("chain").order_by("pk"):
        entry.actor_name, entry.previous_hash = "Người khác", previous
        previous = entry_hash(entry)
        without_triggers(
            "UPDATE audit_entry SET actor_name = %s, previous_hash = %s, hash = %s WHERE id = %s",
            entry.actor_name, entry.previous_hash, previous, entry.pk,
        )  # fmt: skip
    Chain.objects.filter(name=chain).update(head=previous)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("tamper", "found"), [(cut_the_tail, "đã bị cắt"), (rewrite, "đã bị viết lại")]
)
def test_kept_heads_find_what_the_chain_alone_does_not(
    transactional_world: World,
    tamper: Callable[[str], None],
    found: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    three_entries(transactional_world)
    kept = kept_file(tmp_path, capsys)
    assert run(["verify", "--heads", str(kept)]) == 0

    tamper(f"bloc-{transactional_world.bloc.pk}")

    assert list(verify_chains()) == []
    capsys.readouterr()
    assert run(["verify", "--heads", str(kept)]) == 1
    assert found in capsys.readouterr().err


def test_a_chain_that_goes_on_still_holds_its_kept_heads(world: World) -> None:
    three_entries(world)
    kept = heads()
    three_entries(world)

    assert list(verify_heads(kept)) == []


@pytest.mark.django_db
def test_a_line_copied_from_paper_is_a_kept_head(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    three_entries(world)
    chain = Chain.objects.get(name=f"bloc-{world.bloc.pk}")
    path = tmp_path / "giay.txt"

    path.write_text(f"{chain.name} 3 {chain.head[:16]}\n", "utf-8")
    assert run(["verify", "--heads", str(path)]) == 0
    assert "không có chữ ký" in capsys.readouterr().err

    path.write_text(f"{chain.name} 3 {'0' * 16}\n", "utf-8")
    assert run(["verify", "--heads", str(path)]) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "không có dòng"),
        ("bloc-3 mười abc", "dòng 1"),
        ("bloc-3 10 abc", "từ 16 đến 64"),
        ('{"format": "thidua-heads/1"}', "hỏng"),
        ('{"signature": 5}', "hỏng"),
        ('{"heads": ["x"]', "hỏng"),
    ],
)
def test_a_file_without_heads_is_refused(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "heads"
    path.write_text(text, "utf-8")

    with pytest.raises(InputError, match=told):
        run(["verify", "--heads", str(path)])


def test_a_changed_heads_file_is_refused(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    three_entries(world)
    path = kept_file(tmp_path, capsys)
    content = json.loads(path.read_text("utf-8"))
    content["heads"][0]["length"] = 1
    path.write_text(json.dumps(content), "utf-8")

    with pytest.raises(InputError, match="chữ ký không khớp"):
        run(["verify", "--heads", str(path)])


def test_no_entry_is_replaced_by_inserting(world: World) -> None:
    three_entries(world)
    entry = Entry.objects.latest("pk")
    columns = "chain_id, position, at, actor_name, action, subject_type, subject_id, subject_name"
    columns += ", context, data, previous_hash, hash"
    replace = "OR REPLACE" if connection.vendor == "sqlite" else ""
    for key in (entry.pk, entry.pk + 1000):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                f"INSERT {replace} INTO audit_entry (id, {columns}) SELECT %s, {columns} "  # noqa: S608 - fixed text
                "FROM audit_entry WHERE id = %s",
                [key, entry.pk],
            )

    assert list(verify_chains()) == []
    assert Entry.objects.filter(pk=entry.pk).exists()


def test_the_journal_is_not_emptied_at_once(world: World) -> None:
    three_entries(world)
    connection.check_constraints()  # PostgreSQL empties no table that still waits for a check
    connection.check_constraints()  # PostgreSQL empties no table that still waits for a check
    refuse_truncate(None, connection.schema_editor())
    on_postgresql = connection.vendor == "postgresql"
    emptied = "TRUNCATE audit_entry" if on_postgresql else "DELETE FROM audit_entry"

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(emptied)
    assert Entry.objects.exists()


def test_figures_of_a_locked_sheet_are_compared_with_the_journal(world: World) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    assert list(faults_of_rows()) == []
    line = Line.objects.filter(sheet__unit=world.units["BBB"]).earliest("pk")

    Line.objects.filter(pk=line.pk).update(actual="99")

    (fault,) = faults_of_rows()
    assert fault.chain == f"bloc-{world.bloc.pk}"
    assert "Hội BBB" in fault.text
    assert f"mục {line.item}" in fault.text


def test_a_published_result_is_compared_with_the_journal(world: World) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    result = publish_result(world.season, actor=world.head, at=LATER)
    assert list(faults_of_rows()) == []

    answer = result.answer
    answer["units"][0]["total"] = "99.99"
    Result.objects.filter(pk=result.pk).update(answer=answer, hash="0" * 64)

    (fault,) = faults_of_rows()
    assert "kết quả đã công bố bị sửa" in fault.text


def test_from_a_kept_head_only_what_came_after_is_computed(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    three_entries(world)
    kept = kept_file(tmp_path, capsys)
    before = sum(head.length for head in heads())
    three_entries(world)

    assert run(["verify", "--since", str(kept)]) == 0
    assert f"bỏ qua {before} bản ghi trước mốc" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("position", "by_its_hash", "status"),
    [(2, False, 0), (5, False, 1), (3, True, 1)],
    ids=["before: proved then", "after", "the head itself"],
)
def test_what_is_found_from_a_kept_head(
    transactional_world: World,
    position: int,
    by_its_hash: bool,
    status: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    three_entries(transactional_world)
    kept = kept_file(tmp_path, capsys)
    three_entries(transactional_world)

    column = "hash" if by_its_hash else "actor_name"
    without_triggers(
        f"UPDATE audit_entry SET {column} = 'X' WHERE action = 'seasons.try' AND position = %s",  # noqa: S608 - one of two
        position,
    )

    assert run(["verify", "--since", str(kept)]) == status


def test_a_chain_that_was_cut_below_the_kept_head_is_computed_whole(world: World) -> None:
    three_entries(world)
    later = [Head(head.chain, head.length + 5, "0" * 64) for head in heads()]

    assert list(verify_chains(later)) == []
    assert {fault.chain for fault in verify_heads(later)} == {head.chain for head in later}


def test_a_checkpoint_is_signed_once_a_day(
    world: World, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.AUDIT_KEY = tmp_path / "key"
    three_entries(world)

    path = keep_checkpoint(LATER)
    first = path.read_text("utf-8")
    three_entries(world)

    assert keep_checkpoint(LATER).read_text("utf-8") == first
    assert path.name == f"heads-{timezone.localdate(LATER)}.json"
    assert run(["verify", "--since", str(path)]) == 0
    assert run(["checkpoint"]) == 0
    assert str(tmp_path / "audit-checkpoints") in capsys.readouterr().out
    assert list(read_heads(first).heads) != heads()


@pytest.mark.django_db
@pytest.mark.parametrize("kept", ["nonsense", "ab"])
def test_a_key_that_is_none_is_named(kept: str, settings: Any, tmp_path: Path) -> None:
    settings.AUDIT_KEY = tmp_path / "key"
    settings.AUDIT_KEY.write_text(kept, "utf-8")

    with pytest.raises(InputError, match="khóa ký băm nhật ký"):
        run(["heads"])


def test_names_are_forgotten_by_command(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    record("people.try", someone(world), actor=world.head, at=LATER)
    owner = f"accounts.user:{world.head.pk}"

    assert run(["forget", owner]) == 0
    assert f"Đã xóa 1 tên của {owner}" in capsys.readouterr().out
    assert run(["verify"]) == 0
    with pytest.raises(InputError, match="không giữ tên nào"):
        run(["forget", owner])

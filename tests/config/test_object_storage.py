"""Files in a store that speaks S3, over the network: kept, taken back, backed up and restored."""

import socket
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.test import override_settings
from moto.server import ThreadedMotoServer

from thidua.config.backup.files import gather_files, has_files, put_files
from thidua.config.file_storage import remove_unwanted
from thidua.config.object_storage import ObjectStorage
from thidua.domain.refusal import Unavailable


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def store(place: str, request: pytest.FixtureRequest) -> ObjectStorage:
    """A bucket of its own."""
    bucket = f"thidua-{abs(hash(request.node.name))}"
    boto3.client(
        "s3", endpoint_url=f"http://{place}", region_name="us-east-1",
        aws_access_key_id="k", aws_secret_access_key="s/",
    ).create_bucket(Bucket=bucket)  # fmt: skip
    return ObjectStorage(f"s3+http://k:s%2F@{place}/{bucket}")


def test_a_file_is_kept_read_and_removed(store: ObjectStorage) -> None:
    first = store.save("minh chứng/a.pdf", ContentFile(b"x" * 3_000_000))
    second = store.save("minh chứng/a.pdf", ContentFile(b"2"))

    assert first != second, "nothing is written over"
    with store.open(first) as file:
        assert sum(map(len, file.chunks())) == store.size(first) == 3_000_000
    assert [len(each) for each in store.listdir("minh chứng")] == [0, 2]
    store.delete(first)
    assert not store.exists(first)
    with pytest.raises(FileNotFoundError):
        store.open(first)


@pytest.mark.django_db(transaction=True)
def test_a_file_of_a_transaction_that_was_taken_back_goes(store: ObjectStorage) -> None:
    with transaction.atomic():
        store.save("kept.pdf", ContentFile(b"1"))
    with transaction.atomic():
        store.save("gone.pdf", ContentFile(b"1"))
        transaction.set_rollback(True)
    remove_unwanted()

    assert (store.exists("kept.pdf"), store.exists("gone.pdf")) == (True, False)


def test_a_store_that_is_away_is_an_outage() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    away = ObjectStorage(f"s3+http://k:s@127.0.0.1:{port}/thidua")

    for act in (
        lambda: away.save("a.pdf", ContentFile(b"1")),
        lambda: away.open("a.pdf"),
        lambda: away.exists("a.pdf"),
    ):
        with pytest.raises(Unavailable, match="Kho tệp"):
            act()


def test_a_backup_holds_its_files_and_a_restore_puts_them_back(
    store: ObjectStorage, tmp_path: Path
) -> None:
    bucket = {"BACKEND": "thidua.config.object_storage.ObjectStorage", "OPTIONS": {
        "address": f"s3+http://k:s%2F@{store.endpoint_url.removeprefix('http://')}/{store.bucket_name}"
    }}  # fmt: skip
    with override_settings(STORAGES=storages.backends | {"default": bucket}):
        assert not has_files()
        store.save("evidence/2026/a.pdf", ContentFile(b"of the backup"))
        gather_files(tmp_path / "files")
        store.save("b.pdf", ContentFile(b"came meanwhile"))
        gather_files(tmp_path / "files")
        store.delete("evidence/2026/a.pdf")
        store.save("evidence/2026/a.pdf", ContentFile(b"changed since"))
        store.save("c.pdf", ContentFile(b"newer"))

        put_files(tmp_path / "files", tmp_path / "aside")

        assert has_files()
    with store.open("evidence/2026/a.pdf") as file:
        assert file.read() == b"of the backup"
    assert store.exists("b.pdf")
    assert not store.exists("c.pdf")
    aside = {
        path.relative_to(tmp_path / "aside").as_posix(): path.read_bytes()
        for path in (tmp_path / "aside").rglob("*.pdf")
    }
    assert aside["evidence/2026/a.pdf"] == b"changed since"
    assert aside["c.pdf"] == b"newer"

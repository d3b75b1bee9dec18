"""Files are whole and wanted, or not there at all."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from thidua.config.file_storage import FileStorage, UnwantedFilesMiddleware, remove_unwanted


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """The system refuses to write a file further than so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.django_db(transaction=True)
def test_a_file_that_did_not_fit_leaves_no_part(tmp_path: Path) -> None:
    storage = FileStorage(location=tmp_path)

    with disk_of(100_000), pytest.raises(OSError, match="File too large"):
        storage.save("a.pdf", ContentFile(b"x" * 300_000))

    assert files_in(tmp_path) == []


@pytest.mark.django_db(transaction=True)
def test_a_file_of_a_transaction_that_was_taken_back_goes(tmp_path: Path) -> None:
    storage = FileStorage(location=tmp_path)
    with transaction.atomic():
        storage.save("kept.pdf", ContentFile(b"1"))

    def view(request: object) -> object:
        with transaction.atomic():
            storage.save("gone.pdf", ContentFile(b"1"))
            raise ValueError("the row could not be written")

    with pytest.raises(ValueError, match="the row"):
        UnwantedFilesMiddleware(view)("request")  # type: ignore[arg-type] # any callable

    assert files_in(tmp_path) == ["kept.pdf"]


@pytest.mark.django_db(transaction=True)
def test_a_file_outside_of_transactions_stays(tmp_path: Path) -> None:
    FileStorage(location=tmp_path).save("a.pdf", ContentFile(b"1"))
    remove_unwanted()

    assert files_in(tmp_path) == ["a.pdf"]

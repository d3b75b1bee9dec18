"""Files in a store that speaks S3 (MinIO, Ceph, a cloud's): what ``THIDUA_FILES`` names.

Loaded only where the setting is given: its library is large.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.utils.translation import gettext as _
from storages.backends.s3 import S3Storage

from thidua.config.file_storage import Wanted
from thidua.domain.refusal import Unavailable

SECONDS = 5  # to connect; a store that is silent is another machine's fault, and told as such
_GONE = {"404", "NoSuchKey"}


class ObjectStorage(Wanted, S3Storage):  # type: ignore[misc] # storages has no types
    """The bucket of an address ``s3://key:secret@host/bucket``, or ``s3+http://`` on loopback."""

    def __init__(self, address: str) -> None:
        super().__init__(**_options(address))

    def exists(self, name: str) -> bool:
        """Whether the name is taken."""
        with _told():
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        """Remove it; one that is not there is removed."""
        with _told():
            super().delete(name)

    def size(self, name: str) -> int:
        """Bytes."""
        with _told():
            return int(super().size(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and files of a folder."""
        with _told():
            folders, files = super().listdir(path)
        return folders, files

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _told():
            return super()._open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        with _told():
            return super()._save(name, content)


@contextmanager
def _told() -> Iterator[None]:
    """A file that is not there is no fault of the store; anything else is, and passes."""
    try:
        yield
    except FileNotFoundError:
        raise
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in _GONE:
            raise FileNotFoundError(str(error)) from error
        raise Unavailable(_("Kho tệp của hệ thống chưa trả lời được.")) from error
    except (BotoCoreError, OSError) as error:
        raise Unavailable(_("Kho tệp của hệ thống chưa trả lời được.")) from error


def _options(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    scheme = "http" if parts.scheme == "s3+http" else "https"
    place = parts.netloc.rpartition("@")[2]
    return {
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "bucket_name": parts.path.strip("/"),
        "endpoint_url": f"{scheme}://{place}",
        "region_name": "us-east-1",
        "default_acl": None,
        "file_overwrite": False,
        "max_memory_size": 1024 * 1024,  # of an open file; the rest lies in a temporary one
        "client_config": Config(
            connect_timeout=SECONDS,
            read_timeout=4 * SECONDS,
            retries={"max_attempts": 2},
            s3={"addressing_style": "path"},
            signature_version="s3v4",
        ),
    }

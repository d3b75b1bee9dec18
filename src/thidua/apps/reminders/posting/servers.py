"""Where letters go: a mail server that is watched, or a folder where none is set."""

import smtplib
from pathlib import Path
from time import time
from typing import Any

from django.conf import settings
from django.core.mail.backends import filebased, smtp

KEPT = 30 * 24 * 3600  # seconds that letters in the folder are kept


class _Watched(smtplib.SMTP):
    """Knows whether the letter itself was on its way when something went wrong."""

    content_began = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """From here on nobody knows, until the server answers."""
        self.content_began = True
        code, text = super().data(msg)
        self.content_began = False
        return code, text


class _WatchedTls(_Watched, smtplib.SMTP_SSL):
    """The same inside TLS."""


class MailServer(smtp.EmailBackend):
    """As Django's; its connection tells whether a letter may have arrived."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Watched, with TLS from the start or without."""
        return _WatchedTls if self.use_ssl else _Watched

    @property
    def may_have_arrived(self) -> bool:
        """Whether the connection broke while a letter was handed over."""
        return isinstance(self.connection, _Watched) and self.connection.content_began


class LetterFolder(filebased.EmailBackend):
    """Letters as files that only this account reads; old ones are removed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        folder = Path(settings.LETTERS)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(*args, **{**kwargs, "file_path": str(folder)})
        for path in folder.glob("*.log"):
            if path.stat().st_mtime < time() - KEPT:
                path.unlink(missing_ok=True)

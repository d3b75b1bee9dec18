"""A real mail server on this machine that does as it is told."""

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Box:
    """Keeps what it takes; ``answer`` to a letter, ``recipient`` to an address, slow if told."""

    def __init__(self, answer: str = "250 OK", recipient: str = "250 OK", slow: float = 0) -> None:
        self.answer, self.recipient, self.slow = answer, recipient, slow
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 - as the library calls it
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """The address is kept where it is welcome."""
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(  # noqa: N802 - as the library calls it
        self, server: Any, session: Any, envelope: Envelope
    ) -> str:
        """The letter is kept, whatever is answered."""
        found = message_from_bytes(cast("bytes", envelope.content), policy=policy.default)
        self.letters.append(cast("EmailMessage", found))
        if self.slow:
            time.sleep(self.slow)
        return self.answer


class _AnyPort(Controller):
    """Listens where the system says."""

    def _trigger_server(self) -> None:
        self.port = cast("Any", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(box: Box, **how: Any) -> Iterator[int]:
    """It listens; the port."""
    controller = _AnyPort(box, hostname="127.0.0.1", port=0, **how)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def knows(name: str, password: str) -> Any:
    """Signs in this user alone."""

    def check(server: Any, session: Any, envelope: Any, kind: str, data: Any) -> AuthResult:
        given = isinstance(data, LoginPassword) and (data.login, data.password)
        return AuthResult(success=given == (name.encode(), password.encode()), handled=False)

    return check


def certificate(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate of its own making, in ``folder``/cert.pem."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context

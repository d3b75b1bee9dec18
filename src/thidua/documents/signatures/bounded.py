"""Checking a file that may be hostile, in a process of its own with little time and memory."""

import multiprocessing
import resource
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from multiprocessing.connection import Connection

from asn1crypto import x509

from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.worth import SignedFile, Worth

LARGEST_BYTES = 20_000_000  # of a file; whoever takes one in refuses more before it is read
MOST_SECONDS = 20
VERIFYING = "thidua.documents.signatures.verifying"  # loaded there alone: it takes 44 MB
ORIGIN = "thidua.documents.signatures.origin"
MOST_MEMORY = 1_500_000_000  # bytes of addresses; a signed file of 20 MB takes a third


def verify_bounded(data: bytes, moments: Moments, *, trusted: Sequence[bytes] = ()) -> SignedFile:
    """As ``verify_pdf``, with ``trusted`` in DER; a file that takes too much is broken."""
    told = _apart(_verify, data, moments, list(trusted))
    return told if isinstance(told, SignedFile) else SignedFile(Worth.BROKEN)


def verify_copy_bounded(
    data: bytes, original: bytes, moments: Moments, *, trusted: Sequence[bytes] = ()
) -> SignedFile | None:
    """The same for a file that must be ``original`` with signatures added; None when it is not."""
    told = _apart(_verify_copy, data, original, moments, list(trusted))
    return told if told is None or isinstance(told, SignedFile) else SignedFile(Worth.BROKEN)


def _apart(work: Callable[..., object], *given: object) -> object:
    """What ``work`` answers in a process of its own; False when it takes too much."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_limited, args=(theirs, _limits(), work, *given), daemon=True)
    child.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(MOST_SECONDS) else False
    except EOFError:
        return False
    finally:
        child.kill()
        child.join()
        ours.close()


def _limits() -> dict[int, int]:
    return {resource.RLIMIT_CPU: MOST_SECONDS, resource.RLIMIT_AS: MOST_MEMORY}


def _limited(
    out: Connection, limits: Mapping[int, int], work: Callable[..., object], *given: object
) -> None:
    import_module(VERIFYING)
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    out.send(work(*given))


def _verify(data: bytes, moments: Moments, trusted: Sequence[bytes]) -> object:
    roots = [x509.Certificate.load(one) for one in trusted]
    return import_module(VERIFYING).verify_pdf(data, moments, trusted=roots)


def _verify_copy(
    data: bytes, original: bytes, moments: Moments, trusted: Sequence[bytes]
) -> object:
    signed: SignedFile = import_module(VERIFYING).verify_pdf(
        data, moments, trusted=[x509.Certificate.load(one) for one in trusted]
    )
    if signed.worth is Worth.BROKEN:
        return signed
    return signed if import_module(ORIGIN).grown_from(data, original) else None

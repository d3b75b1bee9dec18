"""Checking a file that may be hostile, in a process of its own with little time and memory."""

import multiprocessing
import resource
from collections.abc import Mapping, Sequence
from importlib import import_module
from multiprocessing.connection import Connection

from asn1crypto import x509

from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.worth import SignedFile, Worth

LARGEST_BYTES = 20_000_000  # of a file; whoever takes one in refuses more before it is read
MOST_SECONDS = 20
VERIFYING = "thidua.documents.signatures.verifying"  # loaded there alone: it takes 44 MB
MOST_MEMORY = 1_500_000_000  # bytes of addresses; a signed file of 20 MB takes a third


def verify_bounded(data: bytes, moments: Moments, *, trusted: Sequence[bytes] = ()) -> SignedFile:
    """As ``verify_pdf``, with ``trusted`` in DER; a file that takes too much is broken."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=_verify, args=(theirs, data, moments, list(trusted), _limits()), daemon=True
    )
    child.start()
    theirs.close()
    try:
        told = ours.recv() if ours.poll(MOST_SECONDS) else None
    except EOFError:
        told = None
    finally:
        child.kill()
        child.join()
        ours.close()
    return told if isinstance(told, SignedFile) else SignedFile(Worth.BROKEN)


def _limits() -> dict[int, int]:
    return {resource.RLIMIT_CPU: MOST_SECONDS, resource.RLIMIT_AS: MOST_MEMORY}


def _verify(
    out: Connection,
    data: bytes,
    moments: Moments,
    trusted: Sequence[bytes],
    limits: Mapping[int, int],
) -> None:
    verify_pdf = import_module(VERIFYING).verify_pdf
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    roots = [x509.Certificate.load(one) for one in trusted]
    out.send(verify_pdf(data, moments, trusted=roots))

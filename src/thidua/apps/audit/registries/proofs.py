"""What else stands in the journal and can be compared: apps say how to prove their own rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the journal, or what it tells of, is not as it was written."""

    chain: str
    position: int
    text: str


Proof = Callable[[], Iterable[Fault]]

_proofs: list[Proof] = []


def proof(check: Proof) -> Proof:
    """Register a comparison of rows with the journal, asked by ``thidua audit verify``."""
    _proofs.append(check)
    return check


def faults_of_rows() -> Iterable[Fault]:
    """Every row that no longer says what the journal wrote down."""
    for check in _proofs:
        yield from check()

"""What is known of the signatures of a PDF file."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum


class Worth(StrEnum):
    """The worst first: the worst of several signatures decides."""

    UNSIGNED = "unsigned"
    BROKEN = "broken"
    CHANGED = "changed"
    UNTRUSTED = "untrusted"
    VALID = "valid"


class After(StrEnum):
    """What came into the file after a signature; the last is more than may come."""

    SIGNATURE = "signature"
    FORM_FILLING = "form_filling"
    VALIDATION_DATA = "validation_data"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature; ``signed_at`` is told by its signer, or by a timestamp that is trusted."""

    field: str
    signer: str
    signed_at: datetime | None
    timestamped: bool
    intact: bool
    covers_whole_file: bool
    changed_after: tuple[After, ...]
    trusted: bool
    reason: str
    """Why it is as it is, in Vietnamese, for people."""

    @property
    def worth(self) -> Worth:
        """Changed, untrusted or valid."""
        if not self.intact or After.OTHER in self.changed_after:
            return Worth.CHANGED
        return Worth.VALID if self.trusted else Worth.UNTRUSTED

    def to_mapping(self) -> dict[str, object]:
        """As `thidua verify-pdf --json` prints it."""
        told = asdict(self)
        signed_at = self.signed_at and self.signed_at.isoformat(timespec="seconds")
        return told | {"signed_at": signed_at, "changed_after": [*self.changed_after]}


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The signatures of a file in the order they were made, and what they come to."""

    worth: Worth
    signatures: tuple[Signature, ...] = ()

    @classmethod
    def of(cls, signatures: Iterable[Signature]) -> "SignedFile":
        """What the worst of them is worth, of which there is at least one."""
        told = tuple(signatures)
        order = [*Worth]
        return cls(min((one.worth for one in told), key=order.index), told)

    def to_mapping(self) -> dict[str, object]:
        """As `thidua verify-pdf --json` prints it."""
        signatures = [one.to_mapping() for one in self.signatures]
        return {"verdict": self.worth.value, "signatures": signatures}

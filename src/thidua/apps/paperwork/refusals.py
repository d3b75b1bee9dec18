"""Why a certificate, a number, a paper or a signed file is not taken, in words for its users."""

from thidua.domain.refusal import Refusal
from thidua.web.ask_once import AskedOnce


class CertificateRefused(Refusal):
    """A file that holds no certificate, or one that cannot be at a root."""


class NumberTaken(Refusal):
    """Another paper of this issuer took this number in the same year, or it was given up."""


class NumberRefused(Refusal):
    """A number that cannot be kept or given up."""


class DocumentRefused(Refusal):
    """The act does not fit the state of the paper."""


class TextRefused(Refusal):
    """A text with a field that is not there, too long, or overtaken by another."""


class EditedFileRefused(Refusal):
    """A Word file that cannot stand for the paper."""


class SignedFileRefused(Refusal):
    """A file that is not the paper, signed and unchanged, by somebody trusted."""


class NotCompared(AskedOnce):
    """A PDF made of an edited Word file, of which nobody says that the words are the same."""

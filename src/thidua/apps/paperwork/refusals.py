"""Why a certificate is not taken, in words for its users."""

from thidua.domain.refusal import Refusal


class CertificateRefused(Refusal):
    """A file that holds no certificate, or one that cannot be at a root."""

"""Certificates in a file."""

import pytest

from thidua.documents.signatures.trust import LARGEST_BYTES, certificates_in


@pytest.mark.parametrize("data", [b"0" * (LARGEST_BYTES + 1), b"", b"-----BEGIN NOTHING-----"])
def test_what_holds_no_certificate_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        certificates_in(data)

"""Text as it is kept: nothing unseen in it, composed, and the same after a second cleaning."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.clean_text import cleaned


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ho\u0323\u0302i Luật", "Hội Luật"),
        ("Hội\u00a0Luật\u2003gia", "Hội Luật gia"),
        ("\ufeffMã\u200b \u00adA\u2060", "Mã A"),
        ("a\u202eb\u202cc\u2066d", "abcd"),
        ("a\x01b\x7fc\x00", "abc"),
        ("a\uffffb\ufffec\ufdd0\U0001ffff", "abc"),
        ("a\ud800b\udfff", "ab"),
        ("một\u2028hai\u2029ba\x0bbốn", "một hai ba bốn"),
        ("dòng\r\nsau\tcột", "dòng\r\nsau\tcột"),
        ("H’Hen Niê – “Cờ”", "H’Hen Niê – “Cờ”"),
        ("x\ufe0f\u034f", "x"),
    ],
)
def test_what_nobody_sees_is_dropped(written: str, kept: str) -> None:
    assert cleaned(written) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_kept_text_can_be_written_anywhere_and_stays(written: str) -> None:
    kept = cleaned(written)

    assert cleaned(kept) == kept
    assert kept.encode("utf-8").decode() == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not {unicodedata.category(mark) for mark in kept if mark not in "\r\n\t"} & {"Cc", "Cs"}

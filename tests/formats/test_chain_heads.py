"""The ends of chains: signed, read back, and refused where anybody changed them."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from thidua.formats.chain_heads import Head, HeadsFile, HeadsRefused, read_heads, write_heads

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
HEADS = (Head("journal", 12, "ab" * 32), Head("votes", 3, "cd" * 32))
SIGNED = write_heads(HEADS, "2026-11-01T00:00:00+07:00", KEY)


def test_a_signed_file_is_the_same_each_time_and_read_back_with_its_key() -> None:
    assert write_heads(HEADS, "2026-11-01T00:00:00+07:00", KEY) == SIGNED
    assert read_heads(SIGNED) == HeadsFile(HEADS, KEY.public_key().public_bytes_raw().hex())


def test_lines_of_a_paper_are_read_with_empty_ones_between() -> None:
    text = f"{HEADS[0].line}\n\n  votes: 3: {'CD' * 8}\n"

    assert read_heads(text) == HeadsFile((HEADS[0], Head("votes", 3, "cd" * 8)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n", "tệp không có dòng nào"),
        ("journal mười hai", "dòng 1: «journal mười hai», phải là"),
        ("\njournal 12 xyz", "dòng 2: băm «xyz», phải từ 16 đến 64"),
        (SIGNED.replace('"length": 12', '"length": 13'), "chữ ký không khớp"),
        ("{", "tệp hỏng"),
        ("{}", "tệp hỏng"),
        (write_heads([Head("journal", 1, "ngắn")], "", KEY), "chuỗi journal: băm «ngắn»"),
    ],
)
def test_what_holds_no_heads_is_refused_with_why(text: str, said: str) -> None:
    with pytest.raises(HeadsRefused, match=said):
        read_heads(text)


def test_a_signed_file_is_plain_json() -> None:
    assert json.loads(SIGNED)["heads"][1] == {"chain": "votes", "length": 3, "hash": "cd" * 32}

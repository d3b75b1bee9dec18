"""The YAML reader: text in, text out; nothing that could harm gets through."""

import pytest

from thidua.formats.yaml_text import (
    MAX_BYTES,
    MAX_LINES,
    YamlRefused,
    read_yaml_lines,
    read_yaml_text,
)

BOMB = "a: &l0 [x]\n" + "".join(
    f"b{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]\n" for level in range(1, 10)
)


def test_read_yaml_text_follows_an_alias() -> None:
    tree = read_yaml_text("a: &x [1, {b: 2}]\nc: *x\n")

    assert tree == {"a": ["1", {"b": "2"}], "c": ["1", {"b": "2"}]}


def test_read_yaml_text_keeps_every_scalar_as_written() -> None:
    tree = read_yaml_text("on: yes\n2025: 1.50\nday: 2026-03-15\nquoted: 'null'\n")

    assert tree == {"on": "yes", "2025": "1.50", "day": "2026-03-15", "quoted": "null"}


def test_read_yaml_text_nests_in_order() -> None:
    tree = read_yaml_text("papers:\n  - [A, B]\n  - []\n  - spoilt\n  - {A: yes}\n")

    assert tree == {"papers": [["A", "B"], [], "spoilt", {"A": "yes"}]}


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null"])
def test_read_yaml_text_plain_null_is_none(text: str) -> None:
    assert read_yaml_text(text) == {"a": None}


@pytest.mark.parametrize("data", ["", "# chỉ có chú thích", b"\xef\xbb\xbf"])
def test_read_yaml_text_empty_stream_is_none(data: bytes | str) -> None:
    assert read_yaml_text(data) is None


def test_read_yaml_text_accepts_bom_and_crlf() -> None:
    assert read_yaml_text("\ufeffa: Gia Lái\r\nb: 1\r\n".encode()) == {"a": "Gia Lái", "b": "1"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("a: 1\nb: *x\n", "dòng 2, cột 4: bí danh «*x» chưa có neo"),
        ("a: &x [1, *x]\n", "dòng 1, cột 11: bí danh «*x» chưa có neo"),
        (BOMB, "bí danh lặp lại quá nhiều dữ liệu"),
        ("a: 1\nb: 2\na: 3\n", "dòng 3, cột 1: khóa «a» ghi hai lần"),
        ("a: !!python/object:os.system x\n", "không dùng thẻ YAML"),
        ("a: !!int '3'\n", "không dùng thẻ YAML"),
        ("[a]: 1\n", "khóa phải là một từ"),
        ("a: 1\n---\nb: 2\n", "chỉ được một tài liệu"),
        ("a: [1\nb: 2\n", "sai cú pháp YAML"),
        (b"a: \x00", "UTF-16"),
        (b"a: \xff\xfe", "dòng 1: tệp không phải bảng mã UTF-8"),
        ("[" * 100_000, "lồng nhau quá 40 cấp"),
        ("a: " + "x" * MAX_BYTES, "tối đa 5000000 byte"),
    ],
)
def test_read_yaml_text_refuses(data: bytes | str, words: str) -> None:
    with pytest.raises(YamlRefused) as caught:
        read_yaml_text(data)

    assert words in str(caught.value)


def test_lines_are_kept_for_the_first_so_many_places_only() -> None:
    tree, lines = read_yaml_lines("- a\n" * (MAX_LINES + 5))

    assert isinstance(tree, list)
    assert len(tree) == MAX_LINES + 5
    assert len(lines) == MAX_LINES

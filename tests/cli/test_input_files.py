"""Files named on the command line that cannot be read."""

import os

import pytest

from thidua.cli import input_files
from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input


def test_read_input_gives_the_bytes(tmp_path):
    file = tmp_path / "phiếu bầu.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\n")

    assert read_input(str(file)) == b"\xef\xbb\xbfa: 1\r\n"


def test_read_input_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"nothing\.yaml: không có tệp này"):
        read_input(str(tmp_path / "nothing.yaml"))


def test_read_input_refuses_a_folder(tmp_path):
    with pytest.raises(InputError, match="không phải là tệp"):
        read_input(str(tmp_path))


def test_read_input_refuses_a_pipe_instead_of_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(InputError, match="không phải là tệp"):
        read_input(str(tmp_path / "pipe"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_read_input_refuses_a_name_that_no_file_can_have(name):
    with pytest.raises(InputError, match="không"):
        read_input(name)


def test_read_input_refuses_what_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(input_files, "MAX_BYTES", 10)
    file = tmp_path / "large.yaml"
    file.write_bytes(b"x" * 11)

    with pytest.raises(InputError, match="tệp quá lớn, tối đa 10 byte"):
        read_input(str(file))
    file.write_bytes(b"x" * 10)
    assert len(read_input(str(file))) == 10

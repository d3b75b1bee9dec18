"""``thidua check`` and every start: exit status 2 and the name of the wrong setting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT


def thidua(folder: Path, *arguments: str, **given: str) -> tuple[int, str, str]:
    """Exit status, standard output and error of a command with only these settings."""
    around = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "THIDUA_DATA_DIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *arguments],
        env=around | given,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


WRONG = {
    "THIDUA_HTTPS": "maybe",
    "THIDUA_WORKERS": "x",
    "THIDUA_THREADS": "0",
    "THIDUA_PROXIES": "-1",
    "THIDUA_HOST": "a.vn",
    "THIDUA_HOSTS": "https://a.vn",
    "THIDUA_ORIGINS": "a.vn",
    "THIDUA_ADDRESS": "a.vn",
    "THIDUA_EMAIL_URL": "mail.vn",
    "THIDUA_SECRET_KEY": "ngan",
    "THIDUA_DATA_DIR": "/proc/khong-co",
    "THIDUA_OIDC_SERVER": "https://sso.vn",
    "DATABASE_URL": "postgres://u:p@127.0.0.1:1/x",
}


@pytest.mark.parametrize("name", WRONG)
def test_check_names_the_wrong_setting(tmp_path: Path, name: str) -> None:
    status, out, error = thidua(tmp_path, "check", **{name: WRONG[name]})

    named = "THIDUA_OIDC_CLIENT_ID" if name == "THIDUA_OIDC_SERVER" else name
    assert (status, out) == (2, "")
    assert named in error
    assert "Traceback" not in error


def test_check_tells_what_holds_and_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    status, out, _ = thidua(
        folder, "check", THIDUA_HOSTS=" a.vn , b.vn", THIDUA_SECRET_KEY="$" * 40
    )

    assert status == 0
    assert "THIDUA_HOSTS=a.vn,b.vn" in out
    assert "THIDUA_SECRET_KEY=…" in out
    assert "chưa có" in out
    assert not folder.exists()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "thidua.sqlite3").write_bytes(b"khong phai" * 500)
    status, _, error = thidua(tmp_path, "check")

    assert status == 2
    assert "DATABASE_URL: không mở được cơ sở dữ liệu (file is not a database)" in error


@pytest.mark.parametrize("command", [["serve"], ["demo"], ["manage", "check"], ["audit", "heads"]])
def test_every_command_that_needs_settings_reads_them_alike(
    tmp_path: Path, command: list[str]
) -> None:
    status, out, error = thidua(tmp_path, *command, THIDUA_HTTPS="maybe")

    assert (status, out) == (2, "")
    assert "THIDUA_HTTPS=maybe: phải là true hoặc false. Ví dụ: THIDUA_HTTPS=true" in error
    assert "Traceback" not in error
    assert list(tmp_path.iterdir()) == []


def test_settings_come_from_a_file_and_what_is_typed_wins(tmp_path: Path) -> None:
    file = tmp_path / "thidua.env"
    file.write_text("# tỉnh\nTHIDUA_HOSTS='a.vn'\nTHIDUA_WORKERS=3\n", "utf-8")
    first = thidua(tmp_path, "--env-file", str(file), "check", THIDUA_WORKERS="5")
    last = thidua(tmp_path, "check", f"--env-file={file}", THIDUA_WORKERS="5")

    assert [each for each in first[1].splitlines() if "trống" not in each] == [
        each for each in last[1].splitlines() if "trống" not in each
    ], "but for the space left, which others use too"
    assert (first[0], last[0]) == (0, 0)
    assert "THIDUA_HOSTS=a.vn" in first[1]
    assert "THIDUA_WORKERS=5" in first[1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("THIDUA_HTTPS=maybe", "THIDUA_HTTPS=maybe: phải là true hoặc false"),
        ("A=1\nTHIDUA_HTTPS", "dòng 2: phải có dạng TÊN=giá trị"),
        (None, "không có tệp này"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str | None, why: str) -> None:
    file = tmp_path / "thidua.env"
    if text is not None:
        file.write_text(text, "utf-8")
    status, _, error = thidua(tmp_path, "--env-file", str(file), "check")

    assert status == 2
    assert why in error


def test_an_option_without_its_file_and_unknown_words_are_refused(tmp_path: Path) -> None:
    assert thidua(tmp_path, "check", "--env-file")[0] == 2
    assert thidua(tmp_path, "check", "thừa")[0] == 2
    assert thidua(tmp_path, "check", "--help")[0] == 0

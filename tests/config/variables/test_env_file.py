"""A file of settings is read as systemd and a shell read it."""

import pytest

from thidua.config.variables.env_file import EnvFileRefused, parse_env


def test_settings_remarks_and_quotes() -> None:
    text = (
        "# của tỉnh\n\n; khác\nA=1\nexport B = 2\nB=hai\nC='a b # c'\n"
        'D="$x"\nE=a=b#c\nF=\nG=smtp://u:p@h\n'
    ).replace("export B = 2", "export B=2")

    assert parse_env(text) == {
        "A": "1",
        "B": "hai",
        "C": "a b # c",
        "D": "$x",
        "E": "a=b#c",
        "F": "",
        "G": "smtp://u:p@h",
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A=1\nB 2", "dòng 2: phải có dạng TÊN=giá trị"),
        ("1A=1", "dòng 1: phải có dạng"),
        ("A='x", "dòng 1: dấu nháy ' mở mà không đóng"),
        ('\nA="', 'dòng 2: dấu nháy " mở'),
    ],
)
def test_a_wrong_line_is_named(text: str, why: str) -> None:
    with pytest.raises(EnvFileRefused, match=why):
        parse_env(text)

"""The environment is read whole: every fault by its name, with an example, and no secret."""

import re

from tests.architecture.project import ROOT
from thidua.config.variables.reading import read, sentences, shown_value
from thidua.config.variables.table import BY_NAME, OF_DEVELOPERS, VARIABLES


def told(**environment: str) -> list[str]:
    return [fault.text for fault in read(environment).faults]


def test_nothing_and_empty_values_are_right() -> None:
    given = read({"THIDUA_WORKERS": "", "THIDUA_HTTPS": "  ", "PATH": "/bin"})

    assert (dict(given.values), list(given.faults)) == ({}, [])


def test_all_faults_are_told_at_once_in_order() -> None:
    faults = read({"THIDUA_WORKERS": "x", "THIDUA_HTTPS": "maybe", "THIDUA_HOST": "a"}).faults

    assert [fault.name for fault in faults] == ["THIDUA_HTTPS", "THIDUA_WORKERS", "THIDUA_HOST"]
    assert sentences(faults).splitlines() == [
        "thiết lập sai:",
        "  THIDUA_HTTPS=maybe: phải là true hoặc false. Ví dụ: THIDUA_HTTPS=true",
        "  THIDUA_WORKERS=x: phải là số nguyên từ 1 đến 64. Ví dụ: THIDUA_WORKERS=2",
        "  THIDUA_HOST: không có thiết lập này. Có phải THIDUA_HOSTS? "
        "Ví dụ: THIDUA_HOSTS=thidua.example.vn",
    ]


def test_a_name_like_none_of_ours_leads_to_the_list() -> None:
    assert told(THIDUA_ZZZ="1") == [
        "THIDUA_ZZZ: không có thiết lập này. Xem docs/reference/settings.md."
    ]


def test_what_belongs_together_is_given_together() -> None:
    assert told(THIDUA_OIDC_SERVER="https://sso.vn", THIDUA_OIDC_SECRET="x") == [
        "THIDUA_OIDC_CLIENT_ID: chưa có, mà THIDUA_OIDC_SERVER thì đã có. "
        "Ví dụ: THIDUA_OIDC_CLIENT_ID=thidua"
    ]
    assert [fault.name for fault in read({"THIDUA_OIDC_SERVER": "sso"}).faults] == [
        "THIDUA_OIDC_SERVER"
    ]


def test_no_secret_is_shown() -> None:
    [fault] = told(DATABASE_URL="mysql://thidua:bi-mat@h/x")

    assert fault.startswith("DATABASE_URL=mysql://…: phải bắt đầu bằng postgres://")
    assert "bi-mat" not in fault
    assert shown_value("THIDUA_SECRET_KEY", "bi-mat") == "…"
    assert shown_value("THIDUA_HOSTS", "a" * 100) == "a" * 80 + "…"


def test_every_example_is_right() -> None:
    examples = {each.name: each.example for each in VARIABLES}

    assert read(examples).faults == []


def test_every_name_that_the_program_reads_is_in_the_table() -> None:
    named = {
        name
        for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "docs" / "how-to").glob("*.md")]
        for name in re.findall(r"\bTHIDUA_[A-Z_]+[A-Z]\b", path.read_text("utf-8"))
    }

    assert named - {*BY_NAME} - OF_DEVELOPERS == set()

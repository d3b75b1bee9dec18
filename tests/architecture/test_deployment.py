"""Files of ``deploy``: read by the programs they are for, where those are installed."""

import http.server
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPSConnection
from pathlib import Path
from ssl import CERT_NONE, create_default_context

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.architecture.project import ROOT
from thidua.config.variables.table import BY_NAME

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
NGINX = [path] if (path := shutil.which("nginx")) else []
ANALYZE = [path] if (path := shutil.which("systemd-analyze")) else []
SECRET = ("/ballots/b/0e6f/send/", "/ballots/7/draw/", "/ballots/b/")
PLAIN = ("/organisations/", "/meetings/3/")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("program", ANALYZE)
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_understands_each_unit(program: str, unit: Path, tmp_path: Path) -> None:
    for each in UNITS:
        text = each.read_text("utf-8").replace("/opt/thidua/.venv/bin/thidua", "/bin/true")
        (tmp_path / each.name).write_text(
            text.replace("/opt/thidua", str(tmp_path)).replace("User=thidua\n", "")
        )
    done = subprocess.run(
        [program, "verify", "--man=no", tmp_path / unit.name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    ours = [line for line in done.stderr.splitlines() if "thidua" in line]
    assert (done.returncode, ours) == (0, [])


def test_each_setting_of_compose_is_one_of_ours_and_each_service_waits_for_what_it_needs() -> None:
    services = yaml.safe_load((DEPLOY / "container/compose.yaml").read_text("utf-8"))["services"]

    assert set(services["web"]["environment"]) <= set(BY_NAME)
    assert services["web"]["environment"] == services["upgrade"]["environment"]
    assert services["web"]["depends_on"] == {
        "upgrade": {"condition": "service_completed_successfully"}
    }
    build = services["upgrade"]["build"]
    assert (DEPLOY / "container" / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()


def test_the_image_is_made_of_files_that_are_there_and_that_make_needs() -> None:
    text = (DEPLOY / "container/Containerfile").read_text("utf-8")
    lines = re.findall(r"^COPY (.+) \S+$", text, re.MULTILINE)
    copied = [name for line in lines for name in line.split()]

    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert {"Makefile", "pyproject.toml", "requirements", "package-lock.json"} <= set(copied)
    assert re.search(r"^USER thidua$", text, re.MULTILINE)


class _Product(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - the base class calls it so

    def log_message(self, *args: object) -> None:
        """Nothing."""


@contextmanager
def proxied(program: str, folder: Path) -> Iterator[tuple[int, Path]]:
    """The site as it stands behind nginx; its port of TLS, and where it writes."""
    product = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Product)
    threading.Thread(target=product.serve_forever, daemon=True).start()
    plain, secure = free_port(), free_port()
    site = (DEPLOY / "nginx/thidua.conf").read_text("utf-8")
    for old, new in (
        ("127.0.0.1:8000", f"127.0.0.1:{product.server_port}"),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("/etc/letsencrypt/live/thidua.example.vn", str(folder)),
        ("/var/log/nginx", str(folder)),
    ):
        assert old in site
        site = site.replace(old, new)
    (folder / "site.conf").write_text(site, "utf-8")
    certificate(folder)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log info; events {{}}"
        f"http {{ client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;"
        f"access_log {folder}/other.log; include {folder}/site.conf; }}"
    )
    command = [
        program,
        "-c",
        f"{folder}/nginx.conf",
        "-p",
        str(folder),
        "-e",
        f"{folder}/error.log",
    ]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _try in range(100):
            try:
                socket.create_connection(("127.0.0.1", secure), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield secure, folder
    finally:
        server.terminate()
        server.wait(10)
        product.shutdown()
        product.server_close()


def certificate(folder: Path) -> None:
    """A certificate of a few hours, by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "thidua.example.vn")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(hours=2))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


@pytest.mark.parametrize("program", NGINX)
def test_nginx_takes_the_site_and_writes_nothing_of_a_ballot(program: str, tmp_path: Path) -> None:
    trusting = create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, CERT_NONE
    with proxied(program, tmp_path) as (port, folder):
        for path in (*SECRET, *PLAIN):
            connection = HTTPSConnection("127.0.0.1", port, context=trusting, timeout=10)
            connection.request("POST", path, "code=ABCDE-FGHJK", {"Host": "thidua.example.vn"})
            assert connection.getresponse().status == 200
            connection.close()

    written = (folder / "thidua.log").read_text("utf-8")
    everything = "".join(path.read_text("utf-8") for path in folder.glob("*.log"))
    assert [path for path in PLAIN if path not in written] == []
    assert "ballots" not in everything
    assert "ABCDE" not in everything


def test_the_site_names_no_ballot_in_its_log_even_where_nginx_is_not_installed() -> None:
    site = (DEPLOY / "nginx/thidua.conf").read_text("utf-8")
    logged = re.search(r"map \$request_uri \$(\w+) \{(.*?)\}", site, re.DOTALL)
    assert logged is not None
    silent = [re.compile(rule) for rule in re.findall(r"~(\S+)\s+0;", logged[2])]

    assert all(any(rule.match(path) for rule in silent) for path in SECRET)
    assert not any(rule.match(path) for rule in silent for path in PLAIN)
    assert f"if=${logged[1]}" in site

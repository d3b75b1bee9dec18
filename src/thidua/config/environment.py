"""Every setting that the environment may change, in one place.

| variable | default | meaning |
|---|---|---|
| ``DATABASE_URL`` | SQLite in the data folder | ``postgres://user:password@host/name`` for a province |
| ``THIDUA_DATA_DIR`` | ``var`` beside the project | database, uploaded files, collected static files, secret key |
| ``THIDUA_STATIC_ROOT`` | ``static`` in the data folder | collected, compressed style sheets and scripts |
| ``THIDUA_SECRET_KEY`` | made once, kept in the data folder | signs sessions and links |
| ``THIDUA_AUDIT_KEY`` | ``audit-key`` in the data folder | signs the heads of the journal: a file outside the database, made at first use |
| ``THIDUA_BALLOT_KEYS`` | ``ballot-keys`` in the data folder | keys of secret ballots while they are open: shared by all web processes, never backed up |
| ``THIDUA_HOSTS`` | ``localhost,127.0.0.1`` | host names that may be served, by comma |
| ``THIDUA_ORIGINS`` | none | origins for forms behind a proxy: ``https://thidua.example.vn`` |
| ``THIDUA_HTTPS`` | ``false`` | secure cookies, HSTS and redirects, when a proxy ends TLS |
| ``THIDUA_PROXIES`` | 0 | proxies in front that add to ``X-Forwarded-For``: limits then count users, not the proxy |
| ``THIDUA_DEBUG`` | ``false`` | developers only |
| ``THIDUA_NODE_MODULES`` | ``node_modules`` beside the project | third-party styles, fonts and scripts |
| ``THIDUA_EMAIL_URL`` | none: reminders become files in ``letters`` of the data folder, other letters are not sent | the mail server: ``smtp+tls://user:password@host:587``, ``smtp+ssl://…:465`` |
| ``THIDUA_EMAIL_FROM`` | ``thidua@localhost`` | their sender |
| ``THIDUA_ADDRESS`` | the first of ``THIDUA_ORIGINS``, else ``http://localhost:8000`` | how links in letters, calendars and webhooks begin: ``https://thidua.example.vn`` |
| ``THIDUA_WEBHOOK_NETWORKS`` | none | private networks that webhooks may lead to, by comma: ``10.20.0.0/16`` |
| ``THIDUA_WORKERS``, ``THIDUA_THREADS`` | 2, 4 | web processes of ``thidua serve``, threads in each |
| ``THIDUA_OIDC_SERVER``, ``…_CLIENT_ID``, ``…_SECRET``, ``…_NAME`` | none | sign-in through OpenID Connect |
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ

env = environ.Env()
PROJECT = Path(__file__).resolve().parents[3]
DATA = Path(env.str("THIDUA_DATA_DIR", default=str(PROJECT / "var"))).resolve()
NODE_MODULES = Path(env.str("THIDUA_NODE_MODULES", default=str(PROJECT / "node_modules")))


def secret_key() -> str:
    """The key from the environment, else one made at first use and kept in the data folder."""
    given = str(env.str("THIDUA_SECRET_KEY", default=""))
    if given:
        return given
    path = DATA / "secret_key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text("ascii")
        with os.fdopen(handle, "w") as file:
            file.write(os.urandom(48).hex())
    return path.read_text("ascii")


def origin_of(address: str) -> str:
    """Scheme and host of an address, as browsers compare them; nothing of nothing."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

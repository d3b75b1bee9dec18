"""Every setting that the environment may change: the one list that start, check and reference read."""

from thidua.config.variables import kinds
from thidua.config.variables.servers import OF_MAIL, OF_SIGN_IN, OF_STORES
from thidua.config.variables.variable import Variable

# fmt: off - one setting reads as one row
VARIABLES: tuple[Variable, ...] = (
    Variable(
        "DATABASE_URL",
        kinds.database,
        "SQLite in the data folder",
        "`postgres://user:password@host/name` for a province",
        "postgres://thidua:MẬT-KHẨU@localhost/thidua",
        is_secret=True,
    ),
    Variable(
        "THIDUA_POOLED",
        kinds.yes_or_no,
        "`false`",
        "`DATABASE_URL` leads to a PgBouncer that lends connections by the transaction",
        "true",
    ),
    Variable(
        "THIDUA_DATA_DIR",
        kinds.folder,
        "`var` beside the project",
        "database, uploaded files, collected static files, secret key",
        "/var/lib/thidua",
    ),
    *OF_STORES,
    Variable(
        "THIDUA_STATIC_ROOT",
        kinds.folder,
        "`static` in the data folder",
        "collected, compressed style sheets and scripts",
        "/var/lib/thidua/static",
    ),
    Variable(
        "THIDUA_SECRET_KEY",
        kinds.secret(32),
        "made once, kept in the data folder",
        "signs sessions and links; at least 32 characters",
        "kết-quả-của-lệnh-openssl-rand-hex-48",
        is_secret=True,
    ),
    Variable(
        "THIDUA_AUDIT_KEY",
        kinds.folder,
        "`audit-key` in the data folder",
        "signs the heads of the journal: a file outside the database, made at first use",
        "/var/lib/thidua/audit-key",
    ),
    Variable(
        "THIDUA_BALLOT_KEYS",
        kinds.folder,
        "`ballot-keys` in the data folder",
        "keys of secret ballots while they are open: shared by all web processes, never backed up",
        "/var/lib/thidua/ballot-keys",
    ),
    Variable(
        "THIDUA_HOSTS",
        kinds.several(kinds.host),
        "`localhost,127.0.0.1`",
        "host names that may be served, by comma",
        "thidua.example.vn",
    ),
    Variable(
        "THIDUA_ORIGINS",
        kinds.several(kinds.origin),
        "none",
        "origins for forms behind a proxy: `https://thidua.example.vn`",
        "https://thidua.example.vn",
    ),
    Variable(
        "THIDUA_HTTPS",
        kinds.yes_or_no,
        "`false`",
        "secure cookies, HSTS and redirects, when a proxy ends TLS",
        "true",
    ),
    Variable(
        "THIDUA_HSTS",
        kinds.one_of("off", "host", "subdomains", "preload"),
        "`host`",
        "with `THIDUA_HTTPS`: browsers keep to HTTPS for a year, for this name, its subdomains too, or from the list that browsers bring along",
        "subdomains",
    ),
    Variable(
        "THIDUA_PROXIES",
        kinds.whole(0, 9),
        "0",
        "proxies in front that add to `X-Forwarded-For`: limits then count users, not the proxy",
        "1",
    ),
    Variable("THIDUA_DEBUG", kinds.yes_or_no, "`false`", "developers only", "false"),
    Variable(
        "THIDUA_NODE_MODULES",
        kinds.folder,
        "`node_modules` beside the project",
        "third-party styles, fonts and scripts",
        "/opt/thidua/node_modules",
    ),
    *OF_MAIL,
    Variable(
        "THIDUA_ADDRESS",
        kinds.origin,
        "the first of `THIDUA_ORIGINS`, else `http://localhost:8000`",
        "how links in letters, calendars and webhooks begin: `https://thidua.example.vn`",
        "https://thidua.example.vn",
    ),
    Variable(
        "THIDUA_WEBHOOK_NETWORKS",
        kinds.several(kinds.network),
        "none",
        "private networks that webhooks may lead to, by comma: `10.20.0.0/16`",
        "10.20.0.0/16",
    ),
    Variable("THIDUA_WORKERS", kinds.whole(1, 64), "2", "web processes of `thidua serve`", "2"),
    Variable("THIDUA_THREADS", kinds.whole(1, 64), "4", "threads in each web process", "4"),
    Variable(
        "THIDUA_DRAIN",
        kinds.whole(0, 40),
        "0",
        "seconds between the wish to stop, which balancers see in `/healthz`, and the end of taking requests",
        "6",
    ),
    Variable(
        "THIDUA_METRICS",
        kinds.place,
        "none",
        "where `/metrics` answers Prometheus, apart from the pages; no proxy may lead there",
        "127.0.0.1:9108",
    ),
    Variable(
        "THIDUA_LOG",
        kinds.one_of("text", "json"),
        "`text`",
        "`json`: every line of the log is JSON, with a line for each request but those of ballots",
        "json",
    ),
    Variable(
        "THIDUA_SECOND_FACTOR",
        kinds.several(kinds.one_of("standing", "leader", "officer")),
        "none",
        "seats, by comma, whose holders must set up a second factor before anything else",
        "standing,leader",
    ),
    *OF_SIGN_IN,
    Variable(
        "THIDUA_BACKUP_PASSPHRASE",
        kinds.secret(10),
        "none: `thidua backup` refuses",
        "encrypts backups; keep it elsewhere too, without it nothing is restored; at least 10 characters",
        "mật-khẩu-dài-cất-cả-ở-nơi-khác",
        is_secret=True,
    ),
    Variable(
        "THIDUA_PG_BIN",
        kinds.folder,
        "found on the path and in `/usr/lib/postgresql`",
        "folder of `pg_dump`, `pg_restore` and `psql`, at least as new as the server",
        "/usr/lib/postgresql/17/bin",
    ),
)
# fmt: on
NEED: dict[str, tuple[str, ...]] = {
    "THIDUA_OIDC_SERVER": ("THIDUA_OIDC_CLIENT_ID", "THIDUA_OIDC_SECRET"),
    "THIDUA_OIDC_CLIENT_ID": ("THIDUA_OIDC_SERVER",),
    "THIDUA_OIDC_SECRET": ("THIDUA_OIDC_SERVER",),
    "THIDUA_OIDC_NAME": ("THIDUA_OIDC_SERVER",),
}
"""What must be given where the first is."""
OF_DEVELOPERS = frozenset(
    {"THIDUA_CHROMIUM", "THIDUA_SCREENSHOTS", "THIDUA_TEST_DATABASE_URL", "THIDUA_TEST_TEMPLATE"}
)
"""Read by tests and tools alone."""
BY_NAME = {each.name: each for each in VARIABLES}

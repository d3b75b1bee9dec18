"""Where rows, files, tasks and what is kept for a while lie."""

from typing import Any

from thidua.config.environment import DATA, env
from thidua.config.postgres import of_a_server

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'thidua.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-8000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    pooled = env.bool("THIDUA_POOLED", default=False)
    DATABASES["default"] = of_a_server(DATABASES["default"], pooled=pooled)
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)  # opening one takes as long as a page
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES: dict[str, dict[str, Any]] = {
    # In the database, so that rate limits hold across processes and machines.
    "default": {
        "BACKEND": "thidua.config.cache.DatabaseCache",
        "LOCATION": "accounts_cache",
        # with the usual 300, guessing under many names would push out the counts of tries
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
if address := env.str("THIDUA_CACHE", default=""):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": address,
        "KEY_PREFIX": "thidua",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "thidua.config.file_storage.FileStorage"},
    "staticfiles": {"BACKEND": "thidua.config.static_storage.StaticStorage"},
}

if address := env.str("THIDUA_FILES", default=""):
    STORAGES["default"] = {
        "BACKEND": "thidua.config.object_storage.ObjectStorage",
        "OPTIONS": {"address": address},
    }

"""For tests: SQLite in memory, or the PostgreSQL that THIDUA_TEST_DATABASE_URL names."""

import os
import tempfile
from pathlib import Path

from thidua.config.environment import env
from thidua.config.settings.base import *  # noqa: F403 - settings modules extend by star import

SECRET_KEY = "only-for-tests"  # noqa: S105 - not a secret: tests alone use it
DATABASES = {"default": env.db("THIDUA_TEST_DATABASE_URL", default="sqlite://:memory:")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
elif template := os.environ.get("THIDUA_TEST_TEMPLATE"):  # migrated already, copied for each worker
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="thidua-test-"))
AUDIT_KEY = Path(tempfile.mkdtemp(prefix="thidua-test-audit-")) / "key"
AUDIT_NAME_SEED = "00"
HALL_STAMP_KEPT = 0
BALLOT_KEYS = Path(tempfile.mkdtemp(prefix="thidua-test-keys-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = REMINDER_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LETTERS = Path(tempfile.mkdtemp(prefix="thidua-test-letters-"))
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True

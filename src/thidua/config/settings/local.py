"""For developers: errors shown in full, static files straight from their sources."""

from thidua.config.settings.base import *  # noqa: F403 - settings modules extend by star import

DEBUG = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "thidua.config.file_storage.FileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

"""How the product is served; `thidua serve` uses it for one office and for a province."""

from thidua.config.environment import env
from thidua.config.settings.base import *  # noqa: F403 - settings modules extend by star import

DEBUG = env.bool("THIDUA_DEBUG", default=False)
HTTPS = env.bool("THIDUA_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"outage": {"()": "thidua.config.unavailable.NoLineForEachRefusal"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["outage"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}

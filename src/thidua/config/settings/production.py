"""How the product is served; `thidua serve` uses it for one office and for a province."""

from thidua.config.environment import env
from thidua.config.settings.base import *  # noqa: F403 - settings modules extend by star import
from thidua.config.settings.base import LOG_REQUESTS

DEBUG = env.bool("THIDUA_DEBUG", default=False)
HTTPS = env.bool("THIDUA_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
HSTS = env.str("THIDUA_HSTS", default="host") if HTTPS else "off"
SECURE_HSTS_SECONDS = 0 if HSTS == "off" else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = HSTS in {"subdomains", "preload"}
SECURE_HSTS_PRELOAD = HSTS == "preload"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "thidua.config.watching.log_lines.AsJson"},
    },
    "filters": {
        "outage": {"()": "thidua.config.unavailable.NoLineForEachRefusal"},
        "ballots": {"()": "thidua.config.watching.secrecy.NoLineOfBallots"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if LOG_REQUESTS else "text",
            "filters": ["outage", "ballots"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"thidua.requests": {"level": "INFO"}},
}

"""Settings shared by all: what the product is. Where it runs is in ``config/environment.py``."""

import mimetypes
from pathlib import Path

from csp.constants import NONE, SELF

from thidua.config.environment import DATA, NODE_MODULES, PROJECT, env, origin_of, secret_key
from thidua.config.packages import package_files
from thidua.config.settings.sign_in import *  # noqa: F403 - settings modules extend by star import
from thidua.config.settings.sign_in import OIDC_SERVER
from thidua.config.settings.stores import *  # noqa: F403 - as above

mimetypes.add_type("font/woff2", ".woff2", strict=True)

SECRET_KEY = secret_key()
DEBUG = False
ALLOWED_HOSTS = env.list("THIDUA_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("THIDUA_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "thidua.apps.audit",
    "thidua.apps.accounts",
    "thidua.apps.jobs",
    "thidua.apps.organisations",
    "thidua.apps.help",
    "thidua.apps.people",
    "thidua.apps.awards",
    "thidua.apps.seasons",
    "thidua.apps.reminders",
    "thidua.apps.photos",
    "thidua.apps.paperwork",
    "thidua.apps.certificates",
    "thidua.apps.consultations",
    "thidua.apps.regulations",
    "thidua.apps.schemes",
    "thidua.apps.pledges",
    "thidua.apps.movements",
    "thidua.apps.ledger",
    "thidua.apps.appraisals",
    "thidua.apps.observations",
    "thidua.apps.ratings",
    "thidua.apps.reviews",
    "thidua.apps.exemplars",
    "thidua.apps.reports",
    "thidua.apps.scorers",
    "thidua.apps.crosschecks",
    "thidua.apps.meetings",
    "thidua.apps.ballots",
    "thidua.apps.eligibility",
    "thidua.apps.dossiers",
    "thidua.apps.portal",
    "thidua.apps.insight",
    "thidua.apps.home",
    "thidua.apps.demo",
]

MIDDLEWARE = [
    "thidua.config.watching.middleware.WatchingMiddleware",
    # before hosts are refused and requests redirected: a machine asks itself over plain HTTP
    "thidua.config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # public pages, before anything asks who reads
    "thidua.apps.portal.keeping.kept.KeptPages",
    # outside whatever may answer by itself: refused hosts, redirects, errors
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "thidua.config.file_storage.UnwantedFilesMiddleware",
    "thidua.config.middleware.PrivateAnswerMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # a language is active in every request: asking for one that is not takes twice as long
    "thidua.config.reader_language.VisitorLanguage",
    "django.middleware.common.CommonMiddleware",
    "thidua.config.middleware.BodyLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "thidua.config.reader_language.AccountLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thidua.config.middleware.NullCharacterMiddleware",
    "thidua.config.clean_requests.CleanTextMiddleware",
    "thidua.config.middleware.SignInRequiredMiddleware",
    "thidua.apps.accounts.sign_in.forced_change.PasswordChangeMiddleware",
    "thidua.config.second_factor.SecondFactorMiddleware",
    "thidua.config.middleware.NotAllowedMiddleware",
    "thidua.config.middleware.RefusalMiddleware",
    "thidua.config.unavailable.UnavailableMiddleware",
]

ROOT_URLCONF = "thidua.config.urls"
WSGI_APPLICATION = "thidua.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "src" / "thidua" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.config.context.product",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "thidua.apps.accounts.templatetags.authorise",
                "thidua.apps.accounts.templatetags.frame",
                "thidua.web.templatetags.charts",
                "thidua.web.templatetags.interface",
                "thidua.web.templatetags.fixed_texts",
            ],
        },
    }
]
FORM_RENDERER = "thidua.config.form_rendering.Renderer"

# --- data: where it lies is in `stores` ---
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
AUDIT_KEY = Path(env.str("THIDUA_AUDIT_KEY", default=str(DATA / "audit-key")))
AUDIT_NAME_SEED = ""  # keys of names in the journal are drawn by chance
HALL_STAMP_KEPT = 0.2  # seconds for which a process answers a hall's stamp without asking
BALLOT_KEYS = Path(env.str("THIDUA_BALLOT_KEYS", default=str(DATA / "ballot-keys")))
EVIDENCE_MAX_BYTES = 20 * 1024 * 1024
REQUEST_MAX_BYTES = 64 * 1024 * 1024  # forms say more kindly what is too large for them

# --- language ------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]  # each by its own name
LOCALE_PATHS = [PROJECT / "src" / "thidua" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["thidua.config.formats"]
USE_THOUSAND_SEPARATOR = False

# --- static files ----------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("THIDUA_STATIC_ROOT", default=str(DATA / "static")))
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "jpg", "woff2", "woff", "br", "gz", "map"]
STATICFILES_DIRS = [PROJECT / "src" / "thidua" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "thidua.config.package_finder.PackageFilesFinder",
]
PACKAGE_STATIC = package_files(NODE_MODULES)
HOW_TO = PROJECT / "docs" / "how-to"

# --- safety ----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        # signing in elsewhere starts with a form here that leads there
        "form-action": [SELF, *filter(None, [origin_of(OIDC_SERVER)])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "thidua.config.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

EMAIL_BACKEND = "thidua.config.mail.NoMailServer"
if env.str("THIDUA_EMAIL_URL", default=""):
    EMAIL_CONFIG = env.email_url("THIDUA_EMAIL_URL")
    vars().update(EMAIL_CONFIG)
REMINDER_EMAIL_BACKEND = "thidua.apps.reminders.posting.servers." + (
    "LetterFolder" if EMAIL_BACKEND == "thidua.config.mail.NoMailServer" else "MailServer"
)
EMAIL_TIMEOUT = 20  # seconds: a mail server that does not answer holds up nobody for long
WEBHOOK_NETWORKS = env.list("THIDUA_WEBHOOK_NETWORKS", default=[])
LETTERS = DATA / "letters"
PUBLIC_ADDRESS = env.str(
    "THIDUA_ADDRESS", default=[*CSRF_TRUSTED_ORIGINS, "http://localhost:8000"][0]
)
DEFAULT_FROM_EMAIL = env.str("THIDUA_EMAIL_FROM", default="thidua@localhost")

DRAIN = env.int("THIDUA_DRAIN", default=0)  # seconds
METRICS = env.str("THIDUA_METRICS", default="")
LOG_REQUESTS = env.str("THIDUA_LOG", default="text") == "json"

NINJA_PAGINATION_CLASS = "thidua.config.pagination.Pages"
SILENCED_SYSTEM_CHECKS: list[str] = []

"""A bare signed-in Django project over the same database: the yardstick for list pages."""

from thidua.config.settings.production import *  # noqa: F403

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "bench.bare.urls"
WSGI_APPLICATION = "bench.bare.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(PROJECT / "bench" / "bare")],  # noqa: F405
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "thidua.apps.audit",
    "thidua.apps.accounts",
    "thidua.apps.organisations",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

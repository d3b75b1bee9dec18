"""What the first page would make, made before processes are forked: once, and shared by all.

Made by each after it was forked it costs every web process 12 MB of its own, and whoever comes
first waits for it. Nothing here asks the database or knows a request.
"""

from pathlib import Path

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.sql import compiler as compiler  # read only when a question is put
from django.forms.renderers import get_default_renderer
from django.template import Engine
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

from thidua.config.database import known_migrations

TEMPLATES = Path(__file__).parents[1] / "templates"


def warm() -> None:
    """Addresses, languages, and the frame and parts of every page."""
    known_migrations()
    _ = MigrationRecorder.Migration
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            _ = get_resolver().reverse_dict
    _ = Engine.get_default().template_context_processors
    get_default_renderer()
    for part in (TEMPLATES / "components").glob("*.html"):
        get_template(f"components/{part.name}")
    get_template("base.html")

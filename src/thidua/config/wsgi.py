"""The web server's entry."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from thidua.config.kept_connections import watch_database_file
from thidua.config.process import forbid_dumps

forbid_dumps()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.production")
application = get_wsgi_application()
watch_database_file()
_ = get_resolver().url_patterns  # every view is loaded now, before processes are forked

# What was loaded at start stays for good: the collector need not walk through it at every turn,
# and a page's own objects are mostly freed by counting.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)

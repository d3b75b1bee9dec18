"""The web server's entry."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from thidua.config.kept_connections import watch_database_file
from thidua.config.process import forbid_dumps
from thidua.config.warming import warm

forbid_dumps()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.production")
application = get_wsgi_application()
watch_database_file()
warm()

# What was loaded at start stays for good: the collector need not walk through it at every turn,
# and a page's own objects are mostly freed by counting.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)

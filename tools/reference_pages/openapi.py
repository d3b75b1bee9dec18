"""``docs/reference/openapi.json``: the read API as the program itself describes it."""

import json

from thidua.config.api import api
from thidua.config.urls import urlpatterns

assert urlpatterns  # noqa: S101 - mounting the addresses names the API's paths


def page() -> str:
    """The schema, with sorted keys."""
    schema = api.get_openapi_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

"""The cache in the database, which says when the database fails.

Django's own answers False then, and whoever counts tries by it takes that for "too many".
"""

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.db import DatabaseCache as DjangoDatabaseCache
from django.db import DatabaseError, OperationalError, connections, router

from thidua.config.unavailable import is_unavailable


class DatabaseCache(DjangoDatabaseCache):
    """Raises what the database raised, unless two only wrote at the same time."""

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = None) -> bool:
        failures: list[DatabaseError] = []

        def watch(
            execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
        ) -> Any:
            try:
                return execute(sql, params, many, context)
            except DatabaseError as error:
                if isinstance(error, OperationalError) or is_unavailable(error):
                    failures.append(error)
                raise

        database = router.db_for_write(self.cache_model_class)
        with connections[database].execute_wrapper(watch):
            done: bool = super()._base_set(mode, key, value, timeout)  # type: ignore[misc] # stubs hide it
        if failures:
            raise failures[0]
        return done

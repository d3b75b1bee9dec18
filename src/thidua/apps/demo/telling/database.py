"""Emptying the database for ``thidua demo --fresh``, where only the demo's own is lost."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import demo_usernames
from thidua.apps.demo.telling.stories import ANY_DAY, every_story
from thidua.apps.organisations.models import Bloc

MOST_NAMED = 5


def not_of_the_demo() -> list[str]:
    """What of the database the demo did not make, in words; empty when all of it may go."""
    tables = set(connection.introspection.table_names())
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    known |= {"django_migrations", *_cache_tables()}
    found = [f"bảng {name}" for name in sorted(tables - known)]
    if User._meta.db_table in tables:
        strange = User.objects.exclude(username__in=demo_usernames())
        found += [f"tài khoản {name}" for name in strange.values_list("username", flat=True)]
    if Bloc._meta.db_table in tables:
        told = {story.facts["bloc"]["code"] for story in every_story(ANY_DAY)}
        blocs = Bloc.objects.exclude(code__in=told)
        found += [f"khối {name}" for name in blocs.values_list("name", flat=True)]
    return found


def named(found: list[str]) -> str:
    """The first few of them, and how many more there are."""
    more = f" và {len(found) - MOST_NAMED} thứ nữa" if len(found) > MOST_NAMED else ""
    return ", ".join(found[:MOST_NAMED]) + more


def _cache_tables() -> set[str]:
    return {str(each["LOCATION"]) for each in settings.CACHES.values() if "LOCATION" in each}


def empty_database() -> None:
    """Remove every table: the SQLite file with its companions, or the PostgreSQL schema."""
    if connection.vendor == "sqlite":
        connection.close()
        name = str(settings.DATABASES["default"]["NAME"])
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")

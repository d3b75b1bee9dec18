"""A name is found by either apostrophe, and rows stored before by either, too."""

from importlib import import_module

from django.apps import apps
from django.db import connection

from tests.factories import World
from thidua.apps.people.models import Person
from thidua.web.lists import with_words

migration = import_module("thidua.apps.people.migrations.0002_plain_signs_in_searches")


def test_rows_stored_before_are_found_by_either_apostrophe(world: World) -> None:
    unit = world.units["CCC"]
    person = Person.objects.create(
        authority=unit.authority,
        unit=unit,
        code="P1",
        full_name="H’Hen Niê",
        search_text="p1 h’hen nie",
    )
    assert not with_words(Person.objects.all(), "H’Hen").exists()

    migration.plain_signs(apps, connection.schema_editor())

    for words in ("H’Hen", "h'hen", "H'HEN NIÊ"):
        assert with_words(Person.objects.all(), words).get() == person

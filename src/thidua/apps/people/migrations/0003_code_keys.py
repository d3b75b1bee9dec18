"""Codes are told apart by identity; of two that were one all along, both rows are kept."""

import django.db.models
from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import thidua.web.code_keys
from thidua.domain.identity import identity

AT_ONCE = 1000


def write_keys(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first row of a code has its key; a later one is numbered until its code is changed."""
    model = apps.get_model("people", "Person")
    seen: set[tuple[int, str]] = set()
    people = list(model.objects.order_by("pk").only("pk", "authority", "code"))
    for person in people:
        key = identity(person.code)
        if (person.authority_id, key) in seen:
            key = f"{key} ({person.pk})"
        seen.add((person.authority_id, key))
        person.code_key = key
    model.objects.bulk_update(people, ["code_key"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_plain_signs_in_searches"),
        ("organisations", "0007_code_keys"),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="person", name="person_code_in_authority"),
        migrations.AddField(
            model_name="person", name="code_key", field=thidua.web.code_keys.CodeKey()
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="person",
            constraint=django.db.models.UniqueConstraint(
                django.db.models.F("authority"),
                django.db.models.F("code_key"),
                name="person_code_in_authority",
            ),
        ),
    ]

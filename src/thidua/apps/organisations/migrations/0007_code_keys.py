"""Codes are told apart by identity; of two that were one all along, both rows are kept."""

import django.db.models
from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import thidua.web.code_keys
from thidua.domain.identity import identity

MODELS = ("Authority", "Unit", "Bloc")


def write_keys(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first row of a code has its key; a later one is numbered until its code is changed."""
    for name in MODELS:
        model = apps.get_model("organisations", name)
        place = "pk" if name == "Authority" else "authority"
        seen = set()
        for pk, where, code in model.objects.order_by("pk").values_list("pk", place, "code"):
            scope = None if name == "Authority" else where
            key = identity(code)
            if (scope, key) in seen:
                key = f"{key} ({pk})"
            seen.add((scope, key))
            model.objects.filter(pk=pk).update(code_key=key)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0006_names_known_before")]
    operations = [
        migrations.RemoveConstraint(model_name="bloc", name="bloc_code_in_authority"),
        migrations.RemoveConstraint(model_name="unit", name="unit_code_in_authority"),
        migrations.AlterField(
            model_name="authority",
            name="code",
            field=django.db.models.SlugField(max_length=20, verbose_name="mã"),
        ),
        migrations.AddField(
            model_name="authority", name="code_key", field=thidua.web.code_keys.CodeKey()
        ),
        migrations.AddField(
            model_name="bloc", name="code_key", field=thidua.web.code_keys.CodeKey()
        ),
        migrations.AddField(
            model_name="unit", name="code_key", field=thidua.web.code_keys.CodeKey()
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="authority",
            name="code_key",
            field=thidua.web.code_keys.CodeKey(unique=True),
        ),
        migrations.AddConstraint(
            model_name="bloc",
            constraint=django.db.models.UniqueConstraint(
                django.db.models.F("authority"),
                django.db.models.F("code_key"),
                name="bloc_code_in_authority",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=django.db.models.UniqueConstraint(
                django.db.models.F("authority"),
                django.db.models.F("code_key"),
                name="unit_code_in_authority",
            ),
        ),
    ]

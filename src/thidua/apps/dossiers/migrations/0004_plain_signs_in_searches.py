"""What searches look in takes every apostrophe and dash for the one on the keyboard, as typed."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from thidua.domain.vietnamese_text import SIGNS

MODELS = ("Nomination",)


def plain_signs(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rows written before keep their curly signs in what is searched; nothing else changes."""
    for name in MODELS:
        model = apps.get_model("dossiers", name)
        for key, text in model.objects.values_list("pk", "search_text").iterator():
            plain = text.translate(SIGNS)
            if plain != text:
                model.objects.filter(pk=key).update(search_text=plain)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_how_sure_a_form_is")]
    operations = [migrations.RunPython(plain_signs, migrations.RunPython.noop)]

"""Names of blocs and authorities that were changed before: the journal knows them and when."""

from collections import defaultdict
from typing import Any

from django.db import migrations, models


def tell_from_the_journal(apps: Any, schema_editor: object) -> None:
    """One past name for each rename that the journal tells of, oldest first."""
    fields = {
        "Bloc": ("organisations.edit_bloc", ("name",)),
        "Authority": ("organisations.edit_authority", ("name", "standing_office", "place")),
    }
    for model, (action, kept) in fields.items():
        things = apps.get_model("organisations", model)
        entries = apps.get_model("audit", "Entry").objects.filter(action=action).order_by("-at", "-pk")
        renames = defaultdict(list)
        for entry in entries.iterator():
            changes = {name: entry.data[name]["from"] for name in kept if name in entry.data}
            if changes and entry.subject_id.isdigit():
                renames[int(entry.subject_id)].append((entry.at, changes))
        for thing in things.objects.filter(pk__in=renames):
            names = {name: getattr(thing, name) for name in kept}
            past = []
            for at, changes in renames[thing.pk]:  # newest first: back from today's names
                names = {**names, **changes}
                past.append({"until": at.isoformat(), **names})
            thing.past_names = past[::-1]
            thing.save(update_fields=["past_names"])


class Migration(migrations.Migration):
    """Two columns, filled from the journal."""

    dependencies = [("organisations", "0007_code_keys"), ("audit", "0003_no_replace")]
    operations = [
        migrations.AddField(
            model_name="authority",
            name="past_names",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="tên đã dùng"
            ),
        ),
        migrations.AddField(
            model_name="bloc",
            name="past_names",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="tên đã dùng"
            ),
        ),
        migrations.RunPython(tell_from_the_journal, migrations.RunPython.noop),
    ]

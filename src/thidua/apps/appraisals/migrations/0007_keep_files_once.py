"""Files of evidence with the same bytes become one stored file; the doubles leave the disk."""

from functools import partial

from django.db import migrations, transaction


def keep_once(apps, schema_editor):
    """The first file that is still on the disk stands for all that are alike."""
    evidence = apps.get_model("appraisals", "Evidence").objects.using(
        schema_editor.connection.alias
    )
    stored = apps.get_model("appraisals", "StoredFile").objects.using(
        schema_editor.connection.alias
    )
    alike = {}
    for row in evidence.order_by("pk").only("pk", "file", "sha256", "size").iterator():
        alike.setdefault(row.sha256, []).append(row)
    for digest, rows in alike.items():
        there = (row for row in rows if row.file.storage.exists(row.file.name))
        first = next(there, rows[0])
        kept = stored.create(sha256=digest, file=first.file.name, size=first.size)
        evidence.filter(pk__in=[row.pk for row in rows]).update(stored=kept)
        for name in {row.file.name for row in rows} - {first.file.name}:
            transaction.on_commit(partial(first.file.storage.delete, name))


def share_paths(apps, schema_editor):
    """Back: each row names the one file that is there."""
    evidence = apps.get_model("appraisals", "Evidence").objects.using(
        schema_editor.connection.alias
    )
    for row in evidence.select_related("stored").iterator():
        row.file = row.stored.file.name if row.stored else ""
        row.save(update_fields=["file"])


class Migration(migrations.Migration):
    dependencies = [("appraisals", "0006_signing_and_kept_files")]

    operations = [migrations.RunPython(keep_once, share_paths)]

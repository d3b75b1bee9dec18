from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appraisals", "0007_keep_files_once")]

    operations = [
        migrations.RemoveField(
            model_name="evidence",
            name="file",
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "file"),
                        ("source", ""),
                        ("source_key", None),
                        ("url", ""),
                        models.Q(
                            ("stored__isnull", False),
                            ("removed_at__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    models.Q(
                        ("kind", "link"),
                        ("source", ""),
                        ("source_key", None),
                        ("stored", None),
                        models.Q(("url", ""), _negated=True),
                    ),
                    models.Q(
                        ("kind", "ref"),
                        ("source_key__isnull", False),
                        ("stored", None),
                        ("url", ""),
                        models.Q(("source", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="evidence_is_one_kind",
            ),
        ),
    ]

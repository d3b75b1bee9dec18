"""What was given, proposed or voted on keeps the name that its award had; rows before are filled."""

from typing import Any

from django.db import migrations, models

from thidua.domain.authority_names import Level, own_award_name
from thidua.law.catalogue import catalogue

AUTHORITY = "authority"


def fill(apps: Any, _editor: object) -> None:
    """Each authority's awards by its level and name, all others as the law calls them."""
    rows = apps.get_model("awards", "AwardRecord").objects.filter(award_words="").exclude(award="")
    of = (f"{AUTHORITY}__pk", f"{AUTHORITY}__kind", f"{AUTHORITY}__name", "award")
    for authority, kind, name, award in rows.order_by().values_list(*of).distinct():
        entry = catalogue().get(award)
        words = own_award_name(award, Level(kind), name) or (entry.name_vi if entry else award)
        rows.filter(**{AUTHORITY: authority, "award": award}).update(award_words=words)


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0002_plain_signs_in_searches"),
        ("organisations", "0003_settings_hold_names"),
    ]
    operations = [
        migrations.AddField(
            "awardrecord",
            "award_words",
            models.CharField("tên khi tặng", max_length=200, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

"""A new migration leaves a database that the version before it can still serve.

``tests/data/undisturbed_since.txt`` names the migrations that were there when this began: an
upgrade from before them stops the product. What disturbs on purpose stands there with a reason.
"""

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import Q

from tests.architecture.project import ROOT
from tools.beside import disturbing

KNOWN = ROOT / "tests" / "data" / "undisturbed_since.txt"


def ours() -> dict[str, migrations.Migration]:
    """Migrations of our apps, by "app.name"."""
    loaded = MigrationLoader(None).disk_migrations.items()
    return {
        f"{app}.{name}": each
        for (app, name), each in loaded
        if each.__module__.startswith("thidua.")
    }


def test_the_version_before_runs_beside_each_new_migration() -> None:
    known = {line.split(":")[0] for line in KNOWN.read_text("utf-8").splitlines()}
    found = ours()

    assert known <= set(found)
    told = {
        name: list(disturbing(each.operations)) for name, each in found.items() if name not in known
    }
    assert {name: faults for name, faults in told.items() if faults} == {}


NUMBER = models.IntegerField()


@pytest.mark.parametrize(
    ("operation", "told"),
    [
        (migrations.RemoveField("x", "y"), "one version later"),
        (migrations.RenameField("x", "y", "z"), "one version later"),
        (migrations.DeleteModel("x"), "one version later"),
        (migrations.AddField("x", "y", models.IntegerField(default=0)), "db_default"),
        (migrations.AlterField("x", "y", NUMBER), "becomes required"),
        (
            migrations.AddConstraint("x", models.CheckConstraint(condition=Q(y=1), name="y")),
            "forbids",
        ),
        (migrations.RunSQL("DROP TABLE x"), "why it does no harm"),
        (
            migrations.SeparateDatabaseAndState([migrations.RemoveField("x", "y")], []),
            "one version later",
        ),
    ],
)
def test_what_disturbs_is_told(operation: Operation, told: str) -> None:
    [fault] = disturbing([operation])

    assert told in fault


@pytest.mark.parametrize(
    "operation",
    [
        migrations.CreateModel("x", [("id", models.AutoField(primary_key=True))]),
        migrations.AddField("x", "y", models.IntegerField(null=True)),
        migrations.AddField("x", "y", models.IntegerField(db_default=0)),
        migrations.AddField("x", "y", models.ManyToManyField("a.B")),
        migrations.AlterField("x", "y", models.IntegerField(null=True)),
        migrations.RemoveConstraint("x", "y"),
        migrations.RunPython(migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState([], [migrations.RemoveField("x", "y")]),
    ],
)
def test_what_adds_does_not_disturb(operation: Operation) -> None:
    assert list(disturbing([operation])) == []

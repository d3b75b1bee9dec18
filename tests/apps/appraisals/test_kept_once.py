"""Files of before are put together by their bytes; nothing that was there is lost."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.apps.appraisals.builders import LATER, line_of, opened
from tests.apps.appraisals.test_evidence import PDF
from tests.factories import World
from thidua.apps.appraisals.actions.evidence import attach_evidence, remove_evidence
from thidua.apps.appraisals.models import Evidence, StoredFile
from thidua.apps.audit.registries.proofs import faults_of_rows

BEFORE = [("appraisals", "0005_dropped_lines")]


@pytest.mark.django_db(transaction=True)
def test_files_of_before_become_one(transactional_world: World) -> None:
    world = transactional_world
    opened(world)
    for code in ("AAA", "BBB", "CCC"):
        line, file = line_of(world, code, "I.1"), SimpleUploadedFile(f"{code}.pdf", PDF)
        attach_evidence(line, file, actor=world.officers[code], at=LATER)
    kept = Path(StoredFile.objects.get().file.path)
    last = Evidence.objects.values_list("pk", flat=True).last()

    MigrationExecutor(connection).migrate(BEFORE)
    double = kept.with_name("double.pdf")
    double.write_bytes(PDF)
    name = str(Path("evidence") / kept.parent.name / double.name)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE appraisals_evidence SET file = %s WHERE id = %s", [name, last])
    call_command("migrate", verbosity=0)

    stored = StoredFile.objects.get()
    assert {row.stored for row in Evidence.objects.all()} == {stored}
    assert Path(stored.file.path) == kept
    assert (kept.exists(), double.exists()) == (True, False)
    assert list(faults_of_rows()) == []
    for row in Evidence.objects.select_related("line"):
        remove_evidence(row, actor=world.officers[row.name[:3]], at=LATER)
    assert not kept.exists()

"""Two people import in the same moment: the rows of one are written, the other is told why."""

from collections.abc import Callable
from datetime import date

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import handed_in, person
from tests.factories import NOON, World
from tests.security.test_races import at_once
from thidua.apps.awards.actions.importing import import_history
from thidua.apps.awards.models import AwardRecord, Decision, HistoryImport
from thidua.formats.award_history_reader import read_history

ROWS = [award(), award(award="GK"), award(award="BK tỉnh")]


def about_to_write(world: World) -> HistoryImport:
    """Read and accepted; no worker has begun to write it."""
    made = handed_in(world, workbook(ROWS))
    made.state = HistoryImport.State.WRITING
    made.save()
    return made


def writing(made: HistoryImport) -> Callable[[], object]:
    """What the worker does with an import that was accepted."""
    with made.file.open("rb") as opened:
        data = opened.read()
    file = read_history(data, today=date(2026, 11, 26))
    return lambda: import_history(made, file, actor=made.owner, at=NOON)


def test_two_imports_of_the_same_rows_at_once_write_them_once(transactional_world: World) -> None:
    person(transactional_world)
    both = [about_to_write(transactional_world) for _ in range(2)]

    told = at_once(*(writing(made) for made in both))

    assert told == ["RegistryMovedOn", "done"]
    assert (AwardRecord.objects.count(), Decision.objects.count()) == (3, 1)


def test_one_import_written_twice_at_once_is_written_once(transactional_world: World) -> None:
    person(transactional_world)
    made = about_to_write(transactional_world)

    assert at_once(writing(made), writing(made)) == ["ImportNotReady", "done"]
    assert AwardRecord.objects.count() == 3

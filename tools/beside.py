"""What a migration does that the version before it cannot run beside.

While machines are upgraded one after another, the old version still reads and writes a database
that the new one changed: it names the columns it knows, and gives no value to others.
"""

from collections.abc import Iterable, Iterator

from django.db import models
from django.db.migrations import operations as ops
from django.db.migrations.operations.base import Operation
from django.db.models.fields import NOT_PROVIDED

REMOVES = (ops.RemoveField, ops.DeleteModel, ops.RenameField, ops.RenameModel, ops.AlterModelTable)
ADDS = (
    ops.CreateModel, ops.AddIndex, ops.RemoveIndex, ops.RenameIndex, ops.RemoveConstraint,
    ops.AlterModelOptions, ops.AlterModelManagers, ops.AlterOrderWithRespectTo, ops.RunPython,
)  # fmt: skip


def disturbing(operations: Iterable[Operation]) -> Iterator[str]:
    """Each operation that the old version would fail on, with the reason."""
    for each in operations:
        reason = _reason(each)
        if isinstance(each, ops.SeparateDatabaseAndState):
            yield from disturbing(each.database_operations)
        elif reason:
            yield f"{each.describe()}: {reason}"


def _reason(each: Operation) -> str:
    if isinstance(each, ADDS):
        return ""
    if isinstance(each, REMOVES):
        return "the old version still asks for it; remove it one version later"
    if isinstance(each, ops.AddField):
        return _must_be_given(each.field)
    if isinstance(each, ops.AlterField):
        return "" if each.field.null else _must_be_given(each.field, keeps_default=True)
    if isinstance(each, ops.AddConstraint):
        return "the old version may write what it forbids"
    return "say in tests/data/undisturbed_since.txt why it does no harm"


def _must_be_given(field: "models.Field[object, object]", *, keeps_default: bool = False) -> str:
    has_value = field.null or field.db_default is not NOT_PROVIDED
    if has_value or field.many_to_many or field.generated:
        return ""
    if keeps_default:
        return "a column that becomes required, or narrower, refuses what the old version writes"
    return "the old version gives it no value; allow null or set db_default"

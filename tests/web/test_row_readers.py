"""Rows are read as Django reads them, whether or not they go through its cursor."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.db.models import Model, QuerySet
from django.db.utils import OperationalError
from django.test.utils import CaptureQueriesContext

from tests.apps.ballots.conftest import Hall, conference, hall, meeting, ranked
from tests.factories import World
from thidua.apps.seasons.models import Season
from thidua.web.prepared import prepared
from thidua.web.row_readers import fetched, marked, read

__all__ = ["conference", "hall", "meeting", "ranked"]


def test_every_field_of_every_row_as_the_query_set_reads_it(hall: Hall) -> None:
    hall.opened()
    seen = 0
    for model in apps.get_models():
        if not model.__module__.startswith("thidua."):
            continue
        keys = list(model._base_manager.values_list("pk", flat=True)[:20])
        if not keys or not isinstance(keys[0], int):
            continue

        def build(keys: list[int], model: type[Model] = model) -> QuerySet[Any, tuple[Any, ...]]:
            return model._base_manager.filter(pk__in=keys).order_by("pk").values_list()

        assert prepared(build)(keys) == list(build(keys)), model
        seen += 1
    assert seen > 15


@pytest.mark.parametrize("closed_at", [None, datetime(2024, 1, 5, 7, 30, 0, 5, tzinfo=UTC)])
def test_days_moments_and_yes_or_no(world: World, closed_at: datetime | None) -> None:
    Season.objects.update(closed_at=closed_at, starts_on=date(2023, 2, 28), is_illustrative=True)

    @prepared
    def told(keys: list[int]) -> QuerySet[Season, tuple[Any, ...]]:
        seasons = Season.objects.filter(pk__in=keys)
        return seasons.values_list("starts_on", "closed_at", "is_illustrative")

    assert told([world.season.pk]) == [(date(2023, 2, 28), closed_at, True)]
    assert told([world.season.pk]) == [(date(2023, 2, 28), closed_at, True)]


def test_who_watches_questions_sees_them(world: World) -> None:
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, params, many, context)

    text = "SELECT 'a%%' WHERE 1 = %s"
    with connection.execute_wrapper(watch):
        assert fetched(text, marked(text), [1]) == [("a%",)]
    assert seen == [text]
    with CaptureQueriesContext(connection) as queries:
        fetched(text, marked(text), [1])
    assert len(queries) == 1
    assert fetched(text, marked(text), [1]) == [("a%",)]  # nobody watches


def test_a_fault_of_the_database_is_told_as_django_tells_it(world: World) -> None:
    text = "SELECT 1 FROM nowhere"
    with pytest.raises((OperationalError, ProgrammingError)), transaction.atomic():
        fetched(text, text, [])


def test_a_transaction_that_failed_answers_nothing(world: World) -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        connection.needs_rollback = True
        with pytest.raises(transaction.TransactionManagementError):
            fetched("SELECT 1", "SELECT 1", [])
        connection.needs_rollback = False


def test_no_rows_have_no_columns() -> None:
    assert read([], [(3, str)]) == []
    assert read([(1, 2), (3, 4)], [(1, str)]) == [(1, "2"), (3, "4")]

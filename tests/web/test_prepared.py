"""A prepared question answers as the query set it was made of, for any keys."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from tests.factories import World
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Phase, Season
from thidua.web.prepared import counted, keep, prepared


def _phases(seasons: list[int], others: list[int]) -> QuerySet[Phase, tuple[int, str, date]]:
    wanted = Phase.objects.filter(Q(season__in=seasons) | Q(season__in=others), order__gte=1)
    return wanted.order_by("season", "order").values_list("season", "kind", "due_on")


@pytest.mark.parametrize("absent", [0, 1, 2, 6])
def test_the_same_rows_as_the_query_set(world: World, absent: int) -> None:
    own = [world.season.pk, *range(900_001, 900_001 + absent)]
    ask = prepared(_phases)
    assert ask(own, []) == ask([], own) == ask(own, own) == list(_phases(own, []))
    assert isinstance(ask(own, [])[0][2], date)


def test_no_keys_are_no_rows_and_no_query(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert prepared(_phases)([], []) == []
    assert len(queries) == 0


def test_built_once_for_many_keys(world: World) -> None:
    built = []

    @prepared
    def names(units: list[int]) -> QuerySet[Unit, tuple[str]]:
        built.append(len(units))
        return Unit.objects.filter(pk__in=units).order_by("pk").values_list("name")

    keys = sorted(Unit.objects.values_list("pk", flat=True))[:3]
    for count in (3, 4, 3):
        asked = [*keys, 900_001][:count]
        assert [name for (name,) in names(asked)] == [Unit.objects.get(pk=k).name for k in keys]
    assert built == [4, 4]  # twice, to tell keys from constants; then never again


def test_instances_with_what_belongs_to_them(world: World) -> None:
    def build(keys: list[int]) -> QuerySet[Season]:
        seasons = Season.objects.filter(pk__in=keys).select_related("bloc__authority")
        return seasons.annotate(many=Count("phases")).order_by("pk")

    with CaptureQueriesContext(connection) as queries:
        (found,) = prepared(build)([world.season.pk])
        assert found.bloc.authority == world.authority
    assert len(queries) == 1

    (same,) = build([world.season.pk])
    assert (found, found.many, found.starts_on) == (same, same.many, same.starts_on)  # type: ignore[attr-defined] # annotated
    found.save()  # known to be in the database


def test_rows_are_kept_where_the_related_manager_looks(world: World) -> None:
    season = Season.objects.get(pk=world.season.pk)
    phases = list(season.phases.all())
    keep([season], "phases", {season.pk: phases})

    with CaptureQueriesContext(connection) as queries:
        assert season.phases.all() == phases
    assert len(queries) == 0
    assert season.phases.count() == len(phases)
    assert [each.kind for each in season.phases.filter(kind="setup")] == ["setup"]
    season.phases.exclude(kind="setup").delete()
    assert not season.phases.exclude(kind="setup").exists()


def test_another_way_of_asking_is_another_question(world: World) -> None:
    @prepared
    def names(units: list[int], *, before: str) -> QuerySet[Unit, tuple[str]]:
        return Unit.objects.filter(pk__in=units, name__lt=before).values_list("name")

    keys = list(Unit.objects.values_list("pk", flat=True))
    some = sorted(Unit.objects.values_list("name", flat=True))
    assert sorted(name for (name,) in names(keys, before=some[2])) == some[:2]
    assert names(keys, before=some[0]) == []


def test_keys_may_be_text(world: World) -> None:
    @prepared
    def codes(wanted: list[str]) -> QuerySet[Unit, tuple[str]]:
        return Unit.objects.filter(code__in=wanted).order_by("code").values_list("code")

    assert codes(["BBB", "no'; such", "AAA"]) == [("AAA",), ("BBB",)]


def test_a_listener_sees_every_instance(world: World) -> None:
    def made(sender: object, instance: Unit, **_more: object) -> None:
        seen.append(instance.code)

    def build(keys: list[int]) -> QuerySet[Unit]:
        return Unit.objects.filter(pk__in=keys)

    seen: list[str] = []
    unit = world.units["AAA"]
    assert prepared(build)([unit.pk]) == [unit]
    post_init.connect(made, sender=Unit)
    try:
        prepared(build)([unit.pk])
    finally:
        post_init.disconnect(made, sender=Unit)
    assert seen == ["AAA"]


def test_a_field_that_was_not_asked_for_is_read_when_it_is_wanted(world: World) -> None:
    def build(keys: list[int]) -> QuerySet[Unit]:
        return Unit.objects.filter(pk__in=keys).only("code")

    (found,) = prepared(build)([world.units["AAA"].pk])
    assert found.get_deferred_fields() > {"name", "sort_text"}
    assert found.name == world.units["AAA"].name


def test_how_many_there_are(world: World) -> None:
    @prepared
    def how_many(units: list[int]) -> QuerySet[Unit, tuple[int]]:
        return counted(Unit.objects.filter(pk__in=units).order_by("name").values_list("name"))

    keys = sorted(Unit.objects.values_list("pk", flat=True))
    assert (how_many(keys), how_many([900_001])) == ([(len(keys),)], [(0,)])


def test_a_key_that_is_computed_with_is_refused(world: World) -> None:
    @prepared
    def doubled(units: list[int]) -> QuerySet[Unit, tuple[int]]:
        return Unit.objects.filter(pk__in=[2 * unit for unit in units]).values_list("pk")

    with pytest.raises(TypeError, match="more with its keys"):
        doubled([1])

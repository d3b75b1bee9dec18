"""Who observes a meeting and what it leaves to do, made in the small world of the tests."""

from tests.factories import World
from thidua.apps.meetings.models import Directive, Observer
from tools.reference_pages.subject_makers import AT, conference


def directive(world: World, unit: str | None = "CCC") -> Directive:
    """Something that a meeting told the member unit, or the head, to do."""
    return Directive.objects.create(
        conference=conference(world), unit=world.units[unit] if unit else None, text="x",
        given_at=AT,
    )  # fmt: skip


def observer(world: World) -> Observer:
    """Somebody of the standing office with a seat in the conference."""
    return Observer.objects.create(
        conference=conference(world), name="x", office="x", user=world.standing
    )

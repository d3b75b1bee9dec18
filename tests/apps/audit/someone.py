"""People as the registry keeps them, without any act of the registry."""

from tests.factories import World
from thidua.apps.people.models import Person

NAME = "Nguyễn Thị Ánh"


def someone(world: World, code: str = "A1", name: str = NAME) -> Person:
    """Somebody of the first unit."""
    unit = world.units["AAA"]
    return Person.objects.create(
        authority=world.authority, unit=unit, code=code, code_key=code, full_name=name
    )

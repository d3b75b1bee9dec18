"""A bloc with a published ranking, a decision, a movement, a photo: all of it still its own."""

from dataclasses import dataclass

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.apps.movements.test_movements import launched
from tests.apps.photos.test_albums import added
from tests.factories import World
from tests.factories_registry import give, make_person
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.movements.models import Movement
from thidua.apps.photos.models import Photo
from thidua.apps.photos.permissions import AlbumKey


@dataclass(frozen=True)
class Inside:
    """What nobody outside may know before it is published."""

    world: World
    movement: Movement
    photo: Photo
    award: AwardRecord
    of_unit: AwardRecord

    @property
    def decision(self) -> Decision:
        """The one that gave both awards."""
        return self.award.decision


def kept_inside(world: World) -> Inside:
    """A year up to its published ranking, with everything that a portal may show."""
    movement = launched(world, name="Phong trào Bí Mật", goal="Mục tiêu kín")
    photo = added(world, key=AlbumKey("movement", movement.pk))
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)
    unit = world.units["CCC"]
    unit.search_text = "hoi ccc"
    unit.save()
    person = make_person(unit, full_name="Trần Thị Kín")
    award = give(person, "BK_TINH", 2023, holder_unit=unit)
    of_unit = give(unit, "CO_TINH", 2023)
    return Inside(world, movement, photo, award, of_unit)

"""Photos that go with the text for the press: of meetings, movements, results; of no person."""

from datetime import timedelta

from thidua.apps.ledger.queries import deeds_in, first_half_ends
from thidua.apps.ledger.seams.photos import KIND as DEED
from thidua.apps.movements.models import Movement
from thidua.apps.movements.seams.photos import KIND as MOVEMENT
from thidua.apps.photos.pages.photos import PhotoRow, photo_rows
from thidua.apps.photos.queries import photos_among
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.registries.photographed import things_photographed

MOST_PHOTOS = 12
MEETING_AFTER = timedelta(45)
"""How long after the half-year the meeting over it is held, at most."""


def press_photos(material: Material) -> list[PhotoRow]:
    """The newest of what the user sees; one query."""
    season, user, is_half = material.season, material.user, material.period == ReviewPeriod.HALF
    until = first_half_ends(season) if is_half else season.ends_on
    deeds = deeds_in(season, user).filter(done_on__lte=until).order_by()
    movements = season.movements.exclude(origin=Movement.Origin.UNIT).filter(starts_on__lte=until)
    things = [
        (DEED, deeds.values_list("pk", flat=True)),
        (MOVEMENT, movements.order_by().values_list("pk", flat=True)),
        *things_photographed(season, user, until + MEETING_AFTER),
    ]
    return photo_rows(photos_among(things).order_by("-pk")[:MOST_PHOTOS])

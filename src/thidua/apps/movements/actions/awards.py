"""Which awards were given for a movement."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.movements.models import Movement
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.queries import awards_to_link
from thidua.apps.movements.refusals import AwardElsewhere
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.web.languages import vietnamese


@transaction.atomic
def link_movement_awards(
    movement: Movement, records: Collection[int], *, actor: User, at: datetime
) -> Movement:
    """Say which awards were given for a movement; also after its final review.

    Those that the actor does not see stay as they are; the journal, which more people read than
    may see each holder, tells what was given by which decision, not to whom.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed: the year is closed.
        AwardElsewhere: one of them is not in reach.
    """
    season = locked(movement.season)
    authorise(actor, "movements.write_movements", Launching(season, movement.unit))
    refuse_closed(season)
    seen = {row.pk: row for row in awards_to_link(actor, movement)}
    if set(records) - set(seen):
        raise AwardElsewhere(_("Chỉ gắn khen thưởng của đơn vị thành viên, đang có hiệu lực."))
    chosen = [seen[key] for key in records]
    movement.awards.remove(*(row for key, row in seen.items() if key not in set(records)))
    movement.awards.add(*chosen)
    data = {"awards": [f"{row.award_name}, {vietnamese(row.decision)}" for row in chosen]}
    record("movements.link_movement_awards", movement, actor=actor, at=at, data=data)
    return movement

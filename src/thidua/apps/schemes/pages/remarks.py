"""What units have said of a table, as its own page shows it: a way to speak beside each line."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from thidua.apps.accounts.models import User
from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.queries import counts_by_item, rounds_about
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import MATTER
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Remarks:
    """The newest consultation about a table; ``propose`` is empty where nobody may speak now."""

    consultation: Consultation
    counts: Counter[str]
    url: str
    propose: str

    @property
    def count(self) -> int:
        """Remarks in all."""
        return self.counts.total()


def remarks_on(user: User, scheme: Scheme, day: date) -> Remarks | None:
    """None where the table was never laid before the units."""
    about = rounds_about(MATTER, scheme.pk).first()
    if about is None:
        return None
    roles = roles_in(user, scheme.season)
    speaks = about.closed_at is None and day <= about.closes_on and bool(roles.member_units)
    return Remarks(
        about,
        counts_by_item(about),
        reverse("consultations:consultation", args=[about.pk]),
        reverse("schemes:make_remark_on_scheme", args=[scheme.pk]) if speaks else "",
    )

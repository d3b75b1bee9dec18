"""What the covenant's page shows: the text, the targets beside last year's, the signatures."""

from typing import Any

from thidua.apps.accounts.models import User
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.pledges.actions.locking import DRAFTING, SIGNING
from thidua.apps.pledges.covenant.caps import bloc_warnings, cap_in
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.queries.covenants import covenant_of_year_before, promise_of, signatories
from thidua.apps.pledges.queries.registrations import HANDED_IN
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, of_members
from thidua.domain.covenant_text import lines_of, text_hash


def covenant_context(season: Season, covenant: Covenant | None, user: User) -> dict[str, Any]:
    """Everything the page needs; few queries whatever the number of units."""
    context: dict[str, Any] = {
        "season": season,
        "tab": "covenant",
        "covenant": covenant,
        "can_draft": season.state in DRAFTING,
        "can_sign": season.state in SIGNING,
        "versions": list(Covenant.objects.filter(season=season).order_by("-version")),
    }
    if covenant is None:
        return context
    targets = list(covenant.targets.all())
    registrations = list(
        Registration.objects.filter(
            of_members(), season=season, state__in=HANDED_IN
        ).select_related("unit")
    )
    members = members_of(season).count()
    places = signatories(covenant)
    led = seats_of(user).leader_of
    return context | {
        "parts": {
            name: lines_of(getattr(covenant, name))
            for name in ("legal_bases", "preamble", "contents", "commitments")
        },
        "targets": [(target, promise_of(target)) for target in targets],
        "before": before_of(season),
        "signatories": places,
        "signed_count": sum(place.signature is not None for place in places),
        "own": [place for place in places if place.membership.unit_id in led],
        "hash_holds": not covenant.hash or text_hash(covenant.canonical) == covenant.hash,
        "warnings": bloc_warnings(covenant, registrations, cap_in(season)),
        "accepted": sum(r.state == Registration.State.ACCEPTED for r in registrations),
        "members": members,
        "odd_totals": [t for t in targets if _counts_other_units(t.out_of, members)],
    }


def before_of(season: Season) -> dict[str, Any] | None:
    """Last year's targets, to be compared."""
    before = covenant_of_year_before(season)
    if before is None:
        return None
    targets = [(target, promise_of(target)) for target in before.targets.all()]
    return {"year": before.season.year, "targets": targets}


def _counts_other_units(out_of: int | None, members: int) -> bool:
    """Whether "8/8 đơn vị" was written for another number of units."""
    return out_of is not None and out_of != members

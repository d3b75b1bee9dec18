"""Adopting a draft: it is hashed and frozen, and takes the place of the one before."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.consultations.queries import agreeing_units, without_consent
from thidua.apps.consultations.refusals import ConsentMissing
from thidua.apps.schemes.actions.checks import AGREED, check_draft, check_not_asked, locked
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.models import Attendant, Scheme
from thidua.apps.schemes.queries import MATTER, adopted_scheme
from thidua.apps.schemes.refusals import HasFaults, SheetsJudged
from thidua.apps.schemes.registries.amending import Going, follow, obstacles_to
from thidua.apps.seasons.queries import members_of
from thidua.formats.canonical import scheme_hash


@transaction.atomic
def adopt_scheme(
    scheme: Scheme,
    note: str = "",
    *,
    revision: int,
    actor: User,
    at: datetime,
    present: Collection[int] = (),
) -> Scheme:
    """Adopt the draft as the season's table; the one in force until now is superseded.

    ``present`` are the units at the meeting. Once units have signed, a new version needs the
    consent of each asked unit to this text, or a meeting (``note``) of more than half the members;
    whatever was made under the version before goes over to it.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.adopt``.
        NotADraft, SeasonTooFar, StaleScheme: it is frozen, too late, or has moved on.
        ConsultationOpen: units are still asked about it.
        HasFaults: it has errors.
        ConsentMissing: units signed by the table in force, and did not agree to this one.
        SheetsJudged: figures were judged by the table in force already.
    """
    scheme = locked(scheme)
    authorise(actor, "schemes.adopt", scheme)
    check_draft(scheme, revision)
    check_not_asked(scheme)
    faults = blocking_faults(scheme.definition)
    against = [f"{fault.place}: {fault.message}" for fault in faults]
    if against:
        raise HasFaults(against)
    old = adopted_scheme(scheme.season, scheme.kind)
    if old is not None:
        _check_amendment(scheme, old, note, present)
        Scheme.objects.filter(pk=old.pk).update(state=Scheme.State.SUPERSEDED)
    scheme.state = Scheme.State.ADOPTED
    scheme.hash = scheme_hash(scheme.definition)
    scheme.adopted_at, scheme.adopted_by, scheme.adopted_note = at, actor, note.strip()
    scheme.save(update_fields=["state", "hash", "adopted_at", "adopted_by", "adopted_note"])
    codes = _keep_attendants(scheme, present)
    scheme.changes.all().delete()
    data = {"version": scheme.version, "hash": scheme.hash, "note": scheme.adopted_note, **codes}
    if old is not None:
        data |= {"supersedes": old.version, "reason": scheme.reason}
        follow(Going(old, scheme, scheme.reason), actor=actor, at=at)
    record("schemes.adopt", scheme, actor=actor, at=at, data=data)
    return scheme


def _check_amendment(scheme: Scheme, old: Scheme, note: str, present: Collection[int]) -> None:
    if obstacles := obstacles_to(Going(old, scheme, scheme.reason)):
        raise SheetsJudged(" ".join(obstacles))
    if scheme.season.state not in AGREED:
        return
    about = (MATTER, scheme.pk, scheme.revision)
    missing = without_consent(scheme.season, about, present if note.strip() else ())
    if missing:
        raise ConsentMissing(_("bảng điểm"), missing, members_of(scheme.season).count())


def _keep_attendants(scheme: Scheme, present: Collection[int]) -> dict[str, list[str]]:
    """Write down who was there and who had agreed; their codes, for the journal."""
    units = {place.unit_id: place.unit for place in members_of(scheme.season)}
    agreeing = agreeing_units(MATTER, scheme.pk, scheme.revision)
    found: dict[str, list[str]] = {}
    for how, keys in ((Attendant.How.PRESENT, present), (Attendant.How.AGREED, agreeing)):
        kept = [unit for key, unit in units.items() if key in keys]
        Attendant.objects.bulk_create(Attendant(scheme=scheme, unit=unit, how=how) for unit in kept)
        if kept:
            found[str(how)] = [unit.code for unit in kept]
    return found

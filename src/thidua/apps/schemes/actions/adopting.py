"""Adopting a draft: it is hashed and frozen, and takes the place of the one before."""

from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.schemes.actions.checks import check_draft, locked
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import adopted_scheme
from thidua.apps.schemes.refusals import HasFaults
from thidua.formats.canonical import scheme_hash


@transaction.atomic
def adopt_scheme(
    scheme: Scheme, note: str = "", *, revision: int, actor: User, at: datetime
) -> Scheme:
    """Adopt the draft as the season's table; the one in force until now is superseded.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.adopt``.
        NotADraft, SeasonTooFar, StaleScheme: it is frozen, too late, or has moved on.
        HasFaults: it has errors.
    """
    scheme = locked(scheme)
    authorise(actor, "schemes.adopt", scheme)
    check_draft(scheme, revision)
    faults = blocking_faults(scheme.definition)
    against = [f"{fault.place}: {fault.message}" for fault in faults]
    if against:
        raise HasFaults(against)
    old = adopted_scheme(scheme.season)
    if old is not None:
        Scheme.objects.filter(pk=old.pk).update(state=Scheme.State.SUPERSEDED)
    scheme.state = Scheme.State.ADOPTED
    scheme.hash = scheme_hash(scheme.definition)
    scheme.adopted_at, scheme.adopted_by, scheme.adopted_note = at, actor, note.strip()
    scheme.save(update_fields=["state", "hash", "adopted_at", "adopted_by", "adopted_note"])
    scheme.changes.all().delete()
    data = {"version": scheme.version, "hash": scheme.hash, "note": scheme.adopted_note}
    if old is not None:
        data |= {"supersedes": old.version, "reason": scheme.reason}
    record("schemes.adopt", scheme, actor=actor, at=at, data=data)
    return scheme

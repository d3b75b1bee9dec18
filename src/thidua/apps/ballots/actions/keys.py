"""The key of a box: made once, known by its fingerprint, destroyed wherever it lies."""

from thidua.apps.ballots.box.sealing import (
    BoxKey,
    box_key,
    destroy_key,
    folder_fault,
    keys_here,
    make_key,
)
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.refusals import KeyMissing


def give_key(ballot: Ballot) -> BoxKey:
    """Make the key, unless the box has one; ``ballot`` is locked. The row keeps its fingerprint.

    Raises:
        KeyMissing: it was made on another machine, and is not here.
    """
    if not ballot.key_fingerprint:
        ballot.key_fingerprint = make_key(ballot.public_id)
        ballot.save(update_fields=["key_fingerprint"])
    return key_of(ballot)


def key_of(ballot: Ballot) -> BoxKey:
    """The box's own key.

    Raises:
        KeyMissing: this machine has not the key that the box was opened with.
    """
    return box_key(ballot.public_id, ballot.key_fingerprint)


def is_locked(ballot: Ballot) -> bool:
    """Whether the box is open and this machine cannot read it."""
    if ballot.state != Ballot.State.OPEN or ballot.way != Ballot.Way.SLIPS:
        return False
    try:
        key_of(ballot)
    except KeyMissing:
        return True
    return False


def key_fault() -> str:
    """Why this machine cannot take papers, in words for who runs it; empty when it can."""
    fault = folder_fault()
    if fault:
        return f"folder of ballot keys: {fault}"
    opened = Ballot.objects.filter(state=Ballot.State.OPEN, way=Ballot.Way.SLIPS)
    missing = sum(is_locked(ballot) for ballot in opened)
    return f"keys of open ballots that are not here: {missing}" if missing else ""


def destroy_spent_keys() -> int:
    """Destroy what is left here of keys of ballots that ended, on whatever machine; how many."""
    ended = Ballot.objects.filter(public_id__in=keys_here(), closed_at__isnull=False)
    spent = list(ended.values_list("public_id", flat=True))
    for ballot in spent:
        destroy_key(ballot)
    return len(spent)


def ended_ballots() -> int:
    """How many votes have ended: it grows when one is closed or stopped."""
    return Ballot.objects.filter(opened_at__isnull=False, closed_at__isnull=False).count()

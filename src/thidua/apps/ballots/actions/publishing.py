"""Publishing: the list, the file with its hash, and the outcome in the conference's minutes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.locking import locked_ballot
from thidua.apps.ballots.box.outcomes import outcome_of, publication_of
from thidua.apps.ballots.box.sealing import destroy_key
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.refusals import BallotNotCounted
from thidua.apps.meetings.actions.ballot_outcome import record_ballot_outcome
from thidua.formats.ballot_publication import publication_file


@transaction.atomic
def publish_ballot(ballot: Ballot, *, actor: User, at: datetime) -> Ballot:
    """Show the result to all who see the season, for good.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.publish``.
        BallotNotCounted: not counted yet, or published before.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.publish", ballot)
    if ballot.state != Ballot.State.CLOSED:
        raise BallotNotCounted(_("“%s” chưa kiểm phiếu, hoặc đã công bố rồi.") % ballot.question)
    destroy_key(ballot.public_id)  # closing did, unless the machine stopped just then
    ballot.published_file, ballot.published_hash = publication_file(publication_of(ballot))
    ballot.state, ballot.published_at = Ballot.State.PUBLISHED, at
    ballot.revision += 1
    ballot.save()
    data = {"sha256": ballot.published_hash}
    record("ballots.publish", ballot, actor=actor, at=at, data=data)
    record_ballot_outcome(ballot.motion, outcome_of(ballot), actor=actor, at=at)
    return ballot

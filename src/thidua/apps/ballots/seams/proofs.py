"""Published ballots, compared with what the journal kept of them."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.audit.chain.stored_files import untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.ballots.box.outcomes import publication_of
from thidua.apps.ballots.models import Ballot
from thidua.formats.ballot_publication import text_hash


@proof
def published_ballots() -> Iterator[Fault]:
    """Each published file against its hash in the journal, and the result shown against it."""
    kept = {entry.subject_id: entry for entry in latest_of("ballots.publish")}
    ballots = Ballot.objects.filter(published_at__isnull=False)
    for ballot in ballots.select_related("motion__conference__season__bloc").order_by("pk"):
        entry = kept.get(str(ballot.pk))
        if entry is None:
            yield untold(ballot.audit_place, ballot.question)
        elif text := _wrong(ballot, entry.data.get("sha256", "")):
            said = text % {"ballot": ballot.question}
            yield Fault(entry.chain.name, entry.position, said)


def _wrong(ballot: Ballot, sha256: str) -> str:
    if not ballot.published_file:
        return _("“%(ballot)s”: không còn tệp đã công bố")
    if text_hash(ballot.published_file) != sha256:
        return _("“%(ballot)s”: tệp đã công bố bị sửa")
    shown = json.loads(json.dumps(publication_of(ballot).result))
    if json.loads(ballot.published_file)["result"] != shown:
        return _("“%(ballot)s”: kết quả đang hiện khác tệp đã công bố")
    return ""

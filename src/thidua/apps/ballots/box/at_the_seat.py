"""What a delegate's phone shows of a ballot: as quickly for five thousand as for twelve."""

from thidua.apps.accounts.models import User
from thidua.apps.ballots.box.takings import way_of
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import (
    entry_of,
    has_printed,
    is_present,
    result_rows,
    slips_left,
    under_its_name,
)


def delegate_facts(ballot: Ballot, user: User) -> dict[str, object]:
    """The own line of the roll, and the result once it is counted; never the whole roll."""
    entry = entry_of(ballot, user) if user.pk else None
    if entry is not None:
        entry.ballot = ballot
        under_its_name(ballot, [entry])
    return {
        "ballot": ballot,
        "entry": entry,
        "entry_way": way_of(entry) if entry is not None else "",
        "entry_is_here": entry is not None and is_present(entry),
        "slips_left": slips_left(ballot) if has_printed(ballot) else 1,
        "lines": result_rows(ballot),
    }

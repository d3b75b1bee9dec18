"""A teller's totals as they are kept, and where two tellers differ."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.ballots.models import Ballot
from thidua.domain.ballot_totals import Totals, Votes


def totals_as_json(totals: Totals) -> dict[str, Any]:
    """For the database; the same count gives the same mapping."""
    votes = {code: asdict(each) for code, each in sorted(totals.votes.items())}
    return {"returned": totals.returned, "valid": totals.valid, "votes": votes}


def totals_from_json(kept: Mapping[str, Any]) -> Totals:
    """From the database."""
    votes = {code: Votes(**each) for code, each in kept["votes"].items()}
    return Totals(kept["returned"], kept["valid"], votes)


def differences(ballot: Ballot) -> list[tuple[str, list[int]]]:
    """Where the tellers' numbers differ, in words; empty while one has not counted."""
    kept = [row.totals for row in ballot.teller_counts.all()]
    counts = [each for each in kept if each is not None]
    if len(counts) < max(len(kept), 2):
        return []
    names = {row.unit.code: row.unit.called for row in ballot.nominees.select_related("unit")}
    lines = [dict(_lines(each, names)) for each in counts]
    return [
        (label, [line[label] for line in lines])
        for label in lines[0]
        if len({line[label] for line in lines}) > 1
    ]


def _lines(kept: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    yield _("Phiếu thu về"), kept["returned"]
    yield _("Phiếu hợp lệ"), kept["valid"]
    for code, votes in kept["votes"].items():
        yield names[code], votes["yes"]
        yield _("%(names)s: không đồng ý") % {"names": names[code]}, votes["no"]
        yield _("%(names)s: không ý kiến") % {"names": names[code]}, votes["abstain"]

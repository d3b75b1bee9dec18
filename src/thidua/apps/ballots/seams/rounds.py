"""Tells the conference every round that was held on its motions."""

from thidua.apps.ballots.box.rounds import ballot_rounds
from thidua.apps.meetings.registries.rounds import tells_rounds

tells_rounds(ballot_rounds)

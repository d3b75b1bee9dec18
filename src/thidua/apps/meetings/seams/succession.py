"""What the conference carries into next year: head, deputy and the directions."""

from thidua.apps.meetings.actions.carrying import carry_directions, carry_election
from thidua.apps.seasons.registries.succession import carries_over

for carrier in (carry_election, carry_directions):
    carries_over(carrier)

"""What this app itself carries into next year, in this order."""

from thidua.apps.seasons.actions.carrying import carry_checklist, carry_members, carry_phases
from thidua.apps.seasons.registries.succession import carries_over

for carrier in (carry_phases, carry_members, carry_checklist):
    carries_over(carrier)

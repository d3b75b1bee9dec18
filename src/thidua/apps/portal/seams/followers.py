"""What the portal does when something below it is taken back."""

from thidua.apps.exemplars.registries.followers import follows_withdrawal
from thidua.apps.portal.actions.publishing import follow_withdrawn_consent

follows_withdrawal(follow_withdrawn_consent)

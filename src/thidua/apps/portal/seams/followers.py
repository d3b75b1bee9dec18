"""What the portal does when something below it is taken back."""

from thidua.apps.exemplars.registries.followers import follows_change, follows_withdrawal
from thidua.apps.portal.actions.publishing import follow_other_words, follow_withdrawn_consent

follows_withdrawal(follow_withdrawn_consent)
follows_change(follow_other_words)

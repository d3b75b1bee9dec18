"""The dossier behind an award follows what becomes of it in the registry."""

from thidua.apps.awards.registries.followers import follows_presentation, follows_revocation
from thidua.apps.dossiers.actions.deciding import follow_presentation, follow_revocation

follows_revocation(follow_revocation)
follows_presentation(follow_presentation)

"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions({"eligibility.start_screening": _("Rà soát điều kiện khen thưởng")})

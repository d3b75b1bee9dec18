"""What the acts of this app are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "help.make_suggestion": _("Góp ý về phần mềm"),
        "help.answer_suggestion": _("Trả lời góp ý"),
    }
)

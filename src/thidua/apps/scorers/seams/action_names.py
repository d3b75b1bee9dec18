"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "scorers.set_scorers": _("Giao nơi chấm một mục"),
        "scorers.save_figures": _("Chấm mục được giao"),
        "scorers.enter_in_place": _("Nhập thay nơi chấm"),
    }
)

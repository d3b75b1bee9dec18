"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "jobs.start": _("Bắt đầu việc chạy nền"),
        "jobs.cancel": _("Dừng việc chạy nền"),
        "jobs.restart": _("Chạy lại việc"),
    }
)

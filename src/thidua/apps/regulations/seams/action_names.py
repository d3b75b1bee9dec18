"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "regulations.create": _("Lập dự thảo quy chế"),
        "regulations.edit": _("Sửa dự thảo quy chế"),
        "regulations.discard": _("Bỏ dự thảo quy chế"),
        "regulations.adopt": _("Thông qua quy chế"),
        "regulations.supersede": _("Lập phiên bản mới của quy chế"),
    }
)

"""What the acts on saved views are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "insight.save_view": _("Lưu trang số liệu"),
        "insight.drop_view": _("Xóa trang số liệu đã lưu"),
    }
)

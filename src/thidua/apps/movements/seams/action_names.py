"""What the acts on movements are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "movements.launch_movement": _("Phát động phong trào"),
        "movements.edit_movement": _("Sửa phong trào"),
        "movements.close_movement": _("Tổng kết phong trào"),
        "movements.record_activity": _("Ghi hoạt động của phong trào"),
        "movements.remove_activity": _("Xóa hoạt động của phong trào"),
    }
)

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
        "movements.record_team": _("Ghi đội tham gia hoạt động"),
        "movements.remove_team": _("Xóa đội tham gia hoạt động"),
        "movements.link_movement_awards": _("Gắn khen thưởng với phong trào"),
        "movements.create_call": _("Thêm phong trào vào danh mục"),
        "movements.edit_call": _("Sửa phong trào trong danh mục"),
        "movements.retire_call": _("Thôi gọi tham gia phong trào"),
        "movements.join_call": _("Tham gia phong trào trong danh mục"),
    }
)

"""What the acts on the portal are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "portal.open_portal": _("Mở cổng công khai"),
        "portal.close_portal": _("Đóng cổng công khai"),
        "portal.edit_portal": _("Sửa thông tin của cổng công khai"),
        "portal.publish_result": _("Công khai kết quả xếp hạng"),
        "portal.publish_decision": _("Công khai quyết định khen thưởng"),
        "portal.publish_movement": _("Công khai phong trào"),
        "portal.publish_calendar": _("Công khai lịch của khối"),
        "portal.publish_exemplar": _("Công khai điển hình tiên tiến"),
        "portal.withdraw_publication": _("Rút khỏi cổng công khai"),
        "portal.choose_points": _("Chọn công khai điểm hay không"),
        "portal.write_news": _("Viết tin"),
        "portal.edit_news": _("Sửa tin"),
        "portal.publish_news": _("Công khai tin"),
        "portal.withdraw_news": _("Rút tin khỏi cổng công khai"),
        "portal.remove_award": _("Gỡ tên khỏi cổng công khai"),
        "portal.restore_award": _("Hiện lại tên trên cổng công khai"),
    }
)

"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "schemes.create": _("Lập dự thảo bảng điểm"),
        "schemes.edit": _("Sửa dự thảo bảng điểm"),
        "schemes.undo": _("Hoàn tác một lần sửa bảng điểm"),
        "schemes.discard": _("Bỏ dự thảo bảng điểm"),
        "schemes.adopt": _("Thông qua bảng điểm"),
        "schemes.make_kinds": _("Chia loại hình đơn vị"),
        "schemes.edit_kind": _("Sửa loại hình đơn vị"),
        "schemes.remove_kind": _("Bỏ loại hình đơn vị"),
        "schemes.place_units": _("Xếp đơn vị vào loại hình"),
        "schemes.change_kind": _("Chuyển đơn vị sang loại hình khác"),
        "schemes.set_ranking_way": _("Đặt cách xếp hạng các loại hình"),
        "schemes.keep_template": _("Giữ bảng điểm làm bảng mẫu"),
        "schemes.renew_template": _("Lưu phiên bản mới của bảng điểm mẫu"),
        "schemes.publish_template": _("Công bố bảng điểm mẫu"),
        "schemes.withdraw_template": _("Rút bảng điểm mẫu"),
        "schemes.supersede": _("Lập phiên bản mới của bảng điểm"),
    }
)

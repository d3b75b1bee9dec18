"""What the acts on ratings are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "ratings.create_kind": _("Thêm loại xếp loại"),
        "ratings.edit_kind": _("Sửa loại xếp loại"),
        "ratings.retire_kind": _("Thôi dùng loại xếp loại"),
        "ratings.record_rating": _("Ghi xếp loại của đơn vị"),
        "ratings.record_ratings": _("Nhập xếp loại từ tệp"),
        "ratings.remove_rating": _("Xóa xếp loại của đơn vị"),
    }
)

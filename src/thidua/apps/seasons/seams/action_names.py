"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.descriptions import name_details, name_values
from thidua.apps.seasons.models import Phase

name_actions(
    {
        "seasons.create": _("Lập năm thi đua"),
        "seasons.copy": _("Lập năm thi đua từ năm trước"),
        "seasons.edit": _("Sửa thời gian của năm thi đua"),
        "seasons.edit_phases": _("Sửa hạn và người làm các bước"),
        "seasons.move": _("Chuyển bước của năm thi đua"),
        "seasons.enter_state": _("Năm thi đua sang bước mới"),
        "seasons.record_departure": _("Ghi đơn vị rời khối trong năm"),
        "seasons.take_back_departure": _("Bỏ ghi đơn vị rời khối"),
        "seasons.close": _("Kết thúc năm và bàn giao"),
        "seasons.add_checklist_item": _("Thêm việc cần làm"),
        "seasons.take_over_items": _("Nhận việc năm trước bàn giao"),
        "seasons.edit_checklist_item": _("Sửa việc cần làm"),
        "seasons.remove_checklist_item": _("Xóa việc cần làm"),
        "seasons.order_checklist_item": _("Đổi thứ tự việc cần làm"),
        "seasons.tick_checklist_item": _("Đánh dấu việc đã xong"),
        "seasons.untick_checklist_item": _("Bỏ đánh dấu việc đã xong"),
    },
    following={
        "audit.open_chain": _("Mở chuỗi nhật ký"),
        "audit.forget_names": _("Xóa tên khỏi nhật ký"),
        "seasons.carry_members": _("Chuyển danh sách thành viên sang năm mới"),
    },
)

name_details(
    {
        "reason": _("lý do"),
        "left_on": _("rời khối từ ngày"),
        "successor": _("đơn vị kế thừa"),
        "note": _("ghi chú"),
        "unit": _("đơn vị"),
        "due_on": _("hạn"),
        "starts_on": _("từ ngày"),
        "owner": _("ai làm"),
        "items": _("các việc"),
        "from_year": _("từ năm"),
        "next_was_there": _("năm sau đã có sẵn"),
        "members": _("thành viên"),
        "dissolved": _("đơn vị không còn hoạt động"),
        **{value: Phase.Kind(value).label for value in Phase.Kind.values},
    }
)
name_values("owner", dict(Phase.Owner.choices))

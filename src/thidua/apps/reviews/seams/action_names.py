"""What the acts on results are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "reviews.choose_source": _("Chọn nơi lấy kết quả của chỉ tiêu"),
        "reviews.record_reading": _("Ghi kết quả chỉ tiêu giao ước"),
        "reviews.save_review": _("Ghi lời văn sơ kết, tổng kết"),
        "reviews.remove_reading": _("Xoá kết quả chỉ tiêu đã nhập"),
    }
)

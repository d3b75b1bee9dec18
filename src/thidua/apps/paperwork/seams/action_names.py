"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "paperwork.issue_document": _("Ban hành văn bản"),
        "paperwork.submit_document": _("Trình ký văn bản"),
        "paperwork.release_document": _("Ban hành văn bản đã ký"),
        "paperwork.withdraw_document": _("Thu hồi văn bản"),
        "paperwork.keep_signed_file": _("Nhận bản ký số"),
        "paperwork.take_edited_file": _("Nhận bản Word đã sửa"),
        "paperwork.reserve_number": _("Giữ số văn bản"),
        "paperwork.withdraw_number": _("Hủy số văn bản"),
        "paperwork.save_text": _("Lưu lời văn mẫu"),
        "paperwork.trust_roots": _("Thêm chứng thư gốc tin cậy"),
        "paperwork.distrust_root": _("Bỏ chứng thư gốc tin cậy"),
    },
    former={"paperwork.issue": _("Ban hành văn bản")},
)

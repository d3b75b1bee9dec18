"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.descriptions import name_details
from thidua.apps.audit.registries.personal import personal_details

name_actions(
    {
        "certificates.create_layout": _("Lập mẫu in bằng"),
        "certificates.save_layout": _("Sửa mẫu in bằng"),
        "certificates.save_scan": _("Tải ảnh phôi của mẫu in bằng"),
        "certificates.retire_layout": _("Thôi dùng mẫu in bằng"),
        "certificates.save_printer": _("Ghi độ lệch máy in"),
        "certificates.remove_printer": _("Bỏ máy in"),
        "certificates.start_printing": _("Bắt đầu in bằng, giấy khen"),
        "certificates.print_certificates": _("In bằng, giấy khen"),
        "certificates.reprint_certificate": _("In lại một tờ bằng"),
        "certificates.hand_over_certificates": _("Ghi việc giao bằng"),
    }
)
name_details(
    {
        "pages": _("số tờ"),
        "layout": _("mẫu in"),
        "handed_on": _("ngày giao"),
        "handed_to": _("người nhận"),
        "certificates": _("số tờ đã giao"),
    }
)
personal_details("handed_to")
personal_details("name", of="certificates.printrun")

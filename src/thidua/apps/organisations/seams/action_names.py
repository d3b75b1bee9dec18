"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.descriptions import name_details, name_values
from thidua.apps.audit.registries.personal import personal_details
from thidua.apps.organisations.models import Membership, Seat

name_actions(
    {
        "organisations.create_authority": _("Lập cấp tổ chức"),
        "organisations.open_standing_office": _("Giao vị trí đầu tiên của cơ quan thường trực"),
        "organisations.edit_authority": _("Sửa thông tin cấp tổ chức"),
        "organisations.set_setting": _("Đặt thiết lập"),
        "organisations.create_unit": _("Thêm đơn vị"),
        "organisations.edit_unit": _("Sửa thông tin đơn vị"),
        "organisations.rename_unit": _("Đổi tên đơn vị"),
        "organisations.dissolve_unit": _("Kết thúc hoạt động của đơn vị"),
        "organisations.create_bloc": _("Lập khối"),
        "organisations.edit_bloc": _("Sửa thông tin khối"),
        "organisations.dissolve_bloc": _("Giải thể khối"),
        "organisations.set_members": _("Lập danh sách thành viên của năm"),
        "organisations.give_seat": _("Giao vị trí"),
        "organisations.end_seat": _("Kết thúc vị trí"),
        "organisations.invite": _("Mời người dùng"),
        "organisations.revoke_invitation": _("Thu hồi lời mời"),
        "organisations.accept_invitation": _("Nhận lời mời"),
    }
)

name_details(
    {
        "aliases": _("tên gọi khác"),
        "former_name": _("tên cũ"),
        "last_day": _("ngày cuối mang tên cũ"),
        "successor": _("đơn vị kế thừa"),
        "year": _("năm"),
        "members": _("thành viên"),
        "where": _("nơi"),
        "person": _("người"),
        "kind": _("vai trò"),
        "setting": _("thiết lập"),
        "value": _("giá trị"),
        "since": _("từ ngày"),
        "until": _("đến ngày"),
        "cites": _("căn cứ"),
        "expires_on": _("hết hạn ngày"),
    }
)
name_values("role", dict(Membership.Role.choices))
name_values("kind", dict(Seat.Kind.choices))
personal_details("person")

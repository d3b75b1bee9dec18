"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.personal import personal_details

name_actions(
    {
        "meetings.call_meeting": _("Triệu tập cuộc họp"),
        "meetings.cancel_meeting": _("Hủy cuộc họp"),
        "meetings.keep_agenda": _("Giữ chương trình làm mẫu"),
        "meetings.give_directive": _("Ghi chỉ đạo tại cuộc họp"),
        "meetings.finish_directive": _("Ghi kết quả làm theo chỉ đạo"),
        "meetings.remove_directive": _("Xóa chỉ đạo"),
        "meetings.hand_over_awards": _("Trao thưởng năm trước tại cuộc họp"),
        "meetings.prepare_conference": _("Chuẩn bị hội nghị"),
        "meetings.edit_conference": _("Sửa thông tin hội nghị"),
        "meetings.open_conference": _("Khai mạc hội nghị"),
        "meetings.close_conference": _("Bế mạc hội nghị"),
        "meetings.record_attendance": _("Điểm danh"),
        "meetings.seat_observer": _("Mời quan sát viên"),
        "meetings.unseat_observer": _("Bỏ chỗ quan sát viên"),
        "meetings.confirm_observer": _("Quan sát viên vào hội trường"),
        "meetings.plan_motion": _("Chuẩn bị nội dung biểu quyết"),
        "meetings.record_counts": _("Ghi kết quả biểu quyết"),
        "meetings.agree_motion": _("Ghi nội dung hội nghị nhất trí"),
        "meetings.record_ballot_outcome": _("Ghi kết quả bỏ phiếu kín"),
        "meetings.lead_by_ranking": _("Suy tôn dẫn đầu Khối theo xếp hạng"),
        "meetings.note_leader": _("Ghi bổ sung đơn vị dẫn đầu Khối"),
        "meetings.reopen_motion": _("Mở lại nội dung biểu quyết"),
        "meetings.save_directions": _("Ghi phương hướng năm sau"),
        "meetings.draft_agenda": _("Lập chương trình hội nghị"),
        "meetings.add_agenda_item": _("Thêm mục chương trình"),
        "meetings.edit_agenda_item": _("Sửa mục chương trình"),
        "meetings.move_agenda_item": _("Đổi thứ tự chương trình"),
        "meetings.remove_agenda_item": _("Bỏ mục chương trình"),
        "meetings.start_agenda_item": _("Bắt đầu mục chương trình"),
        "meetings.finish_agenda_item": _("Kết thúc mục chương trình"),
        "meetings.ask_to_speak": _("Đăng ký phát biểu"),
        "meetings.take_back_request": _("Rút đăng ký phát biểu"),
        "meetings.give_floor": _("Mời phát biểu"),
        "meetings.end_speech": _("Kết thúc phát biểu"),
        "meetings.confirm_presence": _("Tự điểm danh bằng mã ở cửa"),
        "meetings.note_arrival": _("Ghi đơn vị đến"),
        "meetings.note_departure": _("Ghi đơn vị về sớm"),
        "meetings.note_invitations": _("Gửi giấy mời"),
        "meetings.answer_invitation": _("Báo người dự hội nghị"),
        "meetings.set_conference_rules": _("Đặt quy định của hội nghị"),
        "meetings.add_motion": _("Thêm nội dung biểu quyết"),
        "meetings.withdraw_motion": _("Rút nội dung biểu quyết"),
        "meetings.set_crew": _("Cử tổ giúp việc, ban kiểm phiếu"),
        "meetings.choose_papers": _("Chọn tài liệu hội nghị"),
        "meetings.record_resolution": _("Ghi nghị quyết"),
        "meetings.remove_resolution": _("Bỏ nghị quyết"),
        "meetings.edit_minutes": _("Sửa lời văn biên bản"),
        "meetings.appoint_unit": _("Ghi quyết định chỉ định"),
        "meetings.apply_election": _("Áp dụng kết quả bầu"),
    },
    following={"meetings.carry_election": _("Chuyển kết quả bầu sang năm sau")},
    former={"meetings.decide_motion": _("Kết luận nội dung biểu quyết")},
)
personal_details("chair_name", "secretary_name", "presenter", "representative", "given_by")
personal_details("name", of="meetings.observer")

"""The settings an authority may make, in groups as its page lists them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.organisations.facts import SettingFacts
from thidua.apps.organisations.refusals import UnknownSetting
from thidua.apps.organisations.settings.kinds import (
    SettingType,
    day,
    dong,
    drafting_unit,
    own_name,
    paper_kinds,
    percent,
    rounded_to,
    salary,
    share_from_percent,
    shown_answer,
    shown_day,
    shown_papers,
    shown_salary,
    whole,
    yes_or_no,
)

_NAMES = gettext_noop("Tên danh hiệu, hình thức")
_COUNCIL = gettext_noop("Hội đồng")
_MONEY = gettext_noop("Tiền thưởng")
_LIMITS = gettext_noop("Chỉ tiêu, tỷ lệ")
_DOSSIERS = gettext_noop("Hồ sơ, thời hạn")
_CALENDAR = gettext_noop("Ngày làm việc")

_OWN_NAMES = (
    ("award_name_co_tinh", gettext_noop("Tên của Cờ thi đua")),
    ("award_name_co_chuyen_de_tinh", gettext_noop("Tên của Cờ thi đua phong trào chuyên đề")),
    ("award_name_bk_tinh", gettext_noop("Tên của Bằng khen")),
    ("award_name_cstd_tinh", gettext_noop("Tên của Chiến sĩ thi đua")),
    ("award_name_gk", gettext_noop("Tên của Giấy khen")),
)
_VOTED_ON = (
    ("anh_hung", gettext_noop("Anh hùng")),
    ("cstd_tq", gettext_noop("Chiến sĩ thi đua toàn quốc")),
    ("cstd_tinh", gettext_noop("Chiến sĩ thi đua của tỉnh, ngành")),
    ("cstdcs", gettext_noop("Chiến sĩ thi đua cơ sở")),
    ("co_tinh", gettext_noop("Cờ thi đua của tỉnh, ngành")),
    ("co_cp", gettext_noop("Cờ thi đua của Chính phủ")),
    ("ttldxs", gettext_noop("Tập thể lao động xuất sắc")),
    ("bk_tinh", gettext_noop("Bằng khen của tỉnh, ngành")),
    ("bk_ttg", gettext_noop("Bằng khen của Thủ tướng Chính phủ")),
    ("huan_chuong", gettext_noop("Huân chương")),
)
_QUOTAS = (
    ("flag_quota_per_bloc", gettext_noop("Số Cờ thi đua tối đa một khối mỗi năm")),
    ("certificate_quota_per_bloc", gettext_noop("Số Bằng khen tối đa một khối mỗi năm")),
    ("flag_quota_per_year", gettext_noop("Số Cờ thi đua tối đa mỗi năm")),
    ("certificate_quota_per_year", gettext_noop("Số Bằng khen (tập thể) tối đa mỗi năm")),
)
_WORKING_DAYS = (
    ("appraisal_working_days", gettext_noop("Số ngày làm việc để thẩm định hồ sơ")),
    (
        "refusal_notice_days",
        gettext_noop("Số ngày làm việc để thông báo trường hợp không được khen"),
    ),
)
_OWN_DOSSIERS = (
    ("cstdcs", gettext_noop("Chiến sĩ thi đua cơ sở")),
    ("ldtt", gettext_noop("Lao động tiên tiến, Chiến sĩ tiên tiến")),
    ("ttldtt", gettext_noop("Tập thể lao động tiên tiến, Đơn vị tiên tiến")),
    ("gk", gettext_noop("Giấy khen")),
    ("van_hoa", gettext_noop("danh hiệu văn hóa")),
)
_DAYS = (
    ("day_off", gettext_noop("Ngày nghỉ thêm của cơ quan")),
    ("day_worked", gettext_noop("Ngày làm bù (thứ Bảy, Chủ nhật, ngày lễ)")),
)
_SHARE_OF = gettext_noop("Tỷ lệ phiếu của Hội đồng: %s")
_NEEDED_FOR = gettext_noop("Hội đồng bỏ phiếu: %s")
_PAPERS_OF = gettext_noop("Giấy tờ của hồ sơ: %s")
_OTHERS = gettext_noop("các hình thức khác")


def _named() -> list[SettingType]:
    told = gettext_noop("Tên ghi trên mọi văn bản, ví dụ Cờ thi đua của Ủy ban nhân dân tỉnh.")
    return [SettingType(key, name, told, own_name, str, _NAMES) for key, name in _OWN_NAMES]


def _council() -> list[SettingType]:
    needed = gettext_noop(
        "Có hoặc không. Chưa đặt: Hội đồng bỏ phiếu những danh hiệu mà nghị định nêu tên."
    )
    share = gettext_noop("Phần trăm trên TỔNG SỐ thành viên Hội đồng, ví dụ 90.")
    kinds = []
    for key, name in (*_VOTED_ON, ("", _OTHERS)):
        end = f"_{key}" if key else ""
        kinds += [
            SettingType(
                f"council_vote_needed{end}", _NEEDED_FOR, needed, yes_or_no, shown_answer,
                _COUNCIL, name,
            ),
            SettingType(
                f"council_vote_share{end}", _SHARE_OF, share, share_from_percent, percent,
                _COUNCIL, name,
            ),
        ]  # fmt: skip
    return kinds


def _money() -> list[SettingType]:
    return [
        SettingType(
            "award_money_rounding_step",
            gettext_noop("Làm tròn tiền thưởng lên"),
            gettext_noop(
                "Số đồng, ví dụ 10000: 702.000 thành 710.000. Ghi 0: trả đúng tích, không làm "
                "tròn. Chưa đặt thì theo nghị định."
            ),
            dong,
            rounded_to,
            _MONEY,
        ),
        SettingType(
            "award_money_base_salary",
            gettext_noop("Mức lương cơ sở"),
            gettext_noop(
                "Số đồng một tháng, ví dụ 2.530.000: dùng khi dữ liệu chưa có mức của ngày đó."
            ),
            salary,
            shown_salary,
            _MONEY,
        ),
        SettingType(
            "award_money_highest_title_only",
            gettext_noop("Nhiều danh hiệu cùng thời gian chỉ trả mức cao nhất"),
            gettext_noop("Có hoặc không. Chưa đặt thì theo nghị định."),
            yes_or_no,
            shown_answer,
            _MONEY,
        ),
    ]


def _limits() -> list[SettingType]:
    whole_number = gettext_noop("Số nguyên, ví dụ 25.")
    return [
        SettingType(
            "cstdcs_share_of_ldtt",
            gettext_noop("Tỷ lệ tối đa Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến"),
            gettext_noop(
                "Phần trăm, ví dụ 15. Do địa phương quy định: từ năm 2024 không có mức chung "
                "của cả nước, chưa đặt thì không giới hạn."
            ),
            share_from_percent,
            percent,
            _LIMITS,
        ),
        SettingType(
            "co_cp_share_of_leaders",
            gettext_noop("Tỷ lệ đề nghị Cờ thi đua của Chính phủ trên số tập thể dẫn đầu khối"),
            gettext_noop("Phần trăm, ví dụ 20; phần lẻ bỏ đi. Chưa đặt thì theo văn bản của TW."),
            share_from_percent,
            percent,
            _LIMITS,
        ),
        *(SettingType(key, name, whole_number, whole, str, _LIMITS) for key, name in _QUOTAS),
    ]


def _dossiers() -> list[SettingType]:
    whole_number = gettext_noop("Số nguyên, ví dụ 25.")
    papers = gettext_noop(
        "Các giấy tờ bắt buộc, cách nhau dấu “;”, ví dụ tờ trình; báo cáo; biên bản. Ghi không: "
        "không yêu cầu. Chưa đặt: chỉ gợi ý, không bắt buộc (NĐ 152/2025, Điều 6 khoản 2)."
    )
    return [
        *(
            SettingType(key, name, whole_number, whole, str, _DOSSIERS)
            for key, name in _WORKING_DAYS
        ),
        *(
            SettingType(
                f"dossier_papers_{key}", _PAPERS_OF, papers, paper_kinds, shown_papers,
                _DOSSIERS, name,
            )
            for key, name in _OWN_DOSSIERS
        ),
        SettingType(
            "letter_drafting_unit",
            gettext_noop("Đơn vị soạn thảo ghi trong số công văn"),
            gettext_noop("Ví dụ NV1: công văn số 12/SNV-NV1. Chưa đặt: TĐKT."),
            drafting_unit, str, _DOSSIERS,
        ),
    ]  # fmt: skip


def _calendar() -> list[SettingType]:
    told = gettext_noop(
        "Một ngày, ví dụ 30/04/2024; mỗi ngày ghi một lần, hiệu lực từ chính ngày đó."
    )
    return [SettingType(key, name, told, day, shown_day, _CALENDAR) for key, name in _DAYS]


SETTING_TYPES = {
    kind.key: kind
    for kind in (*_named(), *_council(), *_money(), *_limits(), *_dossiers(), *_calendar())
}


def setting_name(key: str) -> str:
    """What the setting is called."""
    kind = SETTING_TYPES.get(key)
    return kind.title if kind else key


def setting_value(key: str, value: str) -> str:
    """The stored value as people write it."""
    kind = SETTING_TYPES.get(key)
    return kind.show(value) if kind else value


def checked_setting(facts: SettingFacts) -> str:
    """The value as it is stored.

    Raises:
        UnknownSetting: no such setting, no citation, or the value is outside its limits.
    """
    kind = SETTING_TYPES.get(facts.key)
    if kind is None:
        raise UnknownSetting(_("Không có thiết lập “%s”.") % facts.key)
    if not facts.cites.strip():
        raise UnknownSetting(_("Ghi căn cứ (số, ngày văn bản) cho thiết lập này."))
    return kind.read(facts.value)

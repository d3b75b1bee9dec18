"""The settings an authority may make: what they are called, how written, within which limits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.organisations.facts import SettingFacts
from thidua.apps.organisations.refusals import UnknownSetting


@dataclass(frozen=True, slots=True)
class SettingType:
    """One setting: its name and help for people, how a typed value is stored and shown."""

    key: str
    name: str
    help_text: str
    read: Callable[[str], str]
    show: Callable[[str], str]


def _share_from_percent(text: str) -> str:
    """15, 15 % or 12,5 becomes 0.15 or 0.125; a share such as 0.15 stays one."""
    typed = text.replace("%", "").replace(",", ".").strip()
    try:
        number = Decimal(typed)
    except InvalidOperation:
        raise UnknownSetting(_("“%s” không phải là số phần trăm, ví dụ 15.") % text) from None
    if not number.is_finite() or not 0 < number <= 100:
        raise UnknownSetting(_("“%s” nằm ngoài khoảng lớn hơn 0 đến 100 %%.") % text)
    share = number if number < 1 and "%" not in text else number / 100
    return format(share.normalize(), "f")


def _percent(value: str) -> str:
    try:
        return f"{(Decimal(value) * 100).normalize():f} %".replace(".", ",")
    except InvalidOperation:
        return value


def _dong(text: str) -> str:
    """10.000 or 10000 becomes 10000; 0 is "not rounded"."""
    typed = text.replace(".", "").replace("đ", "").strip()
    if not (typed.isascii() and typed.isdecimal() and int(typed) <= MOST_DONG):
        raise UnknownSetting(_("“%s” không phải là số tiền từ 0 đến 1.000.000 đồng.") % text)
    return str(int(typed))


def _rounded_to(value: str) -> str:
    if not value.isdecimal():
        return value
    return f"{int(value):,} đ".replace(",", ".") if int(value) > 1 else _("không làm tròn")


MOST_DONG = 1_000_000


def _whole(text: str) -> str:
    """A whole number from 0 to 1000."""
    typed = text.strip()
    if not typed.isdecimal() or int(typed) > 1000:
        raise UnknownSetting(_("“%s” không phải là số nguyên từ 0 đến 1000.") % text)
    return str(int(typed))


def _day(text: str) -> str:
    """30/04/2024 becomes 2024-04-30."""
    parts = text.strip().split("/")
    try:
        day = date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        raise UnknownSetting(_("“%s” không phải là ngày, ví dụ 30/04/2024.") % text) from None
    return day.isoformat()


def _shown_day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value


_PERCENT_HELP = gettext_noop("Phần trăm trên TỔNG SỐ thành viên Hội đồng, ví dụ 90.")
_VOTE_SHARES = (
    ("council_vote_share_co_tinh", gettext_noop("Tỷ lệ phiếu của Hội đồng: Cờ thi đua cấp tỉnh")),
    ("council_vote_share_co_cp", gettext_noop("Tỷ lệ phiếu của Hội đồng: Cờ thi đua Chính phủ")),
    ("council_vote_share_bk_tinh", gettext_noop("Tỷ lệ phiếu của Hội đồng: Bằng khen cấp tỉnh")),
    ("council_vote_share_bk_ttg", gettext_noop("Tỷ lệ phiếu của Hội đồng: Bằng khen Thủ tướng")),
    (
        "council_vote_share_cstd_tinh",
        gettext_noop("Tỷ lệ phiếu của Hội đồng: Chiến sĩ thi đua cấp tỉnh"),
    ),
    (
        "council_vote_share_cstd_tq",
        gettext_noop("Tỷ lệ phiếu của Hội đồng: Chiến sĩ thi đua toàn quốc"),
    ),
    ("council_vote_share_huan_chuong", gettext_noop("Tỷ lệ phiếu của Hội đồng: Huân chương")),
    ("council_vote_share", gettext_noop("Tỷ lệ phiếu của Hội đồng: các hình thức khác")),
)
_QUOTAS = (
    ("flag_quota_per_bloc", gettext_noop("Số Cờ thi đua cấp tỉnh tối đa một khối mỗi năm")),
    ("certificate_quota_per_bloc", gettext_noop("Số Bằng khen cấp tỉnh tối đa một khối mỗi năm")),
    ("flag_quota_per_year", gettext_noop("Số Cờ thi đua cấp tỉnh tối đa mỗi năm")),
    ("certificate_quota_per_year", gettext_noop("Số Bằng khen cấp tỉnh (tập thể) tối đa mỗi năm")),
    ("appraisal_working_days", gettext_noop("Số ngày làm việc để thẩm định hồ sơ")),
    (
        "refusal_notice_days",
        gettext_noop("Số ngày làm việc để thông báo trường hợp không được khen"),
    ),
)
_DAYS = (
    ("day_off", gettext_noop("Ngày nghỉ thêm của cơ quan")),
    ("day_worked", gettext_noop("Ngày làm bù (thứ Bảy, Chủ nhật, ngày lễ)")),
)

SETTING_TYPES = {
    kind.key: kind
    for kind in (
        SettingType(
            "cstdcs_share_of_ldtt",
            gettext_noop("Tỷ lệ tối đa Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến"),
            gettext_noop("Phần trăm, ví dụ 15. Chưa đặt thì theo văn bản của Trung ương."),
            _share_from_percent,
            _percent,
        ),
        SettingType(
            "award_money_rounding_step",
            gettext_noop("Làm tròn tiền thưởng lên"),
            gettext_noop(
                "Số đồng, ví dụ 10000: 702.000 thành 710.000. Ghi 0: trả đúng tích, không làm "
                "tròn. Chưa đặt thì theo nghị định."
            ),
            _dong,
            _rounded_to,
        ),
        SettingType(
            "co_cp_share_of_leaders",
            gettext_noop("Tỷ lệ đề nghị Cờ thi đua của Chính phủ trên số tập thể dẫn đầu khối"),
            gettext_noop("Phần trăm, ví dụ 20; phần lẻ bỏ đi. Chưa đặt thì theo văn bản của TW."),
            _share_from_percent,
            _percent,
        ),
        *(
            SettingType(key, name, _PERCENT_HELP, _share_from_percent, _percent)
            for key, name in _VOTE_SHARES
        ),
        *(
            SettingType(key, name, gettext_noop("Số nguyên, ví dụ 25."), _whole, str)
            for key, name in _QUOTAS
        ),
        *(
            SettingType(
                key,
                name,
                gettext_noop(
                    "Một ngày, ví dụ 30/04/2024; mỗi ngày ghi một lần, hiệu lực từ chính ngày đó."
                ),
                _day,
                _shown_day,
            )
            for key, name in _DAYS
        ),
    )
}


def setting_name(key: str) -> str:
    """What the setting is called."""
    kind = SETTING_TYPES.get(key)
    return _(kind.name) if kind else key


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

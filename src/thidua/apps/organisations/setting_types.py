"""The settings an authority may make: what they are called, how written, within which limits."""

from collections.abc import Callable
from dataclasses import dataclass
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

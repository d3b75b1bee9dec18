"""Forms about one's own account."""

import re
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.facts import ProfileFacts
from thidua.apps.accounts.models import User
from thidua.web.asked import choice_in

_PHONE = re.compile(r"\+?[0-9][0-9 .\-]{7,18}")


def clean_phone(text: str) -> str:
    """A telephone number as people write one, or nothing."""
    phone = text.strip()
    if phone and not _PHONE.fullmatch(phone):
        raise ValidationError(_("“%s” không phải là số điện thoại, ví dụ 0905 123 456.") % phone)
    return phone


class ProfileForm(forms.Form):
    """Name, address, telephone."""

    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        help_text=gettext_lazy("Nhận thông báo và đặt lại mật khẩu khi quên."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Điện thoại"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    @classmethod
    def of(cls, user: User) -> "ProfileForm":
        """Filled with what is stored."""
        return cls(initial={name: getattr(user, name) for name in ("full_name", "email", "phone")})

    def clean_full_name(self) -> str:
        """One space between words."""
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_phone(self) -> str:
        """As people write it."""
        return clean_phone(str(self.cleaned_data["phone"]))

    def facts(self) -> ProfileFacts:
        """What was typed."""
        return ProfileFacts(**self.cleaned_data)


class AppearanceForm(forms.Form):
    """Theme and size of type, kept in this browser."""

    theme = forms.ChoiceField(
        label=gettext_lazy("Nền"),
        choices=[
            ("system", gettext_lazy("Theo máy")),
            ("light", gettext_lazy("Sáng")),
            ("dark", gettext_lazy("Tối")),
        ],
        widget=forms.RadioSelect,
    )
    type_size = forms.ChoiceField(
        label=gettext_lazy("Cỡ chữ"),
        choices=[("normal", gettext_lazy("Thường")), ("large", gettext_lazy("To"))],
        widget=forms.RadioSelect,
    )

    @classmethod
    def of(cls, cookies: Mapping[str, str]) -> "AppearanceForm":
        """As this browser has it."""
        theme = choice_in(cookies, "theme", {"light", "dark"}, "system")
        type_size = choice_in(cookies, "type_size", {"large"}, "normal")
        return cls(initial={"theme": theme, "type_size": type_size})

"""What somebody types who accepts an invitation without an account."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.facts import AccountFacts
from thidua.apps.accounts.models import User


class NewAccountForm(forms.Form):
    """A sign-in name and a password of one's own choice."""

    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        min_length=3,
        help_text=gettext_lazy("Chữ không dấu, số, dấu chấm, gạch dưới. Ví dụ: nguyen.van.an"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=gettext_lazy("Mật khẩu (gõ lại)"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_full_name(self) -> str:
        """One space between words."""
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_username(self) -> str:
        """Small Latin letters, digits, dot, underscore, hyphen; not anybody else's."""
        username = str(self.cleaned_data["username"]).strip().lower()
        if not re.fullmatch(r"[a-z0-9][a-z0-9._\-]{2,59}", username):
            raise ValidationError(
                _("“%s” có ký tự không dùng được: chỉ chữ không dấu, số, dấu chấm, gạch dưới.")
                % username
            )
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("Tên đăng nhập “%s” đã có người dùng.") % username)
        return username

    def clean(self) -> dict[str, Any]:
        """The password is strong and typed twice alike."""
        data = super().clean() or {}
        password = data.get("password")
        if not password:
            return data
        if password != data.get("password_again"):
            self.add_error("password_again", _("Hai lần gõ mật khẩu chưa giống nhau."))
        try:
            validate_password(
                password,
                User(username=data.get("username", ""), full_name=data.get("full_name", "")),
            )
        except ValidationError as error:
            self.add_error("password", error)
        return data

    def facts(self, email: str) -> AccountFacts:
        """What was typed."""
        data = self.cleaned_data
        return AccountFacts(data["username"], data["full_name"], data["password"], email)

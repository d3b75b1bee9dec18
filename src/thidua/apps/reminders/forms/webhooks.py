"""The form of a webhook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.reminders.facts import WebhookFacts
from thidua.apps.reminders.models import Reminder, Webhook


class WebhookForm(forms.Form):
    """Where it leads, what it brings."""

    name = forms.CharField(
        label=_("Tên"), max_length=80, help_text=_("Ví dụ: Zalo của tỉnh, Cổng tin nhắn SMS.")
    )
    url = forms.CharField(
        label=_("Địa chỉ nhận"), max_length=300,
        help_text=_("Bắt đầu bằng https://; http:// chỉ cho chính máy chủ này."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=_("Loại nhắc"), choices=Reminder.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    is_active = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)

    @classmethod
    def of(cls, webhook: Webhook) -> "WebhookForm":
        """Filled with what is stored."""
        return cls(
            initial={name: getattr(webhook, name) for name in ("name", "url", "kinds", "is_active")}
        )

    def facts(self) -> WebhookFacts:
        """What was typed."""
        said = self.cleaned_data
        return WebhookFacts(said["name"], said["url"], frozenset(said["kinds"]), said["is_active"])

"""Which registrations are accepted together."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.pledges.models import Registration
from thidua.web.fields import choose


class AcceptForm(forms.Form):
    """Registrations ticked in a list."""

    pick = forms.MultipleChoiceField(
        label=_("Đăng ký chờ duyệt"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một đơn vị.")},
    )

    def __init__(self, *args: Any, rows: Mapping[Registration, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        choose(self, "pick", [(str(row.pk), words) for row, words in rows.items()])

    @property
    def picked(self) -> list[Registration]:
        """Those that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["pick"]]

"""Asking once whether something new is not there already under the same name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.domain.refusal import Refusal


class PossibleDouble(Refusal):
    """Something is called so already; whoever is sure may write it all the same."""


class DoubleForm(forms.Form):
    """A form that shows a box to confirm once it was refused as a possible double."""

    despite_double = forms.BooleanField(
        label=_("Đây là tên của nơi khác, chỉ trùng hoặc gần giống"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.add_prefix("despite_double") not in self.data:
            del self.fields["despite_double"]

    def ask(self) -> None:
        """Show the box."""
        self.fields["despite_double"] = self.base_fields["despite_double"]

    @property
    def told(self) -> dict[str, Any]:
        """What was typed, but for the box."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "despite_double"}

    @property
    def is_another(self) -> bool:
        """Whether somebody said that it is another one."""
        return bool(self.cleaned_data.get("despite_double"))

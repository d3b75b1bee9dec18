"""What a citizen types to look an award up."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class LookUpForm(forms.Form):
    """Two things that are known already: the whole name, and the unit or the decision's number."""

    name = forms.CharField(
        label=gettext_lazy("Họ và tên, hoặc tên tập thể, ghi đủ như trong quyết định"),
        max_length=200,
    )
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị công tác khi được khen"), max_length=200, required=False
    )
    number = forms.CharField(
        label=gettext_lazy("hoặc số quyết định"), max_length=60, required=False
    )

    def clean(self) -> dict[str, Any]:
        """The name alone finds nobody."""
        said = super().clean() or {}
        if not said.get("unit") and not said.get("number"):
            raise forms.ValidationError(_("Ghi thêm đơn vị hoặc số quyết định."))
        return said

"""Choosing a workbook to read in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST_SHEET = 10 * 1024 * 1024


class ImportForm(forms.Form):
    """A workbook with a list."""

    sheet = forms.FileField(
        label=gettext_lazy("Tệp Excel (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_sheet(self) -> Any:
        """Not too large, and named as a workbook."""
        sheet = self.cleaned_data["sheet"]
        if sheet.size > LARGEST_SHEET:
            raise ValidationError(
                _("Tệp %(name)s nặng %(size)d MB; tối đa %(limit)d MB.")
                % {"name": sheet.name, "size": sheet.size >> 20, "limit": LARGEST_SHEET >> 20}
            )
        if not str(sheet.name).lower().endswith(".xlsx"):
            raise ValidationError(_("Tệp %s không phải là tệp Excel .xlsx.") % sheet.name)
        return sheet

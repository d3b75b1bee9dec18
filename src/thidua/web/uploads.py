"""Choosing a workbook to read in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.formats.package import LARGEST_BYTES


class WorkbookForm(forms.Form):
    """A workbook that somebody filled in."""

    file = forms.FileField(
        label=gettext_lazy("Tệp Excel (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Tối đa 10 MB, không có macro."),
    )

    def clean_file(self) -> Any:
        """Not too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_BYTES:
            most = LARGEST_BYTES // 1_000_000
            told = {"name": file.name, "size": file.size / 1_000_000, "most": most}
            raise ValidationError(_("Tệp %(name)s nặng %(size).1f MB; tối đa %(most)d MB.") % told)
        return file

"""Choosing a workbook to read in."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.domain.typed_figures import read_key
from thidua.domain.vietnamese_numbers import format_shortest
from thidua.formats.package import LARGEST_BYTES


def file_in(request: HttpRequest) -> "UploadedFile[bytes] | None":
    """The file that was chosen, or None."""
    return next(iter(files_in(request)), None)


def files_in(request: HttpRequest) -> "list[UploadedFile[bytes]]":
    """Every file that was chosen."""
    return request.FILES.getlist("file")


def body_size(request: HttpRequest) -> int:
    """Bytes of the body as its sender says them, before any of it is read; 0 when it does not."""
    return read_key(request.META.get("CONTENT_LENGTH") or "") or 0


class LimitedFileForm(forms.Form):
    """One file, not larger than ``largest`` bytes."""

    largest: ClassVar[int]
    file = forms.FileField()

    def clean_file(self) -> Any:
        """Not too large."""
        file = self.cleaned_data["file"]
        if file.size > self.largest:
            told = {
                "name": file.name,
                "size": format_shortest(Decimal(file.size) / 1_000_000, at_most=1),
                "most": format_shortest(Decimal(self.largest) / 1_000_000, at_most=1),
            }
            raise ValidationError(_("Tệp %(name)s nặng %(size)s MB; tối đa %(most)s MB.") % told)
        return file


class WorkbookForm(LimitedFileForm):
    """A workbook that somebody filled in."""

    largest = LARGEST_BYTES
    file = forms.FileField(
        label=gettext_lazy("Tệp Excel (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Tối đa 10 MB, không có macro."),
    )

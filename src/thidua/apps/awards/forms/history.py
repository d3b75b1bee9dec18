"""Choosing a workbook of history, and where it belongs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.formats.package import LARGEST_BYTES


class HistoryForm(forms.Form):
    """The file, the place, and whether people who are not there yet are added."""

    place = forms.ChoiceField(label=gettext_lazy("Nhập cho"))
    file = forms.FileField(
        label=gettext_lazy("Tệp Excel (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Tối đa 10 MB, không có macro."),
    )
    adds_people = forms.BooleanField(
        label=gettext_lazy("Thêm người chưa có trong sổ (cần họ tên và đơn vị)"), required=False
    )

    def __init__(self, *args: Any, places: Sequence[HistoryPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.key: place for place in places}
        field = self.fields["place"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(place.key, place.name) for place in places]

    def clean_file(self) -> Any:
        """Not too large, and named as a workbook."""
        file = self.cleaned_data["file"]
        name = str(file.name)
        if name.lower().endswith(".xls"):
            raise ValidationError(_("Tệp %s là Excel đời cũ; lưu lại dạng .xlsx.") % name)
        if not name.lower().endswith(".xlsx"):
            raise ValidationError(_("Tệp %s không phải là tệp Excel .xlsx.") % name)
        if file.size > LARGEST_BYTES:
            told = {"name": name, "size": file.size / 1_000_000, "most": LARGEST_BYTES // 1_000_000}
            raise ValidationError(_("Tệp %(name)s nặng %(size).1f MB; tối đa %(most)d MB.") % told)
        return file

    @property
    def chosen(self) -> HistoryPlace:
        """The place that was chosen."""
        return self.places[self.cleaned_data["place"]]


class ReviewForm(forms.Form):
    """Whether somebody looked again at what is odd in a file."""

    reviewed = forms.BooleanField(
        label=gettext_lazy("Đã xem lại, vẫn ghi như trên"), required=False
    )

    @property
    def was_looked_at(self) -> bool:
        """The tick."""
        return self.is_valid() and bool(self.cleaned_data["reviewed"])

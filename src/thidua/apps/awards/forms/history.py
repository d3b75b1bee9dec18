"""Choosing a workbook of history, and where it belongs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.web.fields import choose
from thidua.web.uploads import WorkbookForm


class HistoryForm(WorkbookForm):
    """The file, the place, and whether people who are not there yet are added."""

    place = forms.ChoiceField(label=gettext_lazy("Nhập cho"))
    adds_people = forms.BooleanField(
        label=gettext_lazy("Thêm người chưa có trong sổ (cần họ tên và đơn vị)"), required=False
    )

    def __init__(self, *args: Any, places: Sequence[HistoryPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["place", "file", "adds_people"])
        self.places = {place.key: place for place in places}
        choose(self, "place", [(place.key, place.name) for place in places])

    @property
    def chosen(self) -> HistoryPlace:
        """The place that was chosen."""
        return self.places[self.cleaned_data["place"]]

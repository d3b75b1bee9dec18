"""What is printed on what, and who fetched it."""

from typing import Any, TypedDict

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.apps.certificates.actions.handing_over import Handing
from thidua.apps.certificates.models import PrinterOffset, SheetLayout
from thidua.web.day_fields import day_field
from thidua.web.fields import choose_rows


class PrintChoices(TypedDict):
    """The layouts and printers of one office."""

    layouts: QuerySet[SheetLayout]
    printers: QuerySet[PrinterOffset]


class PrintForm(forms.Form):
    """The layout and the printer, of one office."""

    layout = forms.ModelChoiceField(label=_("Mẫu in"), queryset=SheetLayout.objects.none())
    printer = forms.ModelChoiceField(
        label=_("Máy in"),
        queryset=PrinterOffset.objects.none(),
        required=False,
        empty_label=_("Không bù độ lệch"),
    )

    def __init__(
        self,
        *args: Any,
        layouts: QuerySet[SheetLayout],
        printers: QuerySet[PrinterOffset],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        choose_rows(self, "layout", layouts)
        choose_rows(self, "printer", printers)

    @property
    def chosen(self) -> tuple[SheetLayout, PrinterOffset | None]:
        """What was chosen."""
        return self.cleaned_data["layout"], self.cleaned_data["printer"]


class ReprintForm(PrintForm):
    """And why."""

    reason = forms.CharField(
        label=_("Lý do in lại"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: sai tên; phôi rách khi in. Tờ trước được ghi là bỏ."),
    )


class HandingForm(forms.Form):
    """When, and to whom."""

    day = day_field(_("Ngày giao"))
    to = forms.CharField(
        label=_("Người nhận"),
        max_length=200,
        help_text=_("Họ tên, đơn vị của người đến nhận."),
    )

    def handing(self) -> Handing:
        """What was typed."""
        return Handing(self.cleaned_data["day"], self.cleaned_data["to"])

"""A layout as it is typed: the sheet, its boxes, the scan; a printer's offset."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from thidua.apps.certificates.actions.layouts import LayoutFacts
from thidua.apps.certificates.models import SheetLayout
from thidua.documents.certificates.layout import Align, VerticalAlign
from thidua.formats.pictures import LARGEST_BYTES
from thidua.web.fields import choose
from thidua.web.figure_fields import FigureField
from thidua.web.posted_rows import table
from thidua.web.uploads import LimitedFileForm

LONGEST_TEXT = 300
USUAL_SIZE = {"width": "297", "height": "210"}
ALIGNS = [(Align.LEFT, _("Trái")), (Align.CENTER, _("Giữa")), (Align.RIGHT, _("Phải"))]
VALIGNS = [
    (VerticalAlign.TOP, _("Trên")),
    (VerticalAlign.MIDDLE, _("Giữa")),
    (VerticalAlign.BOTTOM, _("Dưới")),
]


class Millimetres(FigureField):
    """A length as one types it in a table: a bare field without a line below."""

    def __init__(self, **options: Any) -> None:
        bare = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=bare, **options)


class SheetForm(forms.Form):
    """The name, what it is for, the sheet."""

    name = forms.CharField(
        label=_("Tên mẫu in"),
        max_length=120,
        help_text=_("Ví dụ: Bằng khen UBND tỉnh, phôi A3 năm 2026."),
    )
    award = forms.ChoiceField(label=_("Dùng cho"), required=False)
    width = FigureField(label=_("Khổ giấy: rộng (mm)"), above=0, most=1200)
    height = FigureField(label=_("Khổ giấy: cao (mm)"), above=0, most=1200)
    prints_scan = forms.BooleanField(
        label=_("In cả ảnh phôi làm nền (giấy trắng, không phải phôi in sẵn)"), required=False
    )

    def __init__(
        self,
        *args: Any,
        awards: Sequence[tuple[str, str]],
        has_scan: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        choose(self, "award", [("", _("Mọi danh hiệu, hình thức")), *awards])
        if not has_scan:
            del self.fields["prints_scan"]

    @classmethod
    def initial_of(cls, layout: SheetLayout) -> dict[str, object]:
        """What is stored."""
        page = layout.definition["page"]
        return {
            "name": layout.name,
            "award": layout.award,
            "width": Decimal(page["width"]),
            "height": Decimal(page["height"]),
            "prints_scan": layout.prints_scan,
        }

    def facts(self) -> LayoutFacts:
        """What was typed."""
        data = self.cleaned_data
        return LayoutFacts(
            data["name"],
            data["award"],
            f"{data['width']:f}",
            f"{data['height']:f}",
            data.get("prints_scan", False),
        )


class BoxForm(forms.Form):
    """One box; without text it is left out."""

    text = forms.CharField(label=_("Chữ trong ô"), max_length=LONGEST_TEXT, required=False)
    x = Millimetres(label=_("Cách trái (mm)"), most=1200, required=False)
    y = Millimetres(label=_("Cách trên (mm)"), most=1200, required=False)
    width = Millimetres(label=_("Rộng (mm)"), most=1200, required=False)
    height = Millimetres(label=_("Cao (mm)"), most=1200, required=False)
    size = Millimetres(label=_("Cỡ chữ"), least=4, most=200, required=False)
    min_size = Millimetres(label=_("Nhỏ nhất"), least=4, most=200, required=False)
    align = forms.ChoiceField(label=_("Ngang"), choices=ALIGNS, initial=Align.CENTER)
    valign = forms.ChoiceField(label=_("Dọc"), choices=VALIGNS, initial=VerticalAlign.MIDDLE)
    bold = forms.BooleanField(label=_("Đậm"), required=False)
    italic = forms.BooleanField(label=_("Nghiêng"), required=False)

    def box(self) -> dict[str, str] | None:
        """As it is stored; None: an empty row."""
        data = self.cleaned_data
        if not data.get("text"):
            return None
        figures = ("x", "y", "width", "height", "size", "min_size")
        told = {name: "" if data[name] is None else f"{data[name]:f}" for name in figures}
        flags = {name: str(data[name]).lower() for name in ("bold", "italic")}
        return {
            "text": data["text"],
            **told,
            "align": data["align"],
            "valign": data["valign"],
            **flags,
        }


BoxTable = table(BoxForm)


class EditorForms:
    """The sheet and its boxes together."""

    def __init__(
        self, layout: SheetLayout, awards: Sequence[tuple[str, str]], data: QueryDict | None = None
    ) -> None:
        rows = [_typed(box) for box in layout.definition["fields"]]
        self.sheet = SheetForm(
            data, awards=awards, has_scan=bool(layout.scan), initial=SheetForm.initial_of(layout)
        )
        self.boxes = BoxTable(data, prefix="boxes", initial=[*rows, {}])

    def is_valid(self) -> bool:
        """Whether every field could be read; all are checked, so that all errors show."""
        return all([self.sheet.is_valid(), self.boxes.is_valid()])

    def told(self) -> list[dict[str, str]]:
        """The boxes that were typed."""
        made = (form.box() for form in self.boxes)
        return [box for box in made if box is not None]


class ScanForm(LimitedFileForm):
    """The scan of a sheet."""

    largest = LARGEST_BYTES
    file = forms.FileField(
        label=_("Ảnh quét của phôi"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        help_text=_("PNG hoặc JPEG, tối đa 20 MB; quét đúng mép giấy, 200 đến 300 dpi là đủ."),
    )


class PrinterForm(forms.Form):
    """By how much a printer moves everything, in millimetres."""

    name = forms.CharField(
        label=_("Máy in"), max_length=120, help_text=_("Ví dụ: Canon LBP 8780, khay tay.")
    )
    right = FigureField(
        label=_("Dời sang phải (mm)"),
        least=-20,
        most=20,
        initial=Decimal(0),
        help_text=_("Chữ in ra lệch sang phải 1,5 mm thì gõ -1,5."),
    )
    down = FigureField(label=_("Dời xuống dưới (mm)"), least=-20, most=20, initial=Decimal(0))

    def tenths(self) -> dict[str, int]:
        """Tenths of a millimetre, as they are stored."""
        return {name: round(self.cleaned_data[name] * 10) for name in ("right", "down")}


def _typed(box: dict[str, str]) -> dict[str, object]:
    figures = {"x", "y", "width", "height", "size", "min_size"}
    flags = {"bold", "italic"}
    return {
        name: Decimal(value)
        if name in figures and value
        else value == "true"
        if name in flags
        else value
        for name, value in box.items()
    }

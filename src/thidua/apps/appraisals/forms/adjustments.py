"""What is typed about an adjustment for one unit."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.facts import AdjustmentFacts
from thidua.apps.appraisals.models import Adjustment
from thidua.apps.appraisals.scoring.adjusted import suits
from thidua.apps.appraisals.scoring.plan import Item, SheetPlan
from thidua.apps.organisations.models import Unit
from thidua.web.fields import choose


class AdjustmentForm(forms.Form):
    """For which unit, which row, what, why."""

    unit = forms.ChoiceField(label=_("Đơn vị"))
    item = forms.ChoiceField(
        label=_("Mục"),
        help_text=_(
            "Tệp chấm điểm chỉ ghi được chỉ tiêu riêng ở mục mà mỗi đơn vị có chỉ tiêu của mình, "
            "và “không áp dụng”; không ghi được mức điểm khác cho riêng một đơn vị. Mục không có ở "
            "đây thì sửa bảng điểm giữa năm. “Trở lại như bảng điểm” bỏ điều chỉnh đang có hiệu "
            "lực."
        ),
    )
    kind = forms.ChoiceField(
        label=_("Điều chỉnh"), choices=Adjustment.Kind.choices, widget=forms.RadioSelect
    )
    target = forms.CharField(
        label=_("Chỉ tiêu riêng"),
        max_length=40,
        required=False,
        help_text=_("Chỉ ghi khi chọn chỉ tiêu riêng."),
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, units: Sequence[Unit], plans: Sequence[SheetPlan], post: Any = None) -> None:
        super().__init__(post)
        self.units = {str(unit.pk): unit for unit in units}
        found = {item.id: item for plan in reversed(plans) for item in plan.items.values()}
        rows = [item for item in found.values() if _says(item)]
        choices = {
            "unit": [(key, str(unit)) for key, unit in self.units.items()],
            "item": [(item.id, f"{item.id} {item.name} – {_says(item)}") for item in rows],
        }
        for name, some in choices.items():
            choose(self, name, [("", "–"), *some])

    def facts(self) -> AdjustmentFacts:
        """What was typed."""
        data = self.cleaned_data
        return AdjustmentFacts(
            self.units[data["unit"]], data["item"], data["kind"], data["target"], data["reason"]
        )


def _says(item: Item) -> str:
    """What the row can say: "chỉ tiêu riêng, không áp dụng"."""
    named = (kind for kind in Adjustment.Kind if kind != Adjustment.Kind.LIFTED)
    kinds = (kind for kind in named if suits(item, kind))
    return ", ".join(str(kind.label).lower() for kind in kinds)


class ConsentForm(forms.Form):
    """Yes, or no with a reason."""

    agrees = forms.ChoiceField(
        label=_("Ý kiến của đơn vị"),
        choices=[("yes", _("Đồng ý")), ("no", _("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không đồng ý thì ghi lý do."),
    )

    def facts(self) -> dict[str, Any]:
        """What was chosen."""
        data = self.cleaned_data
        return {"agrees": data["agrees"] == "yes", "reason": data["reason"]}

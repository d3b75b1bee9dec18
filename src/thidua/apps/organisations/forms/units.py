"""Forms of units."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.actions.units import PLAIN_FIELDS, unit_facts
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import valid_in
from thidua.web.ask_once import AskOnceForm
from thidua.web.day_fields import day_field
from thidua.web.fields import choose_rows

NAMESAKE = gettext_lazy("Đây là tên của nơi khác, chỉ trùng hoặc gần giống")


class UnitForm(AskOnceForm):
    """What is written about a unit."""

    confirmation = NAMESAKE

    code = forms.CharField(
        label=gettext_lazy("Mã"),
        max_length=20,
        help_text=gettext_lazy("Tên viết tắt, ví dụ LHPN. Mỗi mã dùng cho một đơn vị."),
    )
    name = forms.CharField(label=gettext_lazy("Tên đầy đủ"), max_length=200)
    aliases = forms.CharField(
        label=gettext_lazy("Tên gọi khác"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Mỗi dòng một tên: tên tắt, tên báo chí hay viết. Tìm được theo tên này."
        ),
    )
    valid_from = day_field(gettext_lazy("Hoạt động từ ngày"), required=False)
    has_party_cell = forms.BooleanField(label=gettext_lazy("Có chi bộ Đảng"), required=False)
    has_union = forms.BooleanField(label=gettext_lazy("Có công đoàn"), required=False)
    has_youth_union = forms.BooleanField(label=gettext_lazy("Có chi đoàn"), required=False)
    party_format = forms.BooleanField(
        label=gettext_lazy("Văn bản của đơn vị theo thể thức của Đảng"), required=False
    )

    @classmethod
    def of(cls, unit: Unit) -> "UnitForm":
        """Filled with what is stored."""
        facts = unit_facts(unit)
        initial = {name: getattr(facts, name) for name in PLAIN_FIELDS if name in cls.base_fields}
        return cls(initial={**initial, "aliases": "\n".join(facts.aliases)})

    @classmethod
    def empty(cls) -> "UnitForm":
        """As most units are."""
        return cls(initial={"has_party_cell": True, "has_union": True, "has_youth_union": True})

    def clean_aliases(self) -> tuple[str, ...]:
        """One name a line."""
        lines = str(self.cleaned_data["aliases"]).splitlines()
        names = tuple(" ".join(line.split()) for line in lines if line.strip())
        long = [name for name in names if len(name) > 200]
        if long:
            raise ValidationError(
                _("Tên “%s…” dài %d ký tự; tối đa 200.") % (long[0][:40], len(long[0]))
            )
        return names

    def facts(self, stored: Unit | None = None) -> UnitFacts:
        """What was typed; the last day and the illustrative mark are kept as they are."""
        kept: dict[str, Any] = {}
        if stored is not None:
            kept = {"valid_to": stored.valid_to, "is_illustrative": stored.is_illustrative}
        return UnitFacts(**self.told, **kept)


class RenameForm(AskOnceForm):
    """A new legal name and the last day of the old one."""

    confirmation = NAMESAKE

    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=200)
    last_day = day_field(
        gettext_lazy("Ngày cuối mang tên cũ"),
        help_text=gettext_lazy(
            "Văn bản đã lập giữ nguyên tên cũ; tìm theo tên cũ vẫn ra đơn vị này."
        ),
    )


class DissolveForm(forms.Form):
    """The last day, and who takes its place."""

    last_day = day_field(gettext_lazy("Ngày hoạt động cuối cùng"))
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị kế thừa"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không có đơn vị kế thừa"),
        help_text=gettext_lazy("Khi sáp nhập: đơn vị nhận chức năng, nhiệm vụ."),
    )

    def __init__(self, *args: Any, unit: Unit, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Unit.objects.filter(valid_in(year), authority=unit.authority_id)
        choose_rows(self, "successor", others.exclude(pk=unit.pk).order_by("sort_text", "name"))

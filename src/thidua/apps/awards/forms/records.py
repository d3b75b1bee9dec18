"""Forms of decisions and of what they gave."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.actions.decisions import FIELDS as DECISION_FIELDS
from thidua.apps.awards.actions.decisions import decision_facts
from thidua.apps.awards.actions.entries import PrintedAward
from thidua.apps.awards.actions.records import award_facts
from thidua.apps.awards.facts import (
    AwardFacts,
    DecisionFacts,
    PresentationFacts,
    RevocationFacts,
)
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.domain.award_codes import BASIS_NAMES, FOR_MERIT, INDIVIDUAL, TYPE_NAMES
from thidua.law.catalogue import GROUP_NAMES, catalogue
from thidua.web.ask_once import AskOnceForm
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import YearField
from thidua.web.languages import translated

Choices = list[tuple[str, list[tuple[str, str]]]]
FIRST_YEAR, LAST_YEAR = 1945, 2100


def award_choices(kind: str, names: Mapping[str, str]) -> Choices:
    """The titles and forms given to a kind of subject, by group, as the authority calls them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, entry in catalogue().items():
        if kind in entry.kinds:
            groups.setdefault(GROUP_NAMES[entry.group], []).append((code, names[code]))
    return list(groups.items())


class DecisionForm(forms.Form):
    """A decision as it is printed."""

    number = forms.CharField(
        label=_("Số, ký hiệu quyết định"),
        max_length=60,
        help_text=_("Ví dụ 1234/QĐ-UBND. Quyết định đã có trong phần mềm thì dùng lại."),
    )
    decided_on = day_field(_("Ngày quyết định"))
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"), max_length=200, required=False,
        help_text=_("Ví dụ: Chủ tịch UBND tỉnh."),
    )  # fmt: skip
    signatory = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    signatory_office = forms.CharField(label=_("Chức vụ người ký"), max_length=160, required=False)
    fund = forms.CharField(
        label=_("Nguồn chi thưởng"), max_length=120, required=False,
        help_text=_("Ví dụ: Quỹ thi đua, khen thưởng của tỉnh."),
    )  # fmt: skip

    @classmethod
    def of(cls, decision: Decision) -> "DecisionForm":
        """Filled with what is stored."""
        return cls(initial=decision_initial(decision))

    def decision_facts(self) -> DecisionFacts:
        """What was typed about the decision."""
        return DecisionFacts(**{name: self.cleaned_data[name] for name in DECISION_FIELDS})


class AwardForm(AskOnceForm, DecisionForm):
    """One award and the decision that gave it."""

    field_order = ("household", "award", "type", "year", *DECISION_FIELDS[:2])

    household = forms.CharField(
        label=_("Hộ gia đình"), max_length=200, help_text=_("Ví dụ: Hộ bà Nguyễn Thị X, xã Y.")
    )
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức khen thưởng"))
    type = forms.ChoiceField(
        label=_("Loại khen thưởng"), choices=[("", _("Chưa rõ")), *translated(TYPE_NAMES)],
        required=False, initial=FOR_MERIT,
        help_text=_("Chỉ khen thưởng công trạng làm căn cứ đề nghị mức cao hơn."),
    )  # fmt: skip
    year = YearField(
        label=_("Năm được xét"), required=False, least=FIRST_YEAR, most=LAST_YEAR,
        help_text=_("Năm của thành tích, không phải năm ra quyết định."),
    )  # fmt: skip
    period_from = day_field(_("Thành tích từ ngày"), required=False)
    period_to = day_field(_("Thành tích đến ngày"), required=False)
    achievement = forms.CharField(
        label=_("Thành tích"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Như ghi trong quyết định."),
    )  # fmt: skip
    basis = forms.ChoiceField(
        label=_("Căn cứ xét Chiến sĩ thi đua cơ sở"),
        choices=[("", _("Chưa rõ hoặc không phải danh hiệu này")), *translated(BASIS_NAMES)],
        required=False,
    )
    holder_name = forms.CharField(
        label=_("Tên ghi trên quyết định"), max_length=200, required=False,
        help_text=_("Để trống nếu như tên hiện nay."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("Chọn danh hiệu hoặc hình thức"))
        choose(self, "award", [none, *award_choices(kind, names)])
        if kind != INDIVIDUAL:
            del self.fields["basis"]
        del self.fields["household"]

    def entry(self, stored: AwardRecord | None = None) -> PrintedAward:
        """What was typed: the decision, and the award of it."""
        names = ("award", "type", "year", "period_from", "period_to", "achievement", "holder_name")
        told = {name: self.cleaned_data[name] for name in names}
        told["basis"] = self.cleaned_data.get("basis", "")
        if stored is not None:
            told["holder_unit"] = stored.holder_unit
            told["is_illustrative"] = stored.is_illustrative
        return PrintedAward(self.decision_facts(), AwardFacts(**told))


class HouseholdAwardForm(AwardForm):
    """An award to a household, which is nothing but a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["household"] = self.base_fields["household"]
        del self.fields["holder_name"]
        self.order_fields(self.field_order)

    def entry(self, stored: AwardRecord | None = None) -> PrintedAward:
        """What was typed; the household's name is the holder's."""
        self.cleaned_data["holder_name"] = ""
        return super().entry(stored)


class PresentationForm(forms.Form):
    """When, by whom and on whose behalf it was handed over."""

    presented_on = day_field(_("Ngày trao"))
    presented_by = forms.CharField(
        label=_("Người trao"), max_length=200, required=False,
        help_text=_("Họ tên và chức vụ."),
    )  # fmt: skip
    presented_for = forms.CharField(
        label=_("Thay mặt"), max_length=200, required=False,
        help_text=_("Khi trao thay cấp trên, ví dụ: thay mặt Thủ tướng Chính phủ."),
    )  # fmt: skip

    def facts(self) -> PresentationFacts:
        """What was typed."""
        return PresentationFacts(**self.cleaned_data)


class RevocationForm(forms.Form):
    """By which decision and why an award is cancelled."""

    number = forms.CharField(label=_("Số, ký hiệu quyết định hủy bỏ"), max_length=60)
    revoked_on = day_field(_("Ngày hủy bỏ"))
    reason = forms.CharField(
        label=_("Lý do hủy bỏ"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def facts(self) -> RevocationFacts:
        """What was typed."""
        return RevocationFacts(**self.cleaned_data)


class RecoveryForm(forms.Form):
    """When items and money came back."""

    recovered_on = day_field(_("Ngày thu hồi"))
    note = forms.CharField(
        label=_("Đã thu hồi những gì"), max_length=300, required=False,
        help_text=_("Ví dụ: bằng, khung; 2.340.000 đồng nộp lại Quỹ thi đua, khen thưởng."),
    )  # fmt: skip


def decision_initial(decision: Decision) -> dict[str, Any]:
    """A stored decision as a form begins with it."""
    facts = decision_facts(decision)
    return {name: getattr(facts, name) for name in DECISION_FIELDS}


def award_initial(record: AwardRecord) -> dict[str, Any]:
    """A stored award as a form begins with it."""
    facts = award_facts(record)
    told = {name: getattr(facts, name) for name in AwardForm.base_fields if hasattr(facts, name)}
    return {**decision_initial(record.decision), **told}

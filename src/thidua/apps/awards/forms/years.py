"""Forms of yearly facts, initiatives, disciplines and open matters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.actions.years import FIRST_YEAR, LAST_YEAR
from thidua.apps.awards.facts import DisciplineFacts, InitiativeFacts, InquiryFacts, YearFacts
from thidua.domain.award_codes import CLASS_NAMES, SCOPE_NAMES
from thidua.web.day_fields import day_field
from thidua.web.fields import YES_NO, known
from thidua.web.figure_fields import CountField, YearField
from thidua.web.languages import translated

_WORDS = {True: "true", False: "false", None: ""}
_COUNTS = ("members", "completed", "ldtt", "cstdcs", "disciplined")


class YearForm(forms.Form):
    """What a year was like."""

    year = YearField(label=_("Năm"), least=FIRST_YEAR, most=LAST_YEAR)
    classification = forms.ChoiceField(
        label=_("Xếp loại"), choices=[("", _("Chưa rõ")), *translated(CLASS_NAMES)], required=False
    )
    registered = forms.ChoiceField(label=_("Đã đăng ký thi đua"), choices=YES_NO, required=False)
    attitude_confirmed = forms.ChoiceField(
        label=_("Đoàn kết, tích cực tham gia phong trào thi đua"), choices=YES_NO, required=False
    )
    members = CountField(label=_("Số người của đơn vị"), required=False)
    completed = CountField(label=_("Hoàn thành nhiệm vụ trở lên"), required=False)
    ldtt = CountField(label=_("Lao động tiên tiến"), required=False)
    cstdcs = CountField(label=_("Chiến sĩ thi đua cơ sở"), required=False)
    disciplined = CountField(label=_("Bị kỷ luật từ cảnh cáo"), required=False)
    is_complete = forms.BooleanField(
        label=_("Đã ghi đủ danh hiệu, sáng kiến, kỷ luật của năm này"),
        required=False,
        help_text=_("Đánh dấu thì những gì không ghi được hiểu là không có; chưa thì là chưa rõ."),
    )

    def __init__(self, *args: Any, of_unit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not of_unit:
            for name in _COUNTS:
                del self.fields[name]

    def facts(self) -> YearFacts:
        """What was typed."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "year"}
        for name in ("registered", "attitude_confirmed"):
            told[name] = known(told[name])
        return YearFacts(**told)


def year_initial(facts: YearFacts, year: int) -> dict[str, object]:
    """Stored facts as a form begins with them."""
    told: dict[str, object] = {name: getattr(facts, name) for name in YearFacts.__slots__}
    for name in ("registered", "attitude_confirmed"):
        told[name] = _WORDS[getattr(facts, name)]
    return {**told, "year": year}


class InitiativeForm(forms.Form):
    """An initiative or accepted topic."""

    name = forms.CharField(label=_("Tên sáng kiến, đề tài"), max_length=300)
    year = YearField(label=_("Năm công nhận"), least=FIRST_YEAR, most=LAST_YEAR)
    scope = forms.ChoiceField(
        label=_("Phạm vi ảnh hưởng"), choices=[("", _("Chưa rõ")), *translated(SCOPE_NAMES)],
        required=False,
    )  # fmt: skip
    recognised_by = forms.CharField(
        label=_("Văn bản công nhận"), max_length=200, required=False, help_text=_("Số, ngày.")
    )
    used_at = forms.CharField(label=_("Nơi áp dụng"), max_length=300, required=False)

    def facts(self) -> InitiativeFacts:
        """What was typed."""
        return InitiativeFacts(**self.cleaned_data)


class DisciplineForm(forms.Form):
    """A disciplinary measure."""

    level = forms.CharField(
        label=_("Hình thức"), max_length=60, help_text=_("Ví dụ: khiển trách, cảnh cáo.")
    )
    fault_on = day_field(_("Ngày vi phạm"), required=False)
    decided_on = day_field(_("Ngày quyết định kỷ luật"), required=False)
    ended_on = day_field(
        _("Hết hiệu lực từ ngày"), required=False, help_text=_("Để trống khi còn hiệu lực.")
    )
    note = forms.CharField(
        label=_("Ghi chú"), max_length=300, required=False, help_text=_("Số quyết định.")
    )

    def facts(self) -> DisciplineFacts:
        """What was typed."""
        return DisciplineFacts(**self.cleaned_data)


class InquiryForm(forms.Form):
    """Something that is being looked into."""

    matter = forms.CharField(
        label=_("Nội dung"), max_length=300,
        help_text=_("Ví dụ: thanh tra theo Quyết định số …; xác minh đơn tố cáo."),
    )  # fmt: skip
    opened_on = day_field(_("Từ ngày"))
    closed_on = day_field(
        _("Kết thúc ngày"), required=False, help_text=_("Để trống khi chưa có kết luận.")
    )

    def facts(self) -> InquiryFacts:
        """What was typed."""
        return InquiryFacts(**self.cleaned_data)

"""What is typed about the agenda, resolutions, the election's result and the minutes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.actions.agenda import ItemFacts
from thidua.apps.meetings.actions.resolutions import MinutesTexts, ResolutionFacts
from thidua.apps.meetings.forms.revision import revision_field
from thidua.apps.meetings.models import Resolution
from thidua.apps.organisations.models import Unit
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField


class AgendaItemForm(forms.Form):
    """One item of the agenda."""

    title = forms.CharField(label=_("Nội dung"), max_length=200)
    minutes = CountField(label=_("Số phút dự kiến"), least=1, most=600, initial=10)
    presenter = forms.CharField(label=_("Người trình bày"), max_length=160, required=False)

    @property
    def facts(self) -> ItemFacts:
        """What was typed, for the action."""
        return ItemFacts(**self.cleaned_data)


class ResolutionForm(forms.Form):
    """What was resolved and how."""

    text = forms.CharField(
        label=_("Hội nghị thống nhất"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi như câu sẽ đọc trong biên bản."),
    )
    way = forms.ChoiceField(label=_("Cách biểu quyết"), choices=Resolution.Way.choices)
    agree = CountField(label=_("Đồng ý (giơ tay)"), required=False)
    disagree = CountField(label=_("Không đồng ý"), required=False)
    abstain = CountField(label=_("Không biểu quyết"), required=False)
    is_passed = forms.BooleanField(label=_("Được thông qua"), required=False, initial=True)

    @property
    def facts(self) -> ResolutionFacts:
        """What was typed, for the action; hands only where hands were raised."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        if typed["way"] != Resolution.Way.HANDS:
            typed |= {"agree": None, "disagree": None, "abstain": None}
        return ResolutionFacts(**typed)


class AppointmentForm(forms.Form):
    """Whom the authority appointed, by which decision."""

    unit = forms.ChoiceField(label=_("Đơn vị được chỉ định"))
    paper = forms.CharField(
        label=_("Quyết định chỉ định"),
        max_length=200,
        help_text=_("Ví dụ: Quyết định số 15/QĐ-HĐTĐKT ngày 20/12/2023 của Hội đồng TĐKT tỉnh"),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "unit", [(str(unit.pk), unit.called) for unit in units])

    @property
    def appointed(self) -> tuple[int, str]:
        """The unit and the decision, for the action."""
        return int(self.cleaned_data["unit"]), self.cleaned_data["paper"]


class LeaderForm(forms.Form):
    """Who led the bloc in a year that is over, and what proves it."""

    leader = forms.ChoiceField(label=_("Đơn vị dẫn đầu Khối"), required=False)
    reason = forms.CharField(
        label=_("Văn bản, căn cứ"),
        max_length=500,
        help_text=_("Ví dụ: Biên bản hội nghị ngày 22/12/2023, mục suy tôn"),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(
            self,
            "leader",
            [
                ("", _("— Khối không suy tôn đơn vị nào —")),
                *((str(unit.pk), unit.name) for unit in units),
            ],
        )

    @property
    def unit(self) -> int | None:
        """The chosen unit's key; None: nobody led."""
        return int(self.cleaned_data["leader"]) if self.cleaned_data["leader"] else None


class MinutesForm(forms.Form):
    """The words of the minutes that are written by hand."""

    report = forms.CharField(
        label=_("Báo cáo tại hội nghị"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    deliberation = forms.CharField(
        label=_("Ý kiến thảo luận, bình xét"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    other_business = forms.CharField(
        label=_("Nội dung khác"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một đoạn trong biên bản."),
    )
    reason = forms.CharField(
        label=_("Lý do sửa"),
        max_length=300,
        required=False,
        help_text=_("Chỉ ghi khi biên bản đã ban hành."),
    )
    revision = revision_field()

    @property
    def texts(self) -> MinutesTexts:
        """What was typed, for the action."""
        names = ("report", "deliberation", "other_business")
        return MinutesTexts(**{name: self.cleaned_data[name] for name in names})

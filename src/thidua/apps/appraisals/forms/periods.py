"""What is typed about scoring periods."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.facts import PeriodFacts, YearFacts
from thidua.apps.appraisals.models import Period, YearWay
from thidua.apps.appraisals.queries import periods_of
from thidua.apps.appraisals.scoring.period_plan import LONGEST_NAME, faults_of
from thidua.apps.seasons.models import Season
from thidua.web.day_fields import day_field


class PeriodForm(forms.Form):
    """Name and days of a period."""

    name = forms.CharField(
        label=_("Tên kỳ"), max_length=LONGEST_NAME, help_text=_("Ví dụ: Quý I, 9 tháng.")
    )
    starts_on = day_field(_("Từ ngày"))
    ends_on = day_field(_("Đến ngày"))
    due_on = day_field(
        _("Hạn nộp tự chấm"),
        required=False,
        help_text=_("Để trống thì không nhắc hạn và không chốt thay đơn vị được."),
    )

    def __init__(self, season: Season, period: Period | None = None, post: Any = None) -> None:
        names = ("name", "starts_on", "ends_on", "due_on")
        kept = {name: getattr(period, name) for name in names} if period else {}
        super().__init__(post, initial=kept)
        self.season = season
        self.others = [each for each in periods_of(season) if not period or each.pk != period.pk]

    def facts(self) -> PeriodFacts:
        """What was typed."""
        return PeriodFacts(**self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        """Each fault beside its field."""
        data = self.cleaned_data
        if len(data) == len(self.fields):
            for field, said in faults_of(PeriodFacts(**data), self.season, self.others):
                self.add_error(field, said)
        return data


class YearWayForm(forms.Form):
    """How the periods make the year."""

    joining = forms.ChoiceField(
        label=_("Kết quả cả năm"),
        choices=YearWay.Joining.choices,
        widget=forms.RadioSelect,
        help_text=_("Cộng các kỳ thì mức điểm của xếp loại, khen thưởng cũng nhân với số kỳ."),
    )
    absent = forms.ChoiceField(
        label=_("Đơn vị không có bảng ở một kỳ (mới vào khối chẳng hạn)"),
        choices=YearWay.Absent.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, way: YearWay, post: Any = None) -> None:
        super().__init__(post, initial={"joining": way.joining, "absent": way.absent})

    def facts(self) -> YearFacts:
        """What was chosen."""
        return YearFacts(self.cleaned_data["joining"], self.cleaned_data["absent"])

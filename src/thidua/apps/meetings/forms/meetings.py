"""Forms of meetings: calling one, what it leaves to do, handing awards over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.models import AwardRecord
from thidua.apps.meetings.actions.calling import MeetingFacts
from thidua.apps.meetings.actions.conference import ConferenceFacts
from thidua.apps.meetings.actions.directives import DirectiveFacts
from thidua.apps.meetings.actions.observers import ObserverFacts
from thidua.apps.meetings.models import Conference
from thidua.apps.organisations.models import Unit
from thidua.web.day_fields import day_field, time_field
from thidua.web.fields import choose


class MeetingForm(forms.Form):
    """A meeting of any kind but the year's end."""

    kind = forms.ChoiceField(
        label=_("Loại họp"),
        choices=[each for each in Conference.Kind.choices if each[0] != Conference.Kind.YEAR_END],
    )
    subject = forms.CharField(
        label=_("Về việc"), max_length=200, required=False,
        help_text=_("Cuộc họp khác thì phải ghi."),
    )  # fmt: skip
    held_on = day_field(_("Ngày họp"))
    starts_at = time_field(_("Giờ khai mạc"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    chair_name = forms.CharField(label=_("Người chủ trì"), max_length=120)
    chair_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    secretary_name = forms.CharField(label=_("Thư ký"), max_length=120)

    def facts(self) -> MeetingFacts:
        """What was typed, for the action."""
        said = dict(self.cleaned_data)
        kind, subject = said.pop("kind"), said.pop("subject")
        return MeetingFacts(kind, subject, ConferenceFacts(**said))


class ObserverForm(forms.Form):
    """Somebody with an account who attends without a vote."""

    account = forms.CharField(
        label=_("Tên đăng nhập"), max_length=150,
        help_text=_("Tài khoản ở một đơn vị hoặc cơ quan thường trực của cùng cấp tổ chức."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Họ và tên"), max_length=120, required=False,
        help_text=_("Để trống thì lấy theo tài khoản."),
    )  # fmt: skip
    office = forms.CharField(label=_("Chức vụ, cơ quan"), max_length=200, required=False)

    def facts(self) -> ObserverFacts:
        """What was typed, for the action."""
        return ObserverFacts(**self.cleaned_data)


class DirectiveForm(forms.Form):
    """What somebody has to do after the meeting."""

    text = forms.CharField(
        label=_("Việc phải làm"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    unit = forms.ChoiceField(label=_("Đơn vị thực hiện"), required=False)
    due_on = day_field(_("Hạn"), required=False)
    given_by = forms.CharField(label=_("Người chỉ đạo"), max_length=160, required=False)

    def __init__(self, *args: Any, units: Iterable[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.units = {str(unit.pk): unit for unit in units}
        named = [(key, unit.called) for key, unit in self.units.items()]
        choose(self, "unit", [("", _("Trưởng khối")), *named])

    def facts(self) -> DirectiveFacts:
        """What was typed, for the action."""
        said = dict(self.cleaned_data)
        return DirectiveFacts(**{**said, "unit": self.units.get(said["unit"])})


class OutcomeForm(forms.Form):
    """What was done."""

    outcome = forms.CharField(
        label=_("Kết quả đã làm"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class HandingOverForm(forms.Form):
    """Which awards are handed over, by whom, on whose behalf."""

    awards = forms.MultipleChoiceField(
        label=_("Khen thưởng được trao"), widget=forms.CheckboxSelectMultiple
    )
    presented_by = forms.CharField(
        label=_("Người trao"), max_length=200, help_text=_("Họ tên và chức vụ.")
    )
    presented_for = forms.CharField(
        label=_("Thừa ủy quyền của"), max_length=200, required=False,
        help_text=_("Ví dụ: Chủ tịch UBND tỉnh. Để trống nếu người trao tự ký quyết định."),
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Iterable[AwardRecord], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = [(str(row.pk), f"{row.award_name} – {row.holder_name}") for row in waiting]
        choose(self, "awards", rows)
        self.initial.setdefault("awards", [key for key, _words in rows])

    @property
    def chosen(self) -> frozenset[int]:
        """Keys of the awards that were ticked."""
        return frozenset(map(int, self.cleaned_data["awards"]))

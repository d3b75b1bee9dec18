"""The shape of what is typed about a conference."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.actions.attendance import RollLine
from thidua.apps.meetings.actions.conference import ConferenceFacts
from thidua.apps.meetings.actions.motions import Counts, MotionRules
from thidua.apps.meetings.models import Attendance, Candidate, Conference, Motion
from thidua.apps.organisations.models import Unit


def _revision() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


class ConferenceForm(forms.Form):
    """When, where, who; and while it runs, what was reported and discussed."""

    held_on = forms.DateField(
        label=_("Ngày họp"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    starts_at = forms.TimeField(
        label=_("Giờ khai mạc"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    chair_name = forms.CharField(label=_("Người chủ trì"), max_length=120)
    chair_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    secretary_name = forms.CharField(label=_("Thư ký"), max_length=120)
    report = forms.CharField(
        label=_("Báo cáo tại hội nghị"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng một đoạn trong biên bản."),
    )
    deliberation = forms.CharField(
        label=_("Ý kiến thảo luận, bình xét"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    revision = _revision()

    @property
    def facts(self) -> ConferenceFacts:
        """What was typed, for the action."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return ConferenceFacts(**typed)


class RollLineForm(forms.Form):
    """One unit on the roll."""

    is_present = forms.BooleanField(label=_("Có mặt"), required=False)
    representative = forms.CharField(label=_("Người dự"), max_length=120, required=False)
    office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    absence_reason = forms.CharField(label=_("Lý do vắng"), max_length=200, required=False)


class AttendanceForm:
    """The whole roll with its observers: one small form a unit."""

    def __init__(
        self, roll: Sequence[Attendance], conference: Conference, data: Any = None
    ) -> None:
        self.rows = [
            (row, RollLineForm(data, prefix=str(row.unit_id), initial=self._initial(row)))
            for row in roll
        ]
        guests = "\n".join(
            ", ".join(filter(None, [guest.name, guest.office]))
            for guest in conference.observers.all()
        )
        initial = {"observers": guests, "revision": conference.revision}
        self.extra = ObserversForm(data, initial=initial)

    @staticmethod
    def _initial(row: Attendance) -> dict[str, Any]:
        fields = ("is_present", "representative", "office", "absence_reason")
        return {name: getattr(row, name) for name in fields}

    def is_valid(self) -> bool:
        """Whether every line and the observers can be read."""
        return all([form.is_valid() for _, form in self.rows] + [self.extra.is_valid()])

    @property
    def roll(self) -> list[RollLine]:
        """What was typed, for the action."""
        return [RollLine(row.unit_id, **form.cleaned_data) for row, form in self.rows]


class ObserversForm(forms.Form):
    """Guests, one a line."""

    observers = forms.CharField(
        label=_("Khách mời"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một người: Họ tên, chức vụ. Khách mời không biểu quyết."),
    )
    revision = _revision()

    @property
    def guests(self) -> list[tuple[str, str]]:
        """Name and office of each."""
        lines = self.cleaned_data["observers"].splitlines()
        parts = (line.partition(",") for line in lines)
        return [(name.strip()[:120], office.strip()[:200]) for name, _, office in parts]


class MotionForm(forms.Form):
    """How a motion is decided and who is put forward."""

    method = forms.ChoiceField(label=_("Cách quyết định"), choices=Motion.Method.choices)
    seats = forms.IntegerField(label=_("Số lượng được chọn"), min_value=1, max_value=20)
    base = forms.ChoiceField(
        label=_("Tỷ lệ tính trên"),
        choices=[("", _("— chỉ khi bỏ phiếu —")), *Motion.Base.choices],
        required=False,
    )
    threshold = forms.CharField(
        label=_("Tỷ lệ cần đạt"),
        max_length=12,
        required=False,
        help_text=_("Viết 2/3, 80% hoặc 0,8. Quy chế của Khối quyết định, phần mềm không đặt sẵn."),
    )
    strict = forms.BooleanField(label=_("Phải trên tỷ lệ này (không tính bằng)"), required=False)
    threshold_source = forms.CharField(
        label=_("Căn cứ của tỷ lệ"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Điều 8 Quy chế hoạt động của Khối"),
    )
    candidates = forms.MultipleChoiceField(
        label=_("Đơn vị được đề nghị"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)
    revision = _revision()

    def __init__(self, *args: Any, units: Iterable[tuple[Unit, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidates"].choices = [  # type: ignore[attr-defined] # a choice field
            (str(unit.pk), f"{unit.name}{standing}") for unit, standing in units
        ]

    @property
    def rules(self) -> MotionRules:
        """What was typed, for the action."""
        names = ("method", "seats", "base", "threshold", "strict", "threshold_source", "note")
        return MotionRules(**{name: self.cleaned_data[name] for name in names})

    @property
    def units(self) -> list[int]:
        """The chosen units, in the order shown."""
        return [int(key) for key in self.cleaned_data["candidates"]]


class CountsForm(forms.Form):
    """A count done by hand."""

    issued = forms.IntegerField(label=_("Phiếu phát ra"), min_value=0)
    returned = forms.IntegerField(label=_("Phiếu thu về"), min_value=0)
    invalid = forms.IntegerField(label=_("Phiếu không hợp lệ"), min_value=0, initial=0)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        for candidate in candidates:
            self.fields[f"votes_{candidate.unit_id}"] = forms.IntegerField(
                label=_("Số phiếu bầu %s") % candidate.unit.name,
                min_value=0,
                initial=candidate.votes,
            )

    def clean(self) -> dict[str, Any]:
        """Nobody has more votes than there are valid ballots; the box that is wrong says so."""
        typed = self.cleaned_data
        if {"returned", "invalid"} <= typed.keys():
            valid = max(typed["returned"] - typed["invalid"], 0)
            for name in [name for name in typed if name.startswith("votes_")]:
                if typed[name] > valid:
                    self.add_error(name, _("Số phiếu phải từ 0 đến %d phiếu hợp lệ.") % valid)
        return typed

    @property
    def counts(self) -> Counts:
        """What was typed, for the action."""
        typed = self.cleaned_data
        votes = {row.unit_id: typed[f"votes_{row.unit_id}"] for row in self.candidates}
        return Counts(typed["issued"], typed["returned"], typed["invalid"], votes)


class AgreementForm(forms.Form):
    """What the meeting agreed on."""

    chosen = forms.MultipleChoiceField(
        label=_("Hội nghị thống nhất chọn"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [  # type: ignore[attr-defined] # a choice field
            (str(row.unit_id), row.unit.name) for row in candidates
        ]

    @property
    def units(self) -> list[int]:
        """The chosen units."""
        return [int(key) for key in self.cleaned_data["chosen"]]


class DirectionsForm(forms.Form):
    """Directions for next year, one a line."""

    directions = forms.CharField(
        label=_("Phương hướng, nhiệm vụ năm sau"),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Mỗi dòng một việc; sang năm sau thành việc cần làm của Trưởng khối."),
    )
    revision = _revision()

    def clean_directions(self) -> list[str]:
        """One direction a line, at most 500 characters each."""
        lines = [line.strip() for line in self.cleaned_data["directions"].splitlines()]
        for number, line in enumerate(lines, start=1):
            if len(line) > 500:
                raise forms.ValidationError(
                    _("Dòng %(number)s dài %(length)s ký tự, tối đa 500."),
                    params={"number": number, "length": len(line)},
                )
        return lines


class ReopenForm(forms.Form):
    """Why a decision is taken back."""

    reason = forms.CharField(label=_("Lý do quyết định lại"), max_length=300)


class ClosingForm(forms.Form):
    """When the meeting ended."""

    ends_at = forms.TimeField(
        label=_("Giờ bế mạc"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

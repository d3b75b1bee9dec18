"""The roll with its guests."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.actions.attendance import RollFacts
from thidua.apps.meetings.forms.revision import revision_field
from thidua.apps.meetings.models import Attendance, Conference


class RollRowForm(forms.Form):
    """One unit on the roll."""

    is_present = forms.BooleanField(label=_("Có mặt"), required=False)
    representative = forms.CharField(label=_("Người dự"), max_length=120, required=False)
    office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    authority_paper = forms.CharField(label=_("Giấy ủy quyền"), max_length=200, required=False)
    absence_reason = forms.CharField(label=_("Lý do vắng"), max_length=200, required=False)


class AttendanceForm:
    """The whole roll with its observers: one small form a unit."""

    def __init__(
        self, roll: Sequence[Attendance], conference: Conference, data: Any = None
    ) -> None:
        self.rows = [
            (row, RollRowForm(data, prefix=str(row.unit_id), initial=self._initial(row)))
            for row in roll
        ]
        guests = "\n".join(
            ", ".join(filter(None, [guest.name, guest.office]))
            for guest in conference.observers.filter(user=None)
        )
        initial = {"observers": guests, "revision": conference.revision}
        self.extra = ObserversForm(data, initial=initial)

    @staticmethod
    def _initial(row: Attendance) -> dict[str, Any]:
        fields = ("is_present", "representative", "office", "authority_paper", "absence_reason")
        return {name: getattr(row, name) for name in fields}

    def is_valid(self) -> bool:
        """Whether every line and the observers can be read."""
        return all([form.is_valid() for _, form in self.rows] + [self.extra.is_valid()])

    @property
    def roll(self) -> list[RollFacts]:
        """What was typed, for the action."""
        return [RollFacts(row.unit_id, **form.cleaned_data) for row, form in self.rows]


_NAME, _OFFICE = 120, 200


class ObserversForm(forms.Form):
    """Guests, one a line."""

    observers = forms.CharField(
        label=_("Khách mời"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một người: Họ tên, chức vụ. Khách mời không biểu quyết."),
    )
    revision = revision_field()

    def clean_observers(self) -> str:
        """Every line fits whole."""
        text: str = self.cleaned_data["observers"]
        for line in text.splitlines():
            name, _sep, office = line.partition(",")
            if len(name.strip()) > _NAME or len(office.strip()) > _OFFICE:
                told = {"line": line[:40], "name": _NAME, "office": _OFFICE}
                raise forms.ValidationError(
                    _(
                        "Khách mời “%(line)s…”: họ tên nhiều nhất %(name)d ký tự, chức vụ nhiều "
                        "nhất %(office)d ký tự."
                    )
                    % told
                )
        return text

    @property
    def guests(self) -> list[tuple[str, str]]:
        """Name and office of each."""
        lines = self.cleaned_data["observers"].splitlines()
        parts = (line.partition(",") for line in lines)
        return [(name.strip(), office.strip()) for name, _sep, office in parts]

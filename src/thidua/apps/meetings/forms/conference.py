"""When, where and who; directions; the end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.actions.conference import ConferenceFacts
from thidua.apps.meetings.forms.revision import revision_field
from thidua.web.day_fields import day_field, time_field


class ConferenceForm(forms.Form):
    """When, where, who; and while it runs, what was reported and discussed."""

    held_on = day_field(_("Ngày họp"))
    starts_at = time_field(_("Giờ khai mạc"))
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
    revision = revision_field()

    @property
    def facts(self) -> ConferenceFacts:
        """What was typed, for the action."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return ConferenceFacts(**typed)


class DirectionsForm(forms.Form):
    """Directions for next year, one a line."""

    directions = forms.CharField(
        label=_("Phương hướng, nhiệm vụ năm sau"),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Mỗi dòng một việc; sang năm sau thành việc cần làm của Trưởng khối."),
    )
    revision = revision_field()

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


class ClosingForm(forms.Form):
    """When the meeting ended."""

    ends_at = time_field(_("Giờ bế mạc"))

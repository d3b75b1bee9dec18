"""A meeting of the council: its members, its list, its counts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.actions.council import Agenda, MeetingFacts, MemberFacts
from thidua.apps.dossiers.forms.fields import nomination_line
from thidua.apps.dossiers.models import CouncilMember, Nomination
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField

_LONG = forms.Textarea(attrs={"rows": 3})
_PRESENCE = {
    "": CouncilMember.Presence.PRESENT,
    "có mặt": CouncilMember.Presence.PRESENT,
    "văn bản": CouncilMember.Presence.WRITTEN,
    "ý kiến bằng văn bản": CouncilMember.Presence.WRITTEN,
    "vắng": CouncilMember.Presence.ABSENT,
}


class MeetingForm(forms.Form):
    """A meeting of the council: when, who, what is voted on."""

    held_on = day_field(_("Ngày họp"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    chair_name = forms.CharField(label=_("Chủ trì"), max_length=120)
    secretary_name = forms.CharField(label=_("Thư ký"), max_length=120, required=False)
    members = forms.CharField(
        label=_("Thành viên Hội đồng"),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Mỗi dòng một người: Họ tên; chức vụ; có mặt, văn bản hoặc vắng. Bỏ trống phần sau là "
            "có mặt. Ví dụ: Nguyễn Văn A; Phó Chủ tịch UBND tỉnh; văn bản."
        ),
    )
    nominations = forms.MultipleChoiceField(
        label=_("Hồ sơ xin ý kiến"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Ý kiến, kết luận khác"), max_length=10000, required=False, widget=_LONG
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, rows: Sequence[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "nominations", [(str(row.pk), nomination_line(row)) for row in rows])

    def clean_members(self) -> list[MemberFacts]:
        """One member a line; what stands after the second semicolon says how they took part."""
        lines = [line for line in self.cleaned_data["members"].splitlines() if line.strip()]
        found = []
        for number, line in enumerate(lines, start=1):
            name, office, presence = ([*line.split(";"), "", ""])[:3]
            key = " ".join(presence.split()).lower()
            if key not in _PRESENCE:
                raise forms.ValidationError(
                    _("Dòng %(number)s: “%(typed)s” phải là có mặt, văn bản hoặc vắng."),
                    params={"number": number, "typed": presence.strip()},
                )
            if len(name.strip()) > 120 or len(office.strip()) > 200:
                raise forms.ValidationError(
                    _("Dòng %(number)s: họ tên tối đa 120, chức vụ tối đa 200 ký tự."),
                    params={"number": number},
                )
            found.append(MemberFacts(name.strip(), office.strip(), _PRESENCE[key].value))
        return found

    @property
    def facts(self) -> MeetingFacts:
        """When, where, under whom."""
        names = ("held_on", "chair_name", "place", "secretary_name", "note")
        return MeetingFacts(**{name: self.cleaned_data[name] for name in names})

    @property
    def agenda(self) -> Agenda:
        """Who and what."""
        keys = [int(key) for key in self.cleaned_data["nominations"]]
        return Agenda(self.cleaned_data["members"], keys)


def member_text(members: Iterable[CouncilMember]) -> str:
    """The members as they are typed."""
    words = {
        CouncilMember.Presence.PRESENT.value: gettext("có mặt"),
        CouncilMember.Presence.WRITTEN.value: gettext("văn bản"),
        CouncilMember.Presence.ABSENT.value: gettext("vắng"),
    }
    return "\n".join(f"{each.name}; {each.office}; {words[each.presence]}" for each in members)


class CountForm(forms.Form):
    """What was counted for one nomination; all empty: not counted yet."""

    returned = CountField(label=_("Thu về"), most=999, required=False)
    invalid = CountField(label=_("Không hợp lệ"), most=999, required=False)
    agree = CountField(label=_("Đồng ý"), most=999, required=False)
    against = CountField(label=_("Không đồng ý"), most=999, required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever is counted has papers and votes; nothing invalid is 0."""
        typed = self.cleaned_data
        if any(typed.get(name) is not None for name in ("returned", "agree", "against")):
            for name in ("returned", "agree"):
                if name not in self.errors and typed.get(name) is None:
                    self.add_error(name, _("Ghi số phiếu."))
        return typed

    @property
    def is_filled(self) -> bool:
        """Whether something was counted."""
        return self.cleaned_data.get("returned") is not None

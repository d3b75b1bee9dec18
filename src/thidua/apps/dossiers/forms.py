"""The shape of what is typed about nominations, dossiers and the council."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.facts import DecisionFacts, PresentationFacts, RevocationFacts
from thidua.apps.dossiers.actions.council import Agenda, MeetingFacts, MemberLine
from thidua.apps.dossiers.actions.nominating import NominationFacts
from thidua.apps.dossiers.models import CouncilMember, Nomination
from thidua.apps.dossiers.report_sections import HINTS, SECTIONS, heading_of, most_of
from thidua.apps.organisations.forms.days import day_field
from thidua.domain.award_codes import FOR_MERIT, TYPE_NAMES
from thidua.law.catalogue import catalogue

_LONG = forms.Textarea(attrs={"rows": 3})


class RevisionForm(forms.Form):
    """Only the revision that the page was made from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=500, widget=_LONG, help_text=_("Ít nhất 10 ký tự.")
    )


class ReceiveForm(forms.Form):
    """The day that counts."""

    received_on = day_field(
        _("Ngày tiếp nhận để thẩm định"),
        help_text=_("Ngày này chọn quy định áp dụng và bắt đầu tính hạn thẩm định."),
    )


class ReturnForm(ReasonForm):
    """What is to be completed, handed back on which day."""

    returned_on = day_field(_("Ngày trả lại"))


class AppraiseForm(RevisionForm):
    """The opinion."""

    opinion = forms.CharField(
        label=_("Ý kiến thẩm định"), max_length=1000, widget=_LONG,
        help_text=_("Ghi rõ đủ điều kiện, tiêu chuẩn theo quy định nào."),
    )  # fmt: skip
    appraised_on = day_field(_("Ngày thẩm định"))


class SimplifyForm(forms.Form):
    """Why it cannot wait for a ballot, and by what article."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=_LONG)
    citation = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        initial="Luật 06/2022/QH15, Điều 85",
        help_text=_("Số văn bản, điều khoản."),
    )


class RefuseForm(ReasonForm):
    """The conclusion."""

    refused_on = day_field(_("Ngày kết luận"))


class NotifyForm(forms.Form):
    """How the unit was told."""

    notified_on = day_field(_("Ngày thông báo"))
    number = forms.CharField(label=_("Số văn bản"), max_length=60, required=False)


class RevokeForm(forms.Form):
    """The decision that cancels."""

    revocation = forms.CharField(label=_("Số quyết định hủy bỏ"), max_length=60)
    revoked_on = day_field(_("Ngày hủy bỏ"))
    because = forms.CharField(label=_("Lý do hủy bỏ"), max_length=500, widget=_LONG)

    @property
    def facts(self) -> RevocationFacts:
        """What was typed."""
        data = self.cleaned_data
        return RevocationFacts(data["revocation"], data["revoked_on"], data["because"])


class RecoverForm(forms.Form):
    """When everything was back."""

    recovered_on = day_field(_("Ngày thu hồi hiện vật, tiền thưởng"))


class ReportForm(forms.Form):
    """The parts of the achievement report."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in SECTIONS:
            self.fields[key] = forms.CharField(
                label=heading_of(key, is_person=is_person),
                help_text=str(HINTS[key]),
                required=False,
                max_length=most_of(key),
                widget=forms.Textarea(attrs={"rows": 8 if key == "tasks" else 4}),
            )

    @property
    def sections(self) -> dict[str, str]:
        """What was typed, by part."""
        return {key: self.cleaned_data[key] for key in SECTIONS}


class HandForm(forms.Form):
    """A nomination without a bloc's vote."""

    subject = forms.ChoiceField(label=_("Tập thể, cá nhân"))
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    award_year = forms.IntegerField(label=_("Năm xét"), min_value=2000, max_value=2100)
    type = forms.ChoiceField(label=_("Loại khen thưởng"), choices=list(TYPE_NAMES.items()))
    reason = forms.CharField(
        label=_("Thành tích, lý do đề nghị"), max_length=1000, required=False, widget=_LONG,
        help_text=_("Bắt buộc khi không phải khen thưởng công trạng."),
    )  # fmt: skip
    citation = forms.CharField(
        label=_("Căn cứ"), max_length=200, required=False,
        help_text=_("Ví dụ: Luật 06/2022/QH15, Điều 74 khoản 1."),
    )  # fmt: skip

    def __init__(self, *args: Any, subjects: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "subject", [("", _("— chọn —")), *subjects])
        awards = [(code, entry.name_vi) for code, entry in catalogue().items() if not entry.until]
        _choose(self, "award", [("", _("— chọn —")), *awards])
        self.fields["type"].initial = FOR_MERIT

    @property
    def facts(self) -> NominationFacts:
        """What was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "subject"}
        return NominationFacts(**typed)


def _choose(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class PickForm(forms.Form):
    """Several nominations ticked in a list."""

    pick = forms.MultipleChoiceField(
        label=_("Hồ sơ"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một hồ sơ.")},
    )

    def __init__(self, *args: Any, rows: Sequence[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        _choose(self, "pick", [(key, _line(row)) for key, row in self.rows.items()])

    @property
    def picked(self) -> list[Nomination]:
        """Those that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["pick"]]


def _line(row: Nomination) -> str:
    where = row.season.bloc.name if row.season else row.from_unit.name
    place = "" if where == row.subject_name else f" – {where}"
    return f"{row.subject_name}: {row.award_name}, năm {row.award_year}{place}"


class SendForm(PickForm):
    """Which dossiers, under which letter."""

    letter = forms.CharField(
        label=_("Tờ trình số"), max_length=120, required=False,
        help_text=_("Ví dụ: 06/TTr-KTĐ ngày 25/12/2023."),
    )  # fmt: skip


class DecideForm(PickForm):
    """Which nominations, by which decision."""

    number = forms.CharField(label=_("Số quyết định"), max_length=60)
    decided_on = day_field(_("Ngày quyết định"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    signatory = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    signatory_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)

    @property
    def facts(self) -> DecisionFacts:
        """What was typed."""
        return DecisionFacts(**{k: v for k, v in self.cleaned_data.items() if k != "pick"})


class PresentForm(PickForm):
    """Which awards were handed over, when and by whom."""

    presented_on = day_field(_("Ngày trao"))
    presented_by = forms.CharField(label=_("Người trao"), max_length=120)
    presented_for = forms.CharField(
        label=_("Thay mặt"), max_length=70, required=False,
        help_text=_("Ví dụ: Chủ tịch UBND tỉnh."),
    )  # fmt: skip

    @property
    def handing(self) -> PresentationFacts:
        """What was typed."""
        return PresentationFacts(**{k: v for k, v in self.cleaned_data.items() if k != "pick"})


class FlagForm(forms.Form):
    """Units proposed for the Government's flag."""

    units = forms.MultipleChoiceField(
        label=_("Tập thể đề nghị"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một tập thể.")},
    )  # fmt: skip

    def __init__(self, *args: Any, leaders: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "units", [(str(key), text) for key, text in leaders])

    @property
    def keys(self) -> list[int]:
        """The units chosen."""
        return [int(key) for key in self.cleaned_data["units"]]


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
        _choose(self, "nominations", [(str(row.pk), _line(row)) for row in rows])

    def clean_members(self) -> list[MemberLine]:
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
            found.append(MemberLine(name.strip(), office.strip(), _PRESENCE[key].value))
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
        CouncilMember.Presence.PRESENT.value: "có mặt",
        CouncilMember.Presence.WRITTEN.value: "văn bản",
        CouncilMember.Presence.ABSENT.value: "vắng",
    }
    return "\n".join(f"{each.name}; {each.office}; {words[each.presence]}" for each in members)


class CountForm(forms.Form):
    """What was counted for one nomination; all empty: not counted yet."""

    returned = forms.IntegerField(label=_("Thu về"), min_value=0, max_value=999, required=False)
    invalid = forms.IntegerField(
        label=_("Không hợp lệ"), min_value=0, max_value=999, required=False
    )
    agree = forms.IntegerField(label=_("Đồng ý"), min_value=0, max_value=999, required=False)
    against = forms.IntegerField(
        label=_("Không đồng ý"), min_value=0, max_value=999, required=False
    )

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


def first_day(value: date) -> dict[str, date]:
    """Today in every day of a form."""
    names = (
        "received_on", "returned_on", "appraised_on", "refused_on", "notified_on", "revoked_on",
        "recovered_on", "decided_on", "presented_on", "held_on",
    )  # fmt: skip
    return dict.fromkeys(names, value)

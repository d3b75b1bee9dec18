"""Forms of exemplars."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.exemplars.facts import ConsentFacts, ExemplarFacts, StepFacts, facts_of
from thidua.apps.exemplars.models import LONGEST_STORY, Consent, Exemplar, ExemplarStep
from thidua.apps.exemplars.queries import awards_to_link, units_to_tell_of
from thidua.apps.seasons.models import Season
from thidua.web.day_fields import day_field
from thidua.web.fields import choose

PERSON, COLLECTIVE = "person", "collective"


class ExemplarForm(forms.Form):
    """Who it is, and what for."""

    unit = forms.ChoiceField(label=_("Đơn vị"))
    subject = forms.ChoiceField(
        label=_("Là"), choices=[(PERSON, _("Cá nhân")), (COLLECTIVE, _("Tập thể"))]
    )
    code = forms.CharField(
        label=_("Mã cán bộ"), max_length=30, required=False,
        help_text=_("Cá nhân có trong danh sách của đơn vị; tên lấy theo danh sách."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Tên cá nhân, tập thể"), max_length=200, required=False,
        help_text=_("Ghi khi không có mã cán bộ: hội viên, tổ, chi hội."),
    )  # fmt: skip
    field = forms.CharField(label=_("Lĩnh vực"), max_length=200, required=False)
    deeds = forms.CharField(
        label=_("Việc làm tiêu biểu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    movement = forms.ChoiceField(label=_("Từ phong trào"), required=False)
    found_on = day_field(_("Phát hiện ngày"))
    found_by = forms.CharField(label=_("Ai phát hiện, từ đâu"), max_length=300, required=False)
    story = forms.CharField(
        label=_("Bài viết"), max_length=LONGEST_STORY, required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Câu chuyện để người khác học theo."),
    )  # fmt: skip

    def __init__(self, *args: Any, season: Season, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.units = {str(unit.pk): unit for unit in units_to_tell_of(user, season)}
        choose(self, "unit", [(key, unit.called) for key, unit in self.units.items()])
        self.movements = {str(each.pk): each for each in season.movements.order_by("starts_on")}
        movements = [(key, each.name) for key, each in self.movements.items()]
        choose(self, "movement", [("", _("Không")), *movements])

    @classmethod
    def of(cls, exemplar: Exemplar, user: User) -> "ExemplarForm":
        """Filled with what is stored."""
        facts = facts_of(exemplar)
        same = ("code", "field", "deeds", "found_on", "found_by", "story")
        initial = {name: getattr(facts, name) for name in same}
        initial |= {
            "unit": str(facts.unit.pk),
            "subject": COLLECTIVE if facts.is_collective else PERSON,
            "name": "" if facts.code else facts.name,
            "movement": str(facts.movement.pk) if facts.movement else "",
        }
        return cls(initial=initial, season=exemplar.season, user=user)

    def facts(self) -> ExemplarFacts:
        """What was typed."""
        said = dict(self.cleaned_data)
        is_collective = said.pop("subject") == COLLECTIVE
        said["unit"] = self.units[said["unit"]]
        said["movement"] = self.movements.get(said["movement"])
        return ExemplarFacts(**said, is_collective=is_collective)


class StepForm(forms.Form):
    """What was done for it."""

    kind = forms.ChoiceField(label=_("Việc"), choices=ExemplarStep.Kind.choices)
    content = forms.CharField(
        label=_("Nội dung"), max_length=500,
        help_text=_("Ví dụ: giao nhiệm vụ mới, giới thiệu ở hội nghị, đăng báo, đơn vị học theo."),
    )  # fmt: skip
    done_on = day_field(_("Ngày"))
    link = forms.URLField(
        label=_("Liên kết"), max_length=300, required=False, assume_scheme="https"
    )

    def facts(self) -> StepFacts:
        """What was typed."""
        return StepFacts(**self.cleaned_data)


class ConsentForm(forms.Form):
    """Who agreed, and how far."""

    given_by = forms.CharField(
        label=_("Người đồng ý"), max_length=200,
        help_text=_("Chính người đó; tập thể thì người đứng đầu."),
    )  # fmt: skip
    given_on = day_field(_("Đồng ý ngày"))
    reach = forms.ChoiceField(label=_("Đồng ý cho dùng"), choices=Consent.Reach.choices)
    evidence = forms.CharField(
        label=_("Văn bản, cách ghi nhận"), max_length=300, required=False,
        help_text=_("Phiếu đồng ý số mấy, thư điện tử ngày nào, lưu ở đâu."),
    )  # fmt: skip

    def facts(self) -> ConsentFacts:
        """What was typed."""
        return ConsentFacts(**self.cleaned_data)


class WithdrawForm(forms.Form):
    """When it was taken back."""

    withdrawn_on = day_field(_("Rút lại ngày"))
    because = forms.CharField(label=_("Lý do (nếu có nói)"), max_length=300, required=False)


class AwardsForm(forms.Form):
    """Which awards of its own it was given for this work."""

    records = forms.MultipleChoiceField(
        label=_("Khen thưởng đã có"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, exemplar: Exemplar, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = awards_to_link(exemplar)
        choose(self, "records", [(str(row.pk), _label(row)) for row in rows])

    def keys(self) -> list[int]:
        """The keys that were ticked."""
        return [int(key) for key in self.cleaned_data["records"]]


def _label(row: AwardRecord) -> str:
    return f"{row.award_name} – {row.decision}"

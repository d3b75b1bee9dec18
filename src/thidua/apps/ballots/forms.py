"""The shape of what is typed about a ballot."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.preparing import BallotPlan
from thidua.apps.ballots.models import Ballot, Nominee, RollEntry
from thidua.apps.meetings.models import Motion
from thidua.apps.organisations.models import Unit
from thidua.domain.ballot_totals import Totals, Votes
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField, ShareField
from thidua.web.languages import vietnamese

PLAN_FIELDS = (
    *("question", "kind", "seats", "base", "threshold", "strict", "threshold_source", "quorum"),
    *("blank_is_valid", "way", "allows_opinions", "publishes"),
)


class BallotForm(forms.Form):
    """Everything that is decided before a vote."""

    question = forms.CharField(label=_("Nội dung bỏ phiếu"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại phiếu"), choices=Ballot.Kind.choices)
    seats = CountField(label=_("Số lượng được chọn"), least=1, most=50)
    nominees = forms.MultipleChoiceField(
        label=_("Đơn vị trong danh sách bỏ phiếu"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Đánh dấu sẵn theo xếp hạng; thêm đơn vị hội nghị giới thiệu."),
    )
    threshold = ShareField(
        label=_("Tỷ lệ cần đạt"),
        max_length=12,
        help_text=_("Viết 2/3, 80% hoặc 0,8. Quy chế quyết định, phần mềm không đặt sẵn."),
    )
    strict = forms.BooleanField(label=_("Phải trên tỷ lệ này (không tính bằng)"), required=False)
    base = forms.ChoiceField(
        label=_("Tỷ lệ tính trên"), choices=[("", _("— chọn —")), *Motion.Base.choices]
    )
    threshold_source = forms.CharField(
        label=_("Căn cứ của tỷ lệ"),
        max_length=200,
        help_text=_("Ví dụ: Điều 8 Quy chế hoạt động của Khối"),
    )
    quorum = ShareField(
        label=_("Tỷ lệ có mặt tối thiểu để kiểm phiếu"),
        max_length=12,
        required=False,
        help_text=_("Để trống nếu quy chế không đặt."),
    )
    blank_is_valid = forms.BooleanField(label=_("Phiếu trắng là phiếu hợp lệ"), required=False)
    way = forms.ChoiceField(label=_("Cách bỏ phiếu"), choices=Ballot.Way.choices)
    allows_opinions = forms.BooleanField(
        label=_("Người vắng gửi ý kiến bằng tài khoản (kém kín hơn)"), required=False
    )
    publishes = forms.ChoiceField(label=_("Công bố"), choices=Ballot.Publishes.choices)
    tellers = forms.MultipleChoiceField(
        label=_("Hai người kiểm phiếu (chỉ khi bỏ phiếu giấy)"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    repeat_reason = forms.CharField(
        label=_("Lý do bỏ phiếu lại"),
        max_length=300,
        help_text=_("Nội dung này đã có kết quả công bố. Lý do và kết quả trước vào biên bản."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        units: Iterable[tuple[Unit, str]],
        tellers: Iterable[User],
        is_repeat: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_repeat:
            del self.fields["repeat_reason"]
        units = list(units)
        choose(self, "nominees", [(str(unit.pk), f"{unit.called}{place}") for unit, place in units])
        choose(self, "tellers", [(str(user.pk), str(user)) for user in tellers])
        self.voters = [unit for unit, _place in units]
        for unit in self.voters:
            self.fields[f"excluded_{unit.pk}"] = forms.CharField(
                label=unit.called, max_length=200, required=False
            )

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """All but the tellers and the reasons why a unit may not vote."""
        named = [name for name in self.fields if not name.startswith("excluded_")]
        return [self[name] for name in named if name not in {"revision", "tellers"}]

    @property
    def exclusion_fields(self) -> list[forms.BoundField]:
        """One reason a unit; empty: it may vote."""
        return [self[f"excluded_{unit.pk}"] for unit in self.voters]

    @property
    def plan(self) -> BallotPlan:
        """What was typed, for the action."""
        typed = self.cleaned_data
        reasons = {unit.pk: typed[f"excluded_{unit.pk}"] for unit in self.voters}
        return BallotPlan(
            **{name: typed[name] for name in PLAN_FIELDS},
            nominees=tuple(int(key) for key in typed["nominees"]),
            tellers=tuple(int(key) for key in typed["tellers"]),
            excluded={unit: reason for unit, reason in reasons.items() if reason},
            repeat_reason=typed.get("repeat_reason", ""),
        )


class MotionBallotForm(BallotForm):
    """Another award, and the ballot on it, in one."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức đưa ra bỏ phiếu"))

    def __init__(self, *args: Any, awards: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, is_repeat=False, **kwargs)
        choose(self, "award", list(awards))
        self.fields["question"].required = False
        self.fields["question"].help_text = _("Để trống thì lấy tên danh hiệu, hình thức.")
        self.order_fields(["award"])

    def clean(self) -> dict[str, Any]:
        """Without a question the award's name is the question."""
        typed = super().clean() or {}
        names = dict(self.fields["award"].choices)  # type: ignore[attr-defined] # a choice field
        if not typed.get("question") and "award" in typed:
            typed["question"] = vietnamese(_("Đề nghị tặng %s"), names[typed["award"]])
        return typed


class ExchangeForm(forms.Form):
    """Whose slip is exchanged, and the code on the old one."""

    entry = forms.ChoiceField(label=_("Đơn vị đổi phiếu"))
    code = forms.CharField(
        label=_("Mã trên phiếu cũ"),
        max_length=40,
        help_text=_("Phiếu hỏng, bị người khác nhìn thấy mã: gõ mã của chính phiếu ấy để hủy."),
    )

    def __init__(self, *args: Any, entries: Sequence[RollEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [  # type: ignore[attr-defined] # a choice field
            (str(row.pk), str(row.unit)) for row in entries
        ]


class WithdrawForm(forms.Form):
    """Who is taken off the list, and why."""

    nominee = forms.ChoiceField(label=_("Đơn vị rút khỏi danh sách"))
    reason = forms.CharField(label=_("Lý do"), max_length=200)

    def __init__(self, *args: Any, nominees: Sequence[Nominee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "nominee", [(str(row.pk), row.unit.called) for row in nominees])


class ReprintForm(forms.Form):
    """Which state of the slips the chair saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class SecondRoundForm(forms.Form):
    """Among the tied, or among the best so many."""

    best = CountField(
        label=_("Số đơn vị nhiều phiếu nhất bỏ lại"),
        least=1,
        most=50,
        required=False,
        help_text=_("Để trống: chỉ bỏ lại giữa các đơn vị bằng phiếu ở suất cuối."),
    )


class SlipCountForm(forms.Form):
    """How many slips to print."""

    count = CountField(label=_("Số phiếu in"), least=1, most=2000)


class CountForm(forms.Form):
    """What one teller counted."""

    returned = CountField(label=_("Phiếu thu về"))
    invalid = CountField(label=_("Phiếu không hợp lệ"), initial=0)

    def __init__(
        self, *args: Any, nominees: Sequence[Nominee], answers: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [row.unit.code for row in nominees]
        self.parts = ("yes", "no", "abstain") if answers else ("yes",)
        words = {"yes": _("đồng ý"), "no": _("không đồng ý"), "abstain": _("không ý kiến")}
        for row in nominees:
            for part in self.parts:
                label = f"{row.unit.called}: {words[part]}" if answers else row.unit.called
                self.fields[f"{part}_{row.unit.code}"] = CountField(
                    label=label, initial=0 if part != "yes" else None
                )

    @property
    def totals(self) -> Totals:
        """What was typed, for the action."""
        typed = self.cleaned_data
        votes = {
            code: Votes(**{part: typed[f"{part}_{code}"] for part in self.parts})
            for code in self.codes
        }
        return Totals(typed["returned"], typed["returned"] - typed["invalid"], votes)

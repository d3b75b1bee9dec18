"""What is typed before the meeting: rules, papers, who attends."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.meetings.actions.invitations import Answer
from thidua.apps.meetings.actions.preparation import Quorate, RuleFacts
from thidua.apps.meetings.forms.revision import revision_field
from thidua.apps.meetings.models import Conference, ElectionRule
from thidua.apps.paperwork.models import IssuedDocument
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField, ShareField
from thidua.web.words import written_day


class RuleForm(forms.Form):
    """One condition of the election: off unless an effect is chosen."""

    effect = forms.ChoiceField(
        label=_("Khi không đạt"),
        choices=[("", _("Không áp dụng")), *ElectionRule.Effect.choices],
        required=False,
    )
    years = CountField(label=_("Số năm"), least=1, most=50, required=False)
    source = forms.CharField(label=_("Căn cứ"), max_length=200, required=False)


class QuorumForm(forms.Form):
    """The quorum and the day for answers."""

    quorum = ShareField(
        label=_("Tỷ lệ có mặt tối thiểu"),
        max_length=12,
        required=False,
        help_text=_("Viết 2/3 hoặc 70%. Để trống nếu quy chế của Khối không quy định."),
    )
    quorum_source = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Điều 7 Quy chế hoạt động của Khối"),
    )
    answer_by = day_field(_("Các đơn vị báo người dự trước ngày"), required=False)
    revision = revision_field()


class ConferenceRulesForm:
    """The quorum with the three conditions of the election."""

    def __init__(self, conference: Conference, data: Any = None) -> None:
        initial = {
            name: getattr(conference, name)
            for name in ("quorum", "quorum_source", "answer_by", "revision")
        }
        self.head = QuorumForm(data, initial=initial)
        stored = {rule.kind: rule for rule in conference.election_rules.all()}
        self.rules = [
            (kind, RuleForm(data, prefix=kind.value, initial=_rule(stored.get(kind))))
            for kind in ElectionRule.Kind
        ]
        for kind, form in self.rules:
            if kind != ElectionRule.Kind.NOT_AGAIN:
                del form.fields["years"]

    def is_valid(self) -> bool:
        """Whether all of it can be read."""
        return all([self.head.is_valid(), *(form.is_valid() for _, form in self.rules)])

    @property
    def quorate(self) -> Quorate:
        """The quorum, for the action."""
        typed = self.head.cleaned_data
        return Quorate(typed["quorum"], typed["quorum_source"], typed["answer_by"])

    @property
    def facts(self) -> list[RuleFacts]:
        """The conditions in force, for the action."""
        return [
            RuleFacts(
                kind.value,
                form.cleaned_data["effect"],
                form.cleaned_data["source"],
                form.cleaned_data.get("years"),
            )
            for kind, form in self.rules
            if form.cleaned_data["effect"]
        ]


def _rule(rule: ElectionRule | None) -> dict[str, object]:
    if rule is None:
        return {}
    return {"effect": rule.effect, "years": rule.years, "source": rule.source}


class PapersForm(forms.Form):
    """Which issued documents lie before the conference."""

    documents = forms.MultipleChoiceField(
        label=_("Văn bản đã ban hành"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, documents: Iterable[IssuedDocument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(
            self,
            "documents",
            [
                (str(each.pk), f"{each.title}, {each.number or '–'}, {written_day(each.issued_on)}")
                for each in documents
            ],
        )


class AnswerForm(forms.Form):
    """Who attends for the unit."""

    will_attend = forms.ChoiceField(
        label=_("Đơn vị"),
        choices=[("yes", _("Có dự")), ("no", _("Vắng"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    who = forms.ChoiceField(
        label=_("Người dự là"),
        choices=[("leader", _("Thủ trưởng đơn vị")), ("delegate", _("Người được ủy quyền"))],
        widget=forms.RadioSelect,
        initial="leader",
    )
    representative = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    delegate = forms.ChoiceField(
        label=_("Tài khoản dùng trong hội trường"),
        required=False,
        help_text=_("Người này điểm danh và bỏ phiếu trên điện thoại."),
    )
    authority_number = forms.CharField(
        label=_("Số giấy ủy quyền"),
        max_length=60,
        required=False,
        help_text=_("Chỉ khi người dự không phải thủ trưởng"),
    )
    authority_day = day_field(_("Ngày giấy ủy quyền"), required=False)
    absence_reason = forms.CharField(label=_("Lý do vắng"), max_length=200, required=False)

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        choose(
            self,
            "delegate",
            [
                ("", _("— chưa chọn —")),
                *((key, str(user)) for key, user in self.people.items()),
            ],
        )

    @property
    def answer(self) -> Answer:
        """What was typed, for the action."""
        typed = self.cleaned_data
        return Answer(
            will_attend=typed["will_attend"] == "yes",
            representative=typed["representative"],
            office=typed["office"],
            is_leader=typed["who"] == "leader",
            authority_number=typed["authority_number"],
            authority_day=typed["authority_day"],
            delegate=self.people.get(typed["delegate"]),
            absence_reason=typed["absence_reason"],
        )

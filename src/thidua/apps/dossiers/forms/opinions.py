"""What another body is asked about a dossier, and what it answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.actions.opinions import AnswerFacts, OpinionFacts
from thidua.apps.dossiers.models import OpinionRequest
from thidua.web.day_fields import day_field


class OpinionForm(forms.Form):
    """Whom, what, when, until when."""

    body = forms.ChoiceField(label=_("Xin ý kiến"), choices=OpinionRequest.Body.choices)
    addressee = forms.CharField(
        label=_("Tên cơ quan"), max_length=200, help_text=_("Ví dụ: Thuế tỉnh Gia Lai.")
    )
    question = forms.CharField(
        label=_("Nội dung xin ý kiến"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: việc chấp hành nghĩa vụ thuế của đơn vị trong 5 năm gần nhất."),
    )
    asked_on = day_field(_("Ngày hỏi"))
    number = forms.CharField(
        label=_("Số văn bản hỏi"),
        max_length=60,
        required=False,
        help_text=_("Để trống nếu công văn làm sau ở “Văn bản của cơ quan”."),
    )
    due_on = day_field(_("Đề nghị trả lời trước ngày"), required=False)

    @property
    def facts(self) -> OpinionFacts:
        """What was typed."""
        return OpinionFacts(**self.cleaned_data)


class AnswerForm(forms.Form):
    """When, whether it agrees, in which words."""

    answered_on = day_field(_("Ngày trả lời"))
    number = forms.CharField(label=_("Số văn bản trả lời"), max_length=60, required=False)
    agrees = forms.ChoiceField(
        label=_("Ý kiến"),
        choices=[("yes", _("Nhất trí")), ("no", _("Không nhất trí"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Nội dung trả lời"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Không nhất trí thì phải ghi lý do."),
    )

    @property
    def facts(self) -> AnswerFacts:
        """What was typed."""
        return AnswerFacts(**self.cleaned_data | {"agrees": self.cleaned_data["agrees"] == "yes"})

"""What is typed at one step of one dossier: reasons, days, opinions."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from thidua.apps.awards.facts import RevocationFacts
from thidua.web.day_fields import day_field
from thidua.web.reasons import ReasonForm

_LONG = forms.Textarea(attrs={"rows": 3})


class RevisionForm(forms.Form):
    """Only the revision that the page was made from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


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


class SimplifyForm(ReasonForm):
    """Why it cannot wait for a ballot, and by what article."""

    citation = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        initial=gettext_noop("Luật 06/2022/QH15, Điều 85"),
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

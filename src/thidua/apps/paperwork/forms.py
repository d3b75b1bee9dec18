"""The shape of what is typed when a document is issued, and of files that are looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.documents.signatures import bounded
from thidua.documents.signatures.trust import LARGEST_BYTES
from thidua.web.day_fields import day_field
from thidua.web.uploads import LimitedFileForm


class IssueForm(forms.Form):
    """Number, date and, for a second time, the reason."""

    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 05/BB-KTĐ")
    )
    issued_on = day_field(_("Ngày văn bản"))
    reason = forms.CharField(
        label=_("Lý do ban hành lại"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi văn bản này đã ban hành trước đó."),
    )


class SignedFileForm(LimitedFileForm):
    """A signed file to be looked at."""

    largest = bounded.LARGEST_BYTES
    file = forms.FileField(
        label=_("Tệp PDF đã ký số"),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text=_("Tối đa 20 MB. Tệp chỉ được đọc, không được lưu lại."),
    )


class RootForm(LimitedFileForm):
    """A root certificate in a file."""

    largest = LARGEST_BYTES
    file = forms.FileField(
        label=_("Tệp chứng thư gốc"),
        widget=forms.FileInput(attrs={"accept": ".pem,.crt,.cer,.der"}),
        help_text=_("Tệp .pem, .crt, .cer hoặc .der, tối đa 100 kB."),
    )

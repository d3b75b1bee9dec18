"""The shape of files that are looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.documents.signatures import bounded
from thidua.documents.signatures.trust import LARGEST_BYTES
from thidua.formats.word_package import LARGEST_BYTES as LARGEST_DOCX
from thidua.web.ask_once import AskOnceForm
from thidua.web.uploads import LimitedFileForm


class SignedFileForm(LimitedFileForm):
    """A signed file to be looked at."""

    largest = bounded.LARGEST_BYTES
    file = forms.FileField(
        label=_("Tệp PDF đã ký số"),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text=_("Tối đa 20 MB. Tệp chỉ được đọc, không được lưu lại."),
    )


class SignedCopyForm(AskOnceForm, LimitedFileForm):
    """The paper as somebody signed it; of one edited in Word a box says that it was compared."""

    confirmation = _("Đã đối chiếu: lời văn của bản PDF đúng như bản Word đã sửa")
    largest = bounded.LARGEST_BYTES
    file = forms.FileField(
        label=_("Bản PDF đã ký số"),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text=_("Tải bản PDF của văn bản này về, ký số vào đúng tệp đó. Tối đa 20 MB."),
    )

    def of_edited(self) -> None:
        """Ask for the PDF that was made of the edited Word file."""
        self.ask()
        told = _("Mở bản Word đã sửa, xuất ra PDF rồi ký số vào tệp đó. Tối đa 20 MB.")
        self.fields["file"].help_text = told


class EditedFileForm(LimitedFileForm):
    """The paper as somebody edited it in Word."""

    largest = LARGEST_DOCX
    file = forms.FileField(
        label=_("Bản Word đã sửa"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Tải bản Word của văn bản này về, sửa trên chính tệp đó. Tối đa 20 MB."),
    )


class SameFileForm(LimitedFileForm):
    """A file to be compared with the one that was issued."""

    largest = bounded.LARGEST_BYTES
    file = forms.FileField(
        label=_("Tệp cần so"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        help_text=_("PDF hoặc Word, tối đa 20 MB. Tệp chỉ được so, không được lưu lại."),
    )


class RootForm(LimitedFileForm):
    """A root certificate in a file."""

    largest = LARGEST_BYTES
    file = forms.FileField(
        label=_("Tệp chứng thư gốc"),
        widget=forms.FileInput(attrs={"accept": ".pem,.crt,.cer,.der"}),
        help_text=_("Tệp .pem, .crt, .cer hoặc .der, tối đa 100 kB."),
    )

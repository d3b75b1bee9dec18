"""What is typed of a quy chế: how to start, an article, its head, adopting."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.regulations.facts import Adoption
from thidua.domain.clean_text import cleaned
from thidua.domain.regulation import LONGEST_ARTICLE, LONGEST_BASES, LONGEST_TITLE, Article
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.uploads import WorkbookForm

USUAL, LAST_YEAR = "usual", "last"


class StartForm(forms.Form):
    """Which text to start from."""

    source = forms.ChoiceField(label=_("Bắt đầu từ"), widget=forms.RadioSelect)

    def __init__(self, post: Any = None, *, last_year: int | None) -> None:
        super().__init__(post, initial={"source": LAST_YEAR if last_year else USUAL})
        choices: list[tuple[str, Any]] = [(USUAL, _("Bản gợi ý có sẵn"))]
        if last_year:
            told = _("Quy chế năm %(year)s của Khối") % {"year": last_year}
            choices.insert(0, (LAST_YEAR, told))
        choose(self, "source", choices)


class ArticleForm(forms.Form):
    """One article."""

    chapter = forms.CharField(
        label=_("Chương"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Tên chương, không ghi số. Các điều liền nhau cùng tên thì cùng chương."),
        widget=forms.TextInput(attrs={"list": "chapters", "autocomplete": "off"}),
    )
    title = forms.CharField(
        label=_("Tên điều"),
        max_length=LONGEST_TITLE,
        help_text=_("Không ghi «Điều …»: số của điều tính theo thứ tự."),
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST_ARTICLE,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Mỗi khoản, điểm một dòng: «1. …», «a) …»."),
    )

    def article(self, key: str) -> Article:
        """What was typed, under the key of an article; "" for a new one."""
        given = {name: cleaned(value).strip() for name, value in self.cleaned_data.items()}
        lines = [" ".join(line.split()) for line in given["text"].splitlines()]
        text = "\n".join(line for line in lines if line)
        return Article(key, given["title"].rstrip("."), text, given["chapter"])


class HeadForm(forms.Form):
    """What the quy chế is called, and on what grounds."""

    about = forms.CharField(
        label=_("Tên quy chế"),
        max_length=LONGEST_TITLE,
        help_text=_("Phần sau chữ «QUY CHẾ», ví dụ: Tổ chức và hoạt động của Khối thi đua số 1."),
    )
    bases = forms.CharField(
        label=_("Căn cứ"),
        max_length=LONGEST_BASES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi căn cứ một dòng."),
    )

    def lines(self) -> tuple[str, ...]:
        """The grounds, one by one."""
        rows = cleaned(self.cleaned_data["bases"]).splitlines()
        return tuple(line.strip().rstrip(";.,") for line in rows if line.strip())


class UploadForm(WorkbookForm):
    """A Word file with the whole text."""

    largest = 5_000_000
    file = forms.FileField(
        label=_("Tệp quy chế (.docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Quy chế Word mà khối đang có. Đọc thử trước; chưa lưu gì cho đến khi nhận."),
        error_messages={"required": _("Chọn một tệp."), "empty": _("Tệp rỗng, không có nội dung.")},
    )


class SupersedeForm(forms.Form):
    """Why there is a new version."""

    reason = forms.CharField(
        label=_("Lý do lập phiên bản mới"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AdoptForm(forms.Form):
    """When, on what ground, who was there, and that one has read what freezes."""

    day = day_field(_("Ngày thông qua"))
    note = forms.CharField(
        label=_("Căn cứ thông qua"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Biên bản hội nghị ký kết giao ước số 01/BB-KTĐ."),
    )
    present = forms.TypedMultipleChoiceField(
        label=_("Các đơn vị có mặt khi thông qua"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Theo điểm danh hội nghị; in trong quy chế."),
    )
    confirmed = forms.BooleanField(
        label=_("Tôi hiểu: sau khi thông qua, quy chế này không sửa được nữa"),
        error_messages={"required": _("Đánh dấu vào ô này rồi bấm lại.")},
    )

    def __init__(self, units: Iterable[Unit], post: Any = None, *, day: date) -> None:
        super().__init__(post, initial={"day": day})
        choose(self, "present", [(unit.pk, str(unit)) for unit in units])

    def facts(self) -> Adoption:
        """What was typed."""
        given = self.cleaned_data
        return Adoption(given["day"], given["note"], given["present"])

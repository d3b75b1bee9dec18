"""Small forms of acts: adopt, supersede, copy, upload."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.models import Scheme, SchemeTemplate, TemplateVersion
from thidua.web.fields import choose, choose_rows
from thidua.web.uploads import WorkbookForm


class AdoptForm(forms.Form):
    """On what ground, and that one has read what freezes."""

    note = forms.CharField(
        label=_("Căn cứ thông qua"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Hội nghị ngày 15/02/2024, 8/8 đơn vị thống nhất."),
    )
    present = forms.TypedMultipleChoiceField(
        label=_("Các đơn vị có mặt khi thông qua"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Theo điểm danh hội nghị hoặc danh sách ký; để trống nếu chưa họp."),
    )
    confirmed = forms.BooleanField(
        label=_("Tôi hiểu: sau khi thông qua, bảng điểm này không sửa được nữa"),
        error_messages={"required": _("Đánh dấu vào ô này rồi bấm lại.")},
    )

    def __init__(self, units: Iterable[Unit], post: Any = None) -> None:
        super().__init__(post)
        choose(self, "present", [(unit.pk, str(unit)) for unit in units])


class SupersedeForm(forms.Form):
    """Why there is a new version."""

    reason = forms.CharField(
        label=_("Lý do lập phiên bản mới"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: bổ sung tiêu chí theo kế hoạch của UBND tỉnh giao giữa năm."),
    )


class CopyForm(forms.Form):
    """Which adopted table to start from."""

    template = forms.ModelChoiceField(
        label=_("Chép từ bảng điểm"),
        queryset=Scheme.objects.none(),
        empty_label=None,
        error_messages={"required": _("Chọn một bảng điểm.")},
    )

    def __init__(self, *args: Any, templates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["template"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = templates
            field.label_from_instance = _described  # type: ignore[method-assign, assignment] # Django's documented hook


class TemplateForm(forms.Form):
    """Which published template to start from."""

    template = forms.TypedChoiceField(
        label=_("Bảng mẫu"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một bảng mẫu.")},
    )

    def __init__(self, versions: Sequence[TemplateVersion], post: Any = None) -> None:
        super().__init__(post)
        choose(self, "template", [(each.pk, _suiting(each)) for each in versions])


class KeepForm(forms.Form):
    """Under which name a table is kept; an old name makes a new version of it."""

    name = forms.CharField(label=_("Tên bảng mẫu"), max_length=200)
    suits = forms.CharField(
        label=_("Dùng cho loại khối"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Khối các sở, ngành; Cụm xã, phường."),
    )


class RenewForm(forms.Form):
    """Which template gets a new text, and what changed."""

    template = forms.ModelChoiceField(
        label=_("Bảng mẫu"), queryset=SchemeTemplate.objects.none(), empty_label=None
    )
    note = forms.CharField(
        label=_("Nội dung sửa đổi"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, templates: QuerySet[SchemeTemplate], post: Any = None) -> None:
        super().__init__(post)
        choose_rows(self, "template", templates)


def _suiting(version: TemplateVersion) -> str:
    suits = version.template.suits
    return f"{version} ({suits})" if suits else str(version)


def _described(scheme: Any) -> str:
    words = {"year": scheme.season.year, "bloc_name": scheme.season.bloc_name}
    if scheme.kind:
        return gettext("Năm %(year)s: %(bloc_name)s, %(kind)s") % {**words, "kind": scheme.kind}
    return gettext("Năm %(year)s: %(bloc_name)s") % words


class UploadForm(WorkbookForm):
    """A file with a whole table."""

    largest = 5_000_000

    file = forms.FileField(
        label=_("Tệp bảng điểm (.docx, .xlsx hoặc .yaml)"),
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.yaml,.yml"}),
        help_text=_(
            "Bảng điểm Word, Excel mà khối đang có, hoặc tệp tải xuống từ trang này. Nội dung được "
            "đọc thử trước; chưa lưu gì cho đến khi bạn xem xong và đồng ý."
        ),
        error_messages={"required": _("Chọn một tệp."), "empty": _("Tệp rỗng, không có nội dung.")},
    )


class KeepFileForm(KeepForm, UploadForm):
    """A file with a table, and under which name it is kept."""


class RenewFileForm(UploadForm):
    """A file with the next text of a template, and what changed."""

    note = forms.CharField(
        label=_("Nội dung sửa đổi"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

"""Forms beside targets: where a result comes from, a typed result, the words of a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.pledges.models import CommonTarget
from thidua.apps.reviews.facts import ReadingFacts, ReviewWords, SourceFacts
from thidua.apps.reviews.measuring.measured import is_percent
from thidua.apps.reviews.models import LONGEST_KEY, LONGEST_NOTE, LONGEST_WORDS, TargetSource
from thidua.domain.figure_spec import FigureKind
from thidua.web.figure_fields import CountField, QualifiedField


class SourceForm(forms.Form):
    """Where the result of a target comes from."""

    source = forms.ChoiceField(label=_("Lấy kết quả từ"), choices=TargetSource.Source.choices)
    key = forms.CharField(
        label=_("Mã tiêu chí, đơn vị tính trong sổ kết quả, hoặc loại xếp loại"),
        max_length=LONGEST_KEY,
        required=False,
        help_text=_(
            "Cần khi lấy từ một tiêu chí của bảng chấm điểm (ví dụ 3.2) hoặc số lượng trong sổ kết "
            "quả (ví dụ suất quà), hoặc một loại của sổ xếp loại (ví dụ chi bộ); so với năm trước: "
            "để trống là so số tiền."
        ),
    )

    def facts(self) -> SourceFacts:
        """What was chosen."""
        return SourceFacts(self.cleaned_data["source"], self.cleaned_data["key"])


class ReadingForm(forms.Form):
    """A result in the target's own measure."""

    figure = QualifiedField(label=_("Kết quả"))
    out_of = CountField(label=_("Trên tổng số"), required=False, help_text=_("Ví dụ 8 đơn vị"))
    note = forms.CharField(
        label=_("Nguồn số liệu, còn thiếu gì"), max_length=LONGEST_NOTE, required=False
    )

    def __init__(self, *args: Any, target: CommonTarget, **options: Any) -> None:
        super().__init__(*args, **options)
        measure = target.unit_of_measure
        if is_percent(target):
            self.fields["figure"] = QualifiedField(
                label=_("Kết quả (%)"), kind=FigureKind.PERCENT, most=100
            )
            del self.fields["out_of"]
        elif measure:
            self.fields["figure"].label = _("Kết quả (%s)") % measure

    def facts(self, period: str) -> ReadingFacts:
        """What was typed."""
        said = self.cleaned_data
        return ReadingFacts(period, said["figure"], said.get("out_of"), said["note"])


class WordsForm(forms.Form):
    """What the bloc says beside the figures."""

    assessment = forms.CharField(
        label=_("Đánh giá chung"), required=False, max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}), help_text=_("Mỗi ý một dòng."),
    )  # fmt: skip
    shortcomings = forms.CharField(
        label=_("Tồn tại, khó khăn, nguyên nhân"), required=False, max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    directions = forms.CharField(
        label=_("Phương hướng, nhiệm vụ"), required=False, max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def words(self, period: str) -> ReviewWords:
        """What was typed."""
        return ReviewWords(period, **self.cleaned_data)

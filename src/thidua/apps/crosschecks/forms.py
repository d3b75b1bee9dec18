"""What is typed about a cross-check."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.apps.appraisals.scoring.typed_lines import figures_typed, typed_values
from thidua.apps.crosschecks.facts import CrossCheckRules, MarkChange, ObjectionFacts, VisitPlan
from thidua.apps.crosschecks.models import CrossCheck, Mark
from thidua.apps.crosschecks.models.draws import MOST_CHECKERS
from thidua.apps.organisations.models import Unit
from thidua.web.day_fields import day_field
from thidua.web.figure_fields import CountField, FigureField

MOST_POINTS = Decimal("999999.999")


class _PointsField(FigureField):
    """Points as they are kept: three figures after the comma, never rounded behind one's back."""

    def to_python(self, value: Any) -> Any:
        """The points, or why they are not kept."""
        found: Decimal | None = super().to_python(value)
        if found is not None and found != round(found, 3):
            text = _("«%(typed)s» có quá ba chữ số sau dấu phẩy; nhiều nhất ba chữ số.")
            raise forms.ValidationError(text % {"typed": str(value)[:30]}, code="invalid")
        return found


def _most(label: Any) -> FigureField:
    return _PointsField(
        label=label,
        required=False,
        most=MOST_POINTS,
        help_text=_("Để trống: không giới hạn."),
    )


class CrossCheckForm(forms.Form):
    """How the year's cross-check goes."""

    checkers = CountField(
        label=_("Số đơn vị chấm mỗi đơn vị"),
        least=1,
        most=MOST_CHECKERS,
        help_text=_("Mỗi đơn vị cũng chấm từng ấy đơn vị khác; hai đơn vị không chấm lẫn nhau."),
    )
    combine = forms.ChoiceField(
        label=_("Nhiều đơn vị chấm một mục thì lấy"), choices=CrossCheck.Combine.choices
    )
    effect = forms.ChoiceField(
        label=_("Hiệu lực của kết quả chấm chéo"), choices=CrossCheck.Effect.choices
    )
    most_difference = _most(_("Chênh lệch nhiều nhất so với tự chấm (điểm, một tiêu chí)"))
    marks_due_on = day_field(_("Hạn nộp kết quả chấm chéo"), required=False)
    verify_effect = forms.ChoiceField(
        label=_("Trưởng khối, Phó trưởng khối thẩm định thì"),
        choices=CrossCheck.StageEffect.choices,
    )
    verify_most = _most(_("Chênh lệch nhiều nhất khi Trưởng khối, Phó trưởng khối thẩm định"))
    office_effect = forms.ChoiceField(
        label=_("Cơ quan thường trực thẩm định thì"), choices=CrossCheck.StageEffect.choices
    )
    office_most = _most(_("Chênh lệch nhiều nhất khi cơ quan thường trực thẩm định"))

    @classmethod
    def of(cls, kept: CrossCheck, post: Any = None) -> "CrossCheckForm":
        """Filled with the settings as they are."""
        names = list(cls.base_fields)
        return cls(post, initial={name: getattr(kept, name) for name in names})

    def facts(self) -> CrossCheckRules:
        """What was typed."""
        return CrossCheckRules(**self.cleaned_data)


class SeedForm(forms.Form):
    """The seed that everybody sees before the draw."""

    seed = forms.CharField(
        label=_("Hạt giống"),
        max_length=300,
        help_text=_("Câu bất kỳ, ví dụ “Biên bản 05/BB-KTĐ 20/11/2024”."),
    )


class CalledForm(forms.Form):
    """What was called out in the hall."""

    called = forms.CharField(
        label=_("Số do đại biểu xướng tại chỗ"),
        max_length=200,
        help_text=_("Ghép sau hạt giống, để không ai bốc thử trước được. Ví dụ “83 41 07”."),
    )


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg] # of units, says its name
    """One of some units."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Unit.objects.none(), **options)


def among(form: forms.Form, name: str, units: Iterable[Unit]) -> None:
    """The units that a field offers."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        keys = [unit.pk for unit in units]
        field.queryset = Unit.objects.filter(pk__in=keys).order_by("sort_text", "pk")


class RecusalForm(forms.Form):
    """Who does not check whom, and why."""

    checker = UnitField(label=_("Đơn vị không chấm"))
    unit = UnitField(label=_("Đơn vị được chấm"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mọi đơn vị trong khối đọc được lý do này."),
    )

    def __init__(self, checkers: Iterable[Unit], units: Iterable[Unit], post: Any = None) -> None:
        super().__init__(post)
        among(self, "checker", checkers)
        among(self, "unit", units)


class VisitForm(forms.Form):
    """When and where the checkers of a unit go together."""

    day = day_field(_("Ngày kiểm tra"))
    place = forms.CharField(label=_("Nơi kiểm tra"), max_length=300)
    lead = UnitField(label=_("Đơn vị làm trưởng đoàn"))
    company = forms.CharField(label=_("Cùng tham gia"), max_length=500, required=False)

    def __init__(self, team: Iterable[Unit], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        among(self, "lead", team)

    def facts(self) -> VisitPlan:
        """What was typed."""
        return VisitPlan(**self.cleaned_data)


class ReplyForm(forms.Form):
    """What the unit says to a checker that asks for evidence."""

    text = forms.CharField(
        label=_("Trả lời đơn vị chấm"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: minh chứng ở tệp nào, bản giấy nộp ngày nào, hoặc vì sao không có."),
    )


class SettleForm(forms.Form):
    """Why marks are put together although some are late; empty where none is."""

    reason = forms.CharField(
        label=_("Lý do, khi còn đơn vị chưa nộp kết quả chấm"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def marks_typed(lines: Iterable[Line], post: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """What the page sent for each line, exactly as it was typed."""
    found = {}
    for line in lines:
        more = {n: post.get(f"{line.pk}-{n}", "") for n in ("verdict", "reason", "asks")}
        if f"{line.pk}-verdict" in post:
            found[line.pk] = typed_values(post, line) | more
    return found


def mark_changes(
    plan: SheetPlan, lines: Iterable[Line], post: Mapping[str, str]
) -> list[MarkChange]:
    """The marks that the page asks for; a line without a choice is left as it is."""
    by_key = {line.pk: line for line in lines}
    return [
        MarkChange(
            line_pk=key,
            agrees=typed["verdict"] == Mark.Verdict.AGREED,
            values=figures_typed(plan, by_key[key], typed),
            reason=typed["reason"],
            asks=typed["asks"],
        )
        for key, typed in marks_typed(by_key.values(), post).items()
        if typed["verdict"] in Mark.Verdict.values
    ]


class WindowForm(forms.Form):
    """Until which day units may object."""

    closes_on = day_field(_("Nhận kiến nghị đến hết ngày"))


class ObjectionForm(forms.Form):
    """What a unit objects to, and why."""

    unit = UnitField(label=_("Đơn vị kiến nghị"), empty_label=None)
    about = forms.CharField(
        label=_("Về mục, đơn vị nào"), max_length=200, help_text=_("Ví dụ “mục 1.2 của Hội A”.")
    )
    text = forms.CharField(
        label=_("Nội dung kiến nghị"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, units: Iterable[Unit], post: Any = None) -> None:
        super().__init__(post)
        among(self, "unit", units)

    def facts(self) -> ObjectionFacts:
        """What was typed."""
        return ObjectionFacts(**self.cleaned_data)


class AnswerForm(forms.Form):
    """Accepted or not, and why."""

    accepts = forms.TypedChoiceField(
        label=_("Trả lời"),
        choices=[("1", _("Chấp nhận, sửa bảng và công bố lại")), ("0", _("Không chấp nhận"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    said = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

"""One row of each table of the registration, and of the covenant's common targets."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.pledges.models import CommonTarget, PlannedMovement, ProposedTitle
from thidua.domain.award_codes import FORM_NAMES, TITLE_NAMES
from thidua.domain.registration import Movement, Target, Title
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField, FigureField, take_measure
from thidua.web.posted_rows import table

COUNTED_AS_PERSONS = frozenset({"LDTT", "CSTDCS"})  # registered as numbers of persons


def text_area(rows: int = 2) -> forms.Textarea:
    """A small area that grows with what is typed."""
    return forms.Textarea(attrs={"rows": rows, "class": "autogrow"})


class PeopleForm(forms.Form):
    """How many people, and how many of them with which title."""

    headcount = CountField(required=False, label=_("Tổng số người của cơ quan"))
    advanced_workers = CountField(required=False, label=_("Đăng ký Lao động tiên tiến"))
    grassroots_fighters = CountField(required=False, label=_("Đăng ký Chiến sĩ thi đua cơ sở"))


class MovementForm(forms.Form):
    """A movement: name, who launches it, goal, launch and closing day."""

    name = forms.CharField(
        label=_("Tên phong trào"), required=False, max_length=300, widget=text_area()
    )
    level = forms.ChoiceField(
        label=_("Cấp phát động"),
        choices=PlannedMovement.Level.choices,
        initial=PlannedMovement.Level.UNIT,
        required=False,
    )
    goal = forms.CharField(label=_("Mục tiêu"), required=False, max_length=2000, widget=text_area())
    starts_on = day_field(_("Ngày phát động"), required=False)
    ends_on = day_field(_("Ngày tổng kết"), required=False)

    def row(self) -> Movement | None:
        """What was typed; None for an empty row."""
        data = self.cleaned_data
        if not any(data.get(name) for name in ("name", "goal", "starts_on", "ends_on")):
            return None
        return Movement(
            data["name"], data["level"] or "unit", data["goal"], data["starts_on"], data["ends_on"]
        )


class CommonTargetForm(forms.Form):
    """The unit's figure for a criterion of the scoring table."""

    figure = FigureField(required=False, label=_("Kế hoạch năm"))
    not_assigned = forms.BooleanField(label=_("Không được giao"), required=False)
    baseline = FigureField(required=False, label=_("Kết quả năm trước"))
    solution = forms.CharField(
        label=_("Giải pháp"), required=False, max_length=500, widget=text_area(1)
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300, widget=text_area(1))

    def row(self, criterion: str, content: str, measure: str) -> Target | None:
        """What was typed for the criterion; None when nothing was."""
        data = self.cleaned_data
        if not any(value or value == 0 for value in data.values() if value is not False):
            return None
        return Target(
            criterion,
            content[:500],
            measure[:60],
            data["figure"],
            data["baseline"],
            data["not_assigned"],
            False,
            data["solution"],
            data["note"],
        )


class OwnTargetForm(forms.Form):
    """One of the unit's own targets."""

    criterion = forms.CharField(label=_("Tính vào tiêu chí"), required=False, max_length=40)
    content = forms.CharField(
        label=_("Nội dung chỉ tiêu"), required=False, max_length=500, widget=text_area()
    )
    measure = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=60)
    figure = FigureField(required=False, label=_("Kế hoạch năm"))
    solution = forms.CharField(
        label=_("Giải pháp"), required=False, max_length=500, widget=text_area()
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300, widget=text_area())

    def __init__(self, *args: Any, criteria: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.default = criteria[0][0] if criteria else ""
        take_measure(self, str(self["measure"].value() or ""), "figure")
        field = self.fields["criterion"]
        if len(criteria) > 1:
            self.fields["criterion"] = forms.ChoiceField(
                label=field.label, choices=criteria, required=False
            )
        else:
            field.widget = forms.HiddenInput()
            field.initial = self.default

    def row(self) -> Target | None:
        """What was typed; None for an empty row."""
        data = self.cleaned_data
        typed = ("content", "measure", "solution", "note")
        if data.get("figure") is None and not any(data.get(name) for name in typed):
            return None
        return Target(
            criterion=data["criterion"] or self.default,
            content=data["content"],
            measure=data["measure"],
            figure=data["figure"],
            is_own=True,
            solution=data["solution"],
            note=data["note"],
        )


class TitleForm(forms.Form):
    """An award the unit strives for."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức khen thưởng"), required=False)
    recipient = forms.ChoiceField(
        label=_("Đối tượng"),
        choices=ProposedTitle.Recipient.choices,
        initial=ProposedTitle.Recipient.COLLECTIVE,
        required=False,
    )
    quantity = CountField(required=False, label=_("Số lượng"), initial=1)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300, widget=text_area(1))

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(code, names[code]) for code in TITLE_NAMES if code not in COUNTED_AS_PERSONS]
        others = [(code, names[code]) for code in FORM_NAMES]
        groups = [(_("Danh hiệu thi đua"), titles), (_("Hình thức khen thưởng"), others)]
        choose(self, "award", [("", _("Chọn…")), *groups])

    def clean(self) -> dict[str, Any]:
        """A note or a number without its award would be lost silently: ask for the award."""
        data = super().clean() or {}
        if data.get("note") and not data.get("award"):
            self.add_error("award", _("Chọn danh hiệu hoặc hình thức khen thưởng."))
        return data

    def row(self) -> Title | None:
        """What was typed; None for an empty row."""
        data = self.cleaned_data
        if not data.get("award"):
            return None
        quantity = 1 if data["quantity"] is None else data["quantity"]
        return Title(data["award"], data["recipient"] or "collective", quantity, data["note"])


class PromiseForm(forms.Form):
    """One common target of the covenant."""

    text = forms.CharField(
        label=_("Nội dung chỉ tiêu"), required=False, max_length=500, widget=text_area()
    )
    operator = forms.ChoiceField(
        label=_("So sánh"), choices=CommonTarget.Operator.choices, required=False
    )
    figure = FigureField(required=False, label=_("Con số"))
    unit_of_measure = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=40)
    out_of = CountField(required=False, label=_("Trên tổng số"))
    population = forms.CharField(
        label=_("Tính trên"), required=False, max_length=120, widget=text_area(1)
    )
    grade = forms.CharField(label=_("Xếp loại"), required=False, max_length=20)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        take_measure(self, str(self["unit_of_measure"].value() or ""), "figure")

    def clean(self) -> dict[str, Any]:
        """A row with a figure says what it is about; a share of units stays within them."""
        data = super().clean() or {}
        typed = ("figure", "unit_of_measure", "out_of", "population", "grade")
        if not data.get("text") and any(data.get(name) for name in typed):
            self.add_error("text", _("Ghi nội dung của chỉ tiêu, hoặc xóa trống cả dòng."))
        figure, out_of = data.get("figure"), data.get("out_of")
        if figure is not None and figure >= 10**12:
            self.add_error("figure", _("Chỉ nhận số nhỏ hơn 1.000 tỷ."))
        elif figure is not None and figure != round(figure, 2):
            self.add_error("figure", _("Tối đa 2 chữ số thập phân."))
        elif figure is not None and out_of is not None and figure > out_of:
            self.add_error("figure", _("Con số lớn hơn tổng số %s.") % out_of)
        elif out_of is not None and out_of > 10**9:
            self.add_error("out_of", _("Chỉ nhận số không quá 1 tỷ."))
        return data

    def row(self) -> CommonTarget | None:
        """An unsaved target; None for an empty row."""
        data = self.cleaned_data
        if not data.get("text"):
            return None
        data = {**data, "operator": data["operator"] or CommonTarget.Operator.AT_LEAST}
        return CommonTarget(**data)


MovementTable = table(MovementForm)
OwnTargetTable = table(OwnTargetForm)
TitleTable = table(TitleForm)
PromiseTable = table(PromiseForm)

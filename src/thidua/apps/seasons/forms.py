"""Forms of seasons: days, phases, the checklist, reasons."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Bloc, Unit
from thidua.apps.organisations.queries import valid_in
from thidua.apps.seasons.actions.checklist import ItemFacts
from thidua.apps.seasons.actions.departures import DepartureFacts
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.queries import blocs_to_open_for, members_of
from thidua.apps.seasons.year.calendar_plan import OPTIONAL_PHASES, PhasePlan, SeasonDates
from thidua.web.day_fields import day_field
from thidua.web.fields import choose_rows
from thidua.web.figure_fields import YearField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as _Text
else:
    _Text = object


class DatesForm(forms.Form):
    """From when to when a year runs, and on which day's law it is judged."""

    starts_on = day_field(_("Bắt đầu"))
    ends_on = day_field(_("Kết thúc"))
    law_as_of = day_field(
        _("Luật áp dụng tại ngày"),
        help_text=_("Điều kiện khen thưởng của năm được xét theo văn bản có hiệu lực ngày này."),
    )

    def dates(self) -> SeasonDates:
        """The days typed."""
        data = self.cleaned_data
        return SeasonDates(data["starts_on"], data["ends_on"], data["law_as_of"])


class CreateSeasonForm(DatesForm):
    """A year from scratch."""

    bloc = forms.ModelChoiceField(
        label=_("Khối"), queryset=Bloc.objects.none(), empty_label=_("Chọn khối")
    )
    year = YearField(label=_("Năm"))
    field_order = ["bloc", "year", "starts_on", "ends_on", "law_as_of"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_rows(self, "bloc", blocs_to_open_for(user))
        self.may_create = blocs_to_open_for(user).exists()


class EditSeasonForm(DatesForm):
    """The days of a year, with the revision that was open."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, season: Season) -> "EditSeasonForm":
        """Filled with what is stored."""
        names = ("starts_on", "ends_on", "law_as_of", "revision")
        return cls(initial={name: getattr(season, name) for name in names})


class PhaseForm(forms.Form):
    """One row of the table of phases; without a due date an optional step is left out."""

    starts_on = day_field(_("Từ ngày"), required=False)
    due_on = day_field(_("Hạn"), required=False)
    owner = forms.ChoiceField(label=_("Ai làm"), choices=Phase.Owner.choices)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(self, data: Any, *, kind: Phase.Kind, initial: dict[str, Any]) -> None:
        super().__init__(data, prefix=kind.value, initial=initial)
        self.kind = kind
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{field.label}: {kind.label}"
            if name == "due_on" and kind not in OPTIONAL_PHASES:
                field.required = True

    def plan(self) -> PhasePlan | None:
        """The row as a plan; None when the step is left out."""
        data = self.cleaned_data
        if data["due_on"] is None:
            return None
        return PhasePlan(
            self.kind.value, data["starts_on"], data["due_on"], data["owner"], data["note"]
        )


class PhasesForm:
    """All phases of a year in one table."""

    def __init__(self, season: Season, data: Any = None) -> None:
        stored = {phase.kind: phase for phase in season.phases.all()}
        self.rows = [
            PhaseForm(data, kind=kind, initial=_phase_initial(stored.get(kind)))
            for kind in Phase.Kind
        ]
        typed = str(data.get("revision", "")) if data is not None else ""
        self.revision = season.revision if data is None else _revision(typed)

    def is_valid(self) -> bool:
        """Whether every row is."""
        checked = [row.is_valid() for row in self.rows]  # every row shows its own errors
        return all(checked)

    def plan(self) -> list[PhasePlan]:
        """The rows that stand."""
        return [plan for row in self.rows if (plan := row.plan()) is not None]


def _revision(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else -1


def _phase_initial(phase: Phase | None) -> dict[str, Any]:
    if phase is None:
        return {"owner": Phase.Owner.HEAD}
    return {name: getattr(phase, name) for name in ("starts_on", "due_on", "owner", "note")}


class ItemForm(forms.Form):
    """One thing to do."""

    text = forms.CharField(label=_("Việc cần làm"), max_length=300)
    owner = forms.ChoiceField(label=_("Ai làm"), choices=Phase.Owner.choices)
    due_on = day_field(_("Hạn"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of(cls, item: ChecklistItem) -> "ItemForm":
        """Filled with what is stored."""
        names = ("text", "owner", "due_on", "revision")
        return cls(initial={name: getattr(item, name) for name in names})

    def facts(self, source: str = "") -> ItemFacts:
        """What was typed."""
        data = self.cleaned_data
        return ItemFacts(data["text"], data["owner"], data["due_on"], source)


class StepBackForm(forms.Form):
    """Why the year goes one step back."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lý do được lưu vào nhật ký, mọi đơn vị trong khối đọc được."),
    )


class CloseForm(forms.Form):
    """What the old head leaves to the new one."""

    handover_note = forms.CharField(
        label=_("Ghi chú bàn giao"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Việc còn dở, kinh nghiệm, đầu mối liên hệ. Trưởng khối năm sau sẽ đọc."),
    )


class DepartureForm(forms.Form):
    """Which unit leaves, from which day, why, and who takes its place."""

    unit = forms.ModelChoiceField(label=_("Đơn vị rời khối"), queryset=Unit.objects.none())
    left_on = day_field(_("Từ ngày"))
    successor = forms.ModelChoiceField(
        label=_("Đơn vị kế thừa"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("không có"),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        help_text=_("Ví dụ: sáp nhập theo Quyết định số 12/QĐ-UBND ngày 01/7/2025."),
    )

    def __init__(self, *args: Any, season: Season, asked: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(authority=season.bloc.authority_id).order_by("sort_text", "pk")
        members = members_of(season).order_by().values("unit")
        for name, found in (
            ("unit", units.filter(pk__in=members)),
            ("successor", units.filter(valid_in(season.year))),
        ):
            choose_rows(self, name, found)
        ended = units.filter(pk__in=members, pk=asked).first() if asked else None
        if ended is not None and ended.valid_to is not None:
            day = ended.valid_to + timedelta(1)
            self.initial = {"unit": ended.pk, "left_on": day, "successor": ended.successor_id}

    def facts(self) -> DepartureFacts:
        """What was typed."""
        data = self.cleaned_data
        return DepartureFacts(data["left_on"], data["reason"], data["successor"])

"""Forms of movements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.movements.facts import ActivityFacts, MovementFacts
from thidua.apps.movements.models import Activity, Movement
from thidua.apps.movements.queries import runs_all_movements, units_launching_for
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField


def _text(label: Any, **options: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=2000, required=False, widget=area, **options)


class MovementForm(forms.Form):
    """What a movement is."""

    name = forms.CharField(label=_("Tên phong trào"), max_length=300)
    origin = forms.ChoiceField(label=_("Cấp phát động"), choices=Movement.Origin.choices)
    kind = forms.ChoiceField(label=_("Hình thức"), choices=Movement.Kind.choices)
    unit = forms.ChoiceField(
        label=_("Đơn vị"), required=False, help_text=_("Chỉ chọn khi cấp phát động là đơn vị.")
    )
    starts_on = day_field(_("Ngày phát động"))
    ends_on = day_field(
        _("Ngày kết thúc"), required=False, help_text=_("Theo đợt, chuyên đề thì phải có.")
    )
    goal = _text(_("Mục tiêu"))
    participants = forms.CharField(label=_("Đối tượng tham gia"), max_length=300, required=False)
    in_charge = forms.CharField(label=_("Người phụ trách"), max_length=200, required=False)
    launch_paper = forms.CharField(
        label=_("Văn bản phát động"), max_length=300, required=False,
        help_text=_("Số, ngày, cơ quan ban hành."),
    )  # fmt: skip
    interim_due_on = day_field(_("Hạn sơ kết"), required=False)
    final_due_on = day_field(_("Hạn tổng kết"), required=False)

    def __init__(self, *args: Any, season: Season, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.units: dict[str, Unit] = {
            str(unit.pk): unit for unit in units_launching_for(user, season)
        }
        choices = [(key, unit.called) for key, unit in self.units.items()]
        if runs_all_movements(user, season):
            choose(self, "unit", [("", _("Không")), *choices])
        else:
            choose(self, "unit", choices)
            unit = Movement.Origin.UNIT
            choose(self, "origin", [(unit.value, unit.label)])

    @classmethod
    def of(cls, movement: Movement, user: User) -> "MovementForm":
        """Filled with what is stored."""
        initial = {name: getattr(movement, name) for name in cls.base_fields}
        initial["unit"] = str(movement.unit.pk) if movement.unit else ""
        return cls(initial=initial, season=movement.season, user=user)

    def facts(self) -> MovementFacts:
        """What was typed."""
        said = dict(self.cleaned_data)
        return MovementFacts(**{**said, "unit": self.units.get(said["unit"])})


class ActivityForm(forms.Form):
    """What took place."""

    content = forms.CharField(label=_("Nội dung"), max_length=500)
    kind = forms.ChoiceField(
        label=_("Là"),
        choices=[each for each in Activity.Kind.choices if each[0] != Activity.Kind.FINAL],
    )
    held_on = day_field(_("Ngày"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    people = CountField(label=_("Số người tham gia"), required=False)
    result = forms.CharField(label=_("Kết quả"), max_length=500, required=False)

    def facts(self) -> ActivityFacts:
        """What was typed."""
        return ActivityFacts(**self.cleaned_data)


class ClosingForm(forms.Form):
    """The final review."""

    held_on = day_field(_("Ngày tổng kết"))
    effect = _text(_("Tác dụng, kết quả"))
    lessons = _text(_("Bài học kinh nghiệm"))

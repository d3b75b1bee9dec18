"""Forms of the catalogue, of teams and of awards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.movements.facts import CallFacts, TeamFacts, call_facts_of
from thidua.apps.movements.models import CalledMovement, Movement, Team
from thidua.apps.movements.queries import awards_to_link
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField


class CallForm(forms.Form):
    """A movement that blocs are called to."""

    name = forms.CharField(label=_("Tên phong trào"), max_length=300)
    origin = forms.ChoiceField(label=_("Cấp phát động"), choices=CalledMovement.Origin.choices)
    kind = forms.ChoiceField(label=_("Hình thức"), choices=CalledMovement.Kind.choices)
    launch_paper = forms.CharField(
        label=_("Văn bản phát động"), max_length=300,
        help_text=_("Số, ngày, cơ quan ban hành."),
    )  # fmt: skip
    starts_on = day_field(_("Ngày phát động"))
    ends_on = day_field(
        _("Ngày kết thúc"), required=False, help_text=_("Theo đợt, chuyên đề thì phải có.")
    )
    goal = forms.CharField(
        label=_("Mục tiêu"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    interim_due_on = day_field(_("Hạn sơ kết"), required=False)
    final_due_on = day_field(_("Hạn tổng kết"), required=False)

    @classmethod
    def of(cls, call: CalledMovement) -> "CallForm":
        """Filled with what is stored."""
        facts = call_facts_of(call)
        return cls(initial={name: getattr(facts, name) for name in cls.base_fields})

    def facts(self) -> CallFacts:
        """What was typed."""
        return CallFacts(**self.cleaned_data)


class TeamForm(forms.Form):
    """A team of an activity."""

    event = forms.CharField(
        label=_("Môn, nội dung thi"), max_length=120,
        help_text=_("Ví dụ: bóng chuyền nam, kéo co, cầu lông đôi nữ."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    name = forms.CharField(
        label=_("Tên đội"), max_length=200, required=False,
        help_text=_("Ghi khi đội của nhiều đơn vị, hoặc đơn vị có nhiều đội."),
    )  # fmt: skip
    athletes = CountField(label=_("Số vận động viên"))
    prize = forms.ChoiceField(
        label=_("Giải"), required=False, choices=[("", _("Không")), *Team.Prize.choices]
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=200, required=False)

    def __init__(self, *args: Any, season: Season, **options: Any) -> None:
        super().__init__(*args, **options)
        self.units = {str(each.unit_id): each.unit for each in named_members(season)}
        units = [(key, unit.called) for key, unit in self.units.items()]
        choose(self, "unit", [("", _("Đội chung")), *units])

    def facts(self) -> TeamFacts:
        """What was typed."""
        said = dict(self.cleaned_data)
        return TeamFacts(**{**said, "unit": self.units.get(said["unit"])})


class MovementAwardsForm(forms.Form):
    """Which awards were given for a movement."""

    records = forms.MultipleChoiceField(
        label=_("Khen thưởng của các đơn vị, cá nhân trong Khối"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Đã quyết định cho năm này hoặc năm sau; chỉ gồm những gì bạn được xem."),
    )

    def __init__(self, *args: Any, user: User, movement: Movement, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = awards_to_link(user, movement)
        choose(
            self, "records", [(str(row.pk), f"{row.award_name}: {row.holder_name}") for row in rows]
        )

    def keys(self) -> list[int]:
        """The keys that were ticked."""
        return [int(key) for key in self.cleaned_data["records"]]

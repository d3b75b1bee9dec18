"""Forms of the ledger: one line, and why it is corrected or taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.ledger.facts import DeedFacts
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import deeds_in, sees_whole_ledger, units_to_write_for
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.figure_spec import MOST_COUNT, FigureKind
from thidua.web.ask_once import AskOnceForm
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import QualifiedField

BLOC = "bloc"
WHOLES = 60
"""How many lines are offered as the whole of a part, newest first."""

_DOERS = [(each.value, each.label) for each in Deed.Doer if each is not Deed.Doer.BLOC]


class DeedForm(AskOnceForm):
    """One line of the ledger; what stands after ``done_on`` may be left out."""

    content = forms.CharField(
        label=_("Đã làm gì"), max_length=500, help_text=_("Ví dụ: trao học bổng cho học sinh nghèo")
    )
    quantity = QualifiedField(
        label=_("Số lượng"), required=False, most=MOST_COUNT, help_text=_("467, hơn 3.000 người")
    )
    measure = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    money = QualifiedField(
        label=_("Số tiền"), required=False, kind=FigureKind.MONEY, help_text=_("gần 800 triệu")
    )
    unit = forms.ChoiceField(label=_("Của đơn vị"))
    done_on = day_field(_("Ngày làm (đến ngày)"))
    since = day_field(_("Từ ngày"), required=False)
    is_each = forms.BooleanField(
        label=_("Số tiền trên là của một đơn vị tính (mỗi suất, mỗi căn)"), required=False
    )
    doer = forms.ChoiceField(
        label=_("Ai làm"), choices=_DOERS, required=False, initial=Deed.Doer.UNIT
    )
    doer_name = forms.CharField(
        label=_("Ghi rõ ai làm"), max_length=200, required=False,
        help_text=_("Ví dụ: các doanh nghiệp hội viên"),
    )  # fmt: skip
    partners = forms.MultipleChoiceField(
        label=_("Cùng làm với"), required=False, widget=forms.CheckboxSelectMultiple
    )
    movement = forms.ChoiceField(label=_("Thuộc phong trào"), required=False)
    beneficiary = forms.CharField(label=_("Cho ai"), max_length=200, required=False)
    place = forms.CharField(label=_("Ở đâu"), max_length=200, required=False)
    evidence = forms.CharField(
        label=_("Minh chứng"), max_length=300, required=False,
        help_text=_("Số, ngày văn bản, biên bản bàn giao, đường dẫn tin bài."),
    )  # fmt: skip
    part_of = forms.ChoiceField(
        label=_("Nằm trong kết quả"), required=False,
        help_text=_("“Trong đó”: một phần của kết quả lớn hơn, không cộng thêm vào tổng."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, season: Season, user: User, deed: Deed | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        units = unit_choices(season, user)
        self.is_of_one = len(units) == 1
        choose(self, "unit", units if self.is_of_one else [("", _("Chọn đơn vị")), *units])
        if self.is_of_one:
            self.fields["unit"].initial = units[0][0]
        members = [(str(each.unit_id), each.unit.called) for each in members_of(season)]
        choose(self, "partners", members)
        self.fields["measure"].widget.attrs["list"] = "measures"
        choose(self, "part_of", _wholes(season, user, deed))
        movements = [(str(each.pk), each.name) for each in season.movements.all()]
        choose(self, "movement", [("", _("Không")), *movements])

    @classmethod
    def of(cls, deed: Deed, facts: DeedFacts, user: User) -> "DeedForm":
        """Filled with what is stored."""
        initial = {name: getattr(facts, name, None) for name in cls.base_fields}
        initial |= {
            "unit": str(facts.unit) if facts.unit else BLOC,
            "partners": [str(key) for key in facts.partners],
            "part_of": str(facts.part_of or ""),
            "movement": str(facts.movement or ""),
        }
        return cls(initial=initial, season=deed.season, user=user, deed=deed)

    def facts(self) -> DeedFacts:
        """What was typed."""
        said = dict(self.told)
        is_bloc = said["unit"] == BLOC
        said["unit"] = None if is_bloc else int(said["unit"])
        said["doer"] = Deed.Doer.BLOC.value if is_bloc else said["doer"] or Deed.Doer.UNIT.value
        said["partners"] = tuple(sorted(int(key) for key in said["partners"]))
        for name in ("part_of", "movement"):
            said[name] = int(said[name]) if said[name] else None
        return DeedFacts(**said)


def unit_choices(season: Season, user: User) -> list[tuple[str, str]]:
    """Whose lines the user may write: units by key, the whole bloc last."""
    units = [(str(unit.pk), unit.called) for unit in units_to_write_for(user, season)]
    return [*units, (BLOC, str(_("Cả Khối")))] if sees_whole_ledger(user, season) else units


def _wholes(season: Season, user: User, deed: Deed | None) -> list[tuple[str, str]]:
    """Lines that a part may stand in."""
    lines = deeds_in(season, user).filter(part_of=None)
    if deed is not None:
        lines = lines.exclude(pk=deed.pk)
    found = [(str(key), text) for key, text in lines.values_list("pk", "content")[:WHOLES]]
    if deed is not None and deed.part_of_id and str(deed.part_of_id) not in dict(found):
        found.append((str(deed.part_of_id), str(deed.part_of)))
    return [("", str(_("Không, là một kết quả riêng"))), *found]

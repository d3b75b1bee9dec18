"""What is typed about kinds of units."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.actions.kinds import LONGEST_NAME
from thidua.apps.schemes.facts import PlacedUnit, RankingFacts
from thidua.apps.schemes.models import RankingWay, UnitKind
from thidua.web.fields import choose

NONE = "0"


class MakeKindsForm(forms.Form):
    """The names of new kinds."""

    names = forms.CharField(
        label=_("Tên các loại hình"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một loại hình. Ví dụ: Phòng nghiệp vụ; Viện KSND cấp huyện."),
    )

    def wanted(self) -> list[str]:
        """One name a line, empty lines left out."""
        return [line for line in self.cleaned_data["names"].splitlines() if line.strip()]


class KindForm(forms.Form):
    """What a kind is called."""

    name = forms.CharField(label=_("Tên loại hình"), max_length=LONGEST_NAME)


class RankingWayForm(forms.Form):
    """How units of several kinds are ranked."""

    way = forms.ChoiceField(
        label=_("Cách xếp hạng"),
        choices=RankingWay.Way.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Xếp chung: điểm của đơn vị chia cho điểm tối đa của bảng mình, so giữa mọi loại hình; "
            "số lượng khen thưởng tính trên cả khối. Xếp riêng: mỗi loại hình có hạng và số lượng "
            "khen thưởng của bảng mình."
        ),
    )
    source = forms.CharField(
        label=_("Quy định tại"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Quy chế hoạt động của Khối, Điều 9."),
    )

    def __init__(self, way: RankingWay, post: Any = None) -> None:
        super().__init__(post, initial={"way": way.way, "source": way.source})

    def facts(self) -> RankingFacts:
        """What was chosen."""
        return RankingFacts(self.cleaned_data["way"], self.cleaned_data["source"])


class ChangeKindForm(forms.Form):
    """Why a unit goes over to another kind."""

    reason = forms.CharField(
        label=_("Lý do chuyển loại hình"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: sáp nhập theo nghị quyết, được giao thêm nhiệm vụ từ tháng 7."),
    )


class PlaceForm(forms.Form):
    """A kind for each unit that is shown, or one for all of them."""

    for_all = forms.ChoiceField(
        label=_("Xếp tất cả đơn vị đang hiện vào"),
        required=False,
        help_text=_("Để trống thì theo ô của từng đơn vị."),
    )

    def __init__(
        self, units: Sequence[PlacedUnit], kinds: Iterable[UnitKind], post: Any = None
    ) -> None:
        super().__init__(post)
        self.units = units
        named = [(str(kind.pk), kind.name) for kind in kinds]
        choose(self, "for_all", [("", gettext("(theo từng đơn vị)")), *named])
        choices = [(NONE, gettext("(chưa xếp)")), *named]
        for each in units:
            self.fields[self._key(each)] = forms.ChoiceField(
                label=str(each.unit),
                choices=choices,
                initial=str(each.kind or NONE),
                disabled=bool(each.fixed),
                help_text=each.fixed,
                required=False,
            )

    @staticmethod
    def _key(each: PlacedUnit) -> str:
        return f"unit_{each.unit.pk}"

    def rows(self) -> list[tuple[PlacedUnit, forms.BoundField]]:
        """Each unit with its field."""
        return [(each, self[self._key(each)]) for each in self.units]

    def wanted(self) -> dict[int, int | None]:
        """By unit the kind chosen; those that stay fixed are left out."""
        whole, found = self.cleaned_data["for_all"], {}
        for each in self.units:
            if not each.fixed:
                found[each.unit.pk] = int(whole or self.cleaned_data[self._key(each)] or 0) or None
        return found

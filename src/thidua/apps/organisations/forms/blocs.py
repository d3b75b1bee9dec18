"""Forms of blocs and of their members in a year."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.actions.blocs import bloc_facts
from thidua.apps.organisations.facts import BlocFacts
from thidua.apps.organisations.forms.units import NAMESAKE
from thidua.apps.organisations.models import Bloc, Membership, Unit
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.web.ask_once import AskOnceForm
from thidua.web.asked import is_in, keys_in, text_in
from thidua.web.day_fields import day_field


class BlocForm(AskOnceForm):
    """What is written about a bloc."""

    confirmation = NAMESAKE

    code = forms.CharField(
        label=gettext_lazy("Mã"), max_length=20, help_text=gettext_lazy("Ngắn gọn, ví dụ K07.")
    )
    name = forms.CharField(
        label=gettext_lazy("Tên khối"),
        max_length=250,
        help_text=gettext_lazy("Như trong quyết định chia khối, cụm thi đua."),
    )
    valid_from = day_field(gettext_lazy("Thành lập ngày"), required=False)
    officers_hand_in = forms.BooleanField(
        label=gettext_lazy("Chuyên viên được ký và nộp bảng tự chấm thay thủ trưởng"),
        required=False,
        help_text=gettext_lazy(
            "Không đánh dấu: chuyên viên lập và trình, thủ trưởng đơn vị ký bằng mật khẩu rồi nộp."
        ),
    )

    @classmethod
    def of(cls, bloc: Bloc) -> "BlocForm":
        """Filled with what is stored."""
        facts = bloc_facts(bloc)
        return cls(initial=asdict(facts))

    def facts(self, stored: Bloc | None = None) -> BlocFacts:
        """What was typed; the last day stays as it is."""
        return BlocFacts(**self.told, valid_to=stored.valid_to if stored else None)


class DissolveBlocForm(forms.Form):
    """The last day of a bloc."""

    last_day = day_field(gettext_lazy("Ngày cuối cùng của khối"))


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of the list being edited."""

    unit: Unit
    role: str
    order: int


class MembersForm:
    """The whole list of a year as one form: rows by unit key, and units to add."""

    def __init__(self, rows: list[MemberRow], errors: list[str] | None = None) -> None:
        self.rows = rows
        self.errors = errors or []

    @classmethod
    def of(cls, stored: list[Membership]) -> "MembersForm":
        """Filled with what is stored."""
        return cls([MemberRow(row.unit, row.role, at) for at, row in enumerate(stored, start=1)])

    @classmethod
    def typed(cls, data: QueryDict, units: Mapping[int, Unit]) -> "MembersForm":
        """What was sent: kept rows in the order of their numbers, then the added units."""
        rows: list[MemberRow] = []
        errors: list[str] = []
        for key, unit in units.items():
            if not is_in(data, f"role-{key}") or text_in(data, f"remove-{key}"):
                continue
            order = text_in(data, f"order-{key}")
            spec = FigureSpec(FigureKind.COUNT, name=_("%s, thứ tự") % unit, least=1, most=999)
            number = 999
            try:
                number = int(read_figure(order, spec) or number)
            except UnclearFigure as error:
                errors.append(str(error))
            rows.append(MemberRow(unit, text_in(data, f"role-{key}"), number))
        rows.sort(key=lambda row: row.order)
        here = {row.unit.pk for row in rows}
        for key in keys_in(data, "add"):
            new = units.get(key)
            if new is not None and new.pk not in here:
                rows.append(MemberRow(new, Membership.Role.MEMBER, len(rows) + 1))
                here.add(new.pk)
        numbered = [MemberRow(row.unit, row.role, at) for at, row in enumerate(rows, start=1)]
        return cls(rows if errors else numbered, errors)

    def members(self) -> list[tuple[Unit, str]]:
        """Units with their roles, in order."""
        return [(row.unit, row.role) for row in self.rows]

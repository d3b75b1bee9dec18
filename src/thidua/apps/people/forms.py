"""Forms about people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import valid_in
from thidua.apps.people.actions.people import person_facts
from thidua.apps.people.facts import PersonFacts, TransferFacts
from thidua.apps.people.models import Person
from thidua.web.ask_once import AskOnceForm
from thidua.web.day_fields import day_field
from thidua.web.fields import YES_NO, choose_rows, known
from thidua.web.figure_fields import YearField


class PersonForm(AskOnceForm):
    """What is written about a person."""

    confirmation = _("Đây là người khác, chỉ trùng tên và năm sinh")

    code = forms.CharField(
        label=_("Mã cán bộ"),
        max_length=30,
        help_text=_("Mỗi mã dùng cho một người trong toàn tỉnh (ngành)."),
    )
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    birth_year = YearField(label=_("Năm sinh"), required=False, most=9999)
    sex = forms.ChoiceField(
        label=_("Giới tính"), choices=[("", _("Chưa rõ")), *Person.Sex.choices], required=False
    )
    position = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    staff_class = forms.ChoiceField(label=_("Đối tượng"), choices=Person.StaffClass.choices)
    is_direct_worker = forms.ChoiceField(
        label=_("Lao động trực tiếp"),
        choices=YES_NO,
        required=False,
        help_text=_("Công nhân, nông dân, người trực tiếp làm việc, không giữ chức vụ quản lý."),
    )
    since = day_field(_("Về đơn vị từ ngày"), required=False)
    counts_in_ratios = forms.BooleanField(
        label=_("Tính vào tỷ lệ danh hiệu của đơn vị"), required=False
    )
    is_history_complete = forms.BooleanField(
        label=_("Đã nhập đủ lịch sử khen thưởng"),
        required=False,
        help_text=_("Chưa đủ thì phần thiếu là chưa rõ, không phải là không có."),
    )

    @classmethod
    def of(cls, person: Person) -> "PersonForm":
        """Filled with what is stored."""
        facts = person_facts(person)
        initial = {name: getattr(facts, name, None) for name in cls.base_fields}
        direct = {True: "true", False: "false", None: ""}[facts.is_direct_worker]
        return cls(initial={**initial, "is_direct_worker": direct})

    def facts(self, stored: Person | None = None) -> PersonFacts:
        """What was typed."""
        data = self.told
        data["is_direct_worker"] = known(data["is_direct_worker"])
        return PersonFacts(**data, is_illustrative=stored is not None and stored.is_illustrative)


class LeaveForm(forms.Form):
    """From which day on somebody no longer works here."""

    left_on = day_field(
        _("Nghỉ từ ngày"),
        help_text=_("Nghỉ hưu, thôi việc. Chuyển sang đơn vị khác thì dùng “Chuyển đơn vị”."),
    )


class ReturnForm(forms.Form):
    """From which day on somebody works here again."""

    since = day_field(_("Trở lại từ ngày"))


class TransferForm(forms.Form):
    """Where to, from when, and what the old unit wrote."""

    unit = forms.ModelChoiceField(
        label=_("Chuyển đến"), queryset=Unit.objects.none(), empty_label=_("Chọn đơn vị")
    )
    moved_on = day_field(_("Từ ngày"))
    position = forms.CharField(
        label=_("Chức vụ ở đơn vị mới"), max_length=160, required=False,
        help_text=_("Để trống nếu giữ nguyên."),
    )  # fmt: skip
    opinion = forms.CharField(
        label=_("Ý kiến bằng văn bản của đơn vị cũ"),
        max_length=300,
        required=False,
        help_text=_("Số, ngày, nội dung chính. Bắt buộc khi ở đơn vị cũ từ 6 tháng trở lên."),
    )

    def __init__(self, *args: Any, person: Person, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(valid_in(year), authority=person.authority_id)
        choose_rows(self, "unit", units.exclude(pk=person.unit_id).order_by("sort_text", "name"))

    def facts(self) -> TransferFacts:
        """What was typed."""
        return TransferFacts(**self.cleaned_data)

"""Forms of ratings and of their kinds."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.ratings.facts import KindFacts, RatingFacts, rating_facts_of
from thidua.apps.ratings.models import (
    LONGEST_EVIDENCE,
    LONGEST_PAPER,
    MOST_ORDER,
    Rating,
    RatingKind,
)
from thidua.domain.identity import identity
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField

NONE = "-"


class RatingForm(forms.Form):
    """How a unit was rated."""

    grade = forms.ChoiceField(label=_("Mức"))
    paper_number = forms.CharField(
        label=_("Số văn bản"), max_length=LONGEST_PAPER, required=False,
        help_text=_("Quyết định, thông báo hoặc giấy công nhận."),
    )  # fmt: skip
    paper_date = day_field(_("Ngày văn bản"), required=False)
    evidence = forms.CharField(
        label=_("Minh chứng"), max_length=LONGEST_EVIDENCE, required=False,
        help_text=_("Nơi lưu văn bản hoặc địa chỉ để xem."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: RatingKind, **options: Any) -> None:
        super().__init__(*args, **options)
        grades = [(grade, grade) for grade in kind.grades]
        none = (NONE, _("Đơn vị không có tổ chức này"))
        choose(self, "grade", [("", _("Chọn mức")), *grades, none])

    @classmethod
    def of(cls, rating: Rating) -> "RatingForm":
        """Filled with what is stored."""
        facts = rating_facts_of(rating)
        initial = {name: getattr(facts, name) for name in cls.base_fields}
        initial["grade"] = NONE if facts.has_none else facts.grade
        return cls(initial=initial, kind=rating.kind)

    def facts(self) -> RatingFacts:
        """What was typed."""
        said = dict(self.cleaned_data)
        has_none = said["grade"] == NONE
        return RatingFacts(**{**said, "grade": "" if has_none else said["grade"]},
                           has_none=has_none)  # fmt: skip


class KindForm(forms.Form):
    """A kind of ratings with its grades."""

    name = forms.CharField(label=_("Xếp loại gì"), max_length=100)
    grades = forms.CharField(
        label=_("Các mức"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng một mức, mức cao nhất ở trên."),
    )  # fmt: skip
    enough = CountField(
        label=_("Số mức đầu được tính là đạt"),
        help_text=_("Ghi 2 nếu hai mức trên cùng được tính là đạt."),
    )
    issuer_name = forms.CharField(
        label=_("Cơ quan xếp loại"), max_length=200, required=False,
    )  # fmt: skip
    issuer_code = forms.CharField(
        label=_("Mã đơn vị của cơ quan xếp loại"), max_length=30, required=False,
        help_text=_("Nếu cơ quan có tài khoản: họ ghi được cho mọi đơn vị ở loại này."),
    )  # fmt: skip
    order = CountField(label=_("Thứ tự"), most=MOST_ORDER, required=False)

    def __init__(self, *args: Any, authority: Authority, **options: Any) -> None:
        super().__init__(*args, **options)
        self.authority = authority

    @classmethod
    def of(cls, kind: RatingKind) -> "KindForm":
        """Filled with what is stored."""
        initial = {
            "name": kind.name,
            "grades": "\n".join(kind.grades),
            "enough": kind.enough,
            "issuer_name": kind.issuer_name,
            "issuer_code": kind.issuing_unit.code if kind.issuing_unit else "",
            "order": kind.order,
        }
        return cls(initial=initial, authority=kind.authority)

    def clean_issuer_code(self) -> Unit | None:
        """The unit with this code."""
        code: str = self.cleaned_data["issuer_code"].strip()
        if not code:
            return None
        unit = Unit.objects.filter(authority=self.authority, code_key=identity(code)).first()
        if unit is None:
            told = {"code": code, "authority": self.authority}
            raise forms.ValidationError(
                gettext("Không có đơn vị mã %(code)s ở %(authority)s.") % told
            )
        return unit

    def facts(self) -> KindFacts:
        """What was typed."""
        said = self.cleaned_data
        return KindFacts(
            said["name"],
            said["grades"].splitlines(),
            said["enough"],
            said["issuer_name"],
            said["issuer_code"],
            said["order"] or 0,
        )

"""Forms of pasting a report: the text or file, when it was, and a row for each figure found."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.apps.ledger.facts import DeedFacts, DeedWrite, Origin
from thidua.apps.ledger.forms.deeds import BLOC
from thidua.apps.ledger.models import Deed
from thidua.domain.figure_spec import MOST_COUNT, FigureKind
from thidua.domain.prose.found import EACH
from thidua.domain.prose.telling import Telling
from thidua.domain.qualified import Qualified
from thidua.formats.problems import FormatError
from thidua.formats.report_text import MOST_LETTERS, read_report_lines
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField, QualifiedField

MOST_FOUND = 300
"""Figures taken from one report; what has more is pasted in parts."""


class ReportForm(forms.Form):
    """A report as text, or as the Word or text file that it came in."""

    text = forms.CharField(
        label=_("Dán nội dung báo cáo vào đây"), required=False, max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Hoặc thả tệp Word (.docx), văn bản (.txt) vào đây"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of them; ``lines`` is what it says."""
        said = super().clean() or {}
        file, text = said.get("file"), said.get("text", "")
        if file is None and not text.strip():
            raise ValidationError(_("Dán nội dung hoặc chọn tệp báo cáo."))
        try:
            said["lines"] = read_report_lines(file.read() if file else text.encode())
        except FormatError as error:
            told = " ".join(problem.message for problem in error.problems)
            raise ValidationError(_("Chưa đọc được báo cáo: %s") % told) from None
        return said


class PeriodForm(forms.Form):
    """From when to when the report tells."""

    since = day_field(_("Từ ngày"), required=False)
    done_on = day_field(_("Đến ngày"))


class FoundForm(forms.Form):
    """One figure found in the report, to be looked at, assigned and ticked."""

    take = forms.BooleanField(label=_("Ghi vào sổ"), required=False)
    content = forms.CharField(label=_("Đã làm gì"), max_length=500, required=False)
    quantity = QualifiedField(label=_("Số lượng"), required=False, most=MOST_COUNT)
    measure = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    money = QualifiedField(label=_("Số tiền"), required=False, kind=FigureKind.MONEY)
    is_each = forms.BooleanField(label=_("Số tiền là của mỗi đơn vị tính"), required=False)
    unit = forms.ChoiceField(label=_("Của đơn vị"), required=False)
    sentence = forms.CharField(required=False, widget=forms.HiddenInput)
    said = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    whole = CountField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "unit", units if len(units) == 1 else [("", _("Chọn đơn vị")), *units])

    def clean(self) -> dict[str, Any]:
        """A row that is ticked says what was done and whose it is."""
        said = super().clean() or {}
        if said.get("take"):
            for name, wanted in (("content", _("Ghi đã làm gì.")), ("unit", _("Chọn đơn vị."))):
                if name not in self.errors and not said.get(name):
                    self.add_error(name, wanted)
        return said

    @property
    def parted(self) -> tuple[str, str, str]:
        """The sentence before the figure, the figure, and what follows."""
        sentence, said = str(self["sentence"].value() or ""), str(self["said"].value() or "")
        before, found, after = sentence.partition(said) if said else (sentence, "", "")
        return before, found, after

    def write(self, number: int, since: date | None, done_on: date) -> DeedWrite:
        """The row as a line of the ledger."""
        said = self.cleaned_data
        is_bloc = said["unit"] == BLOC
        facts = DeedFacts(
            content=said["content"],
            done_on=done_on,
            since=since,
            doer=Deed.Doer.BLOC if is_bloc else Deed.Doer.UNIT,
            unit=None if is_bloc else int(said["unit"]),
            quantity=said["quantity"],
            measure=said["measure"],
            money=said["money"],
            is_each=said["is_each"],
        )
        origin = Origin(Deed.Source.PASTED, said["sentence"])
        return DeedWrite(number, facts, origin, said["whole"])


def initial_of(telling: Telling, units: Sequence[tuple[str, str]]) -> dict[str, object]:
    """A row as it is found: ticked, with whose it seems to be."""
    found = telling.found
    only = units[0][0] if len(units) == 1 else ""
    return {
        "take": True,
        "content": telling.clause[:500],
        "quantity": _figure(found.quantity, found.quantity_qualifier),
        "measure": found.unit or "",
        "money": _figure(found.money, found.money_qualifier),
        "is_each": found.money_is == EACH,
        "unit": telling.whose if telling.whose in dict(units) else only,
        "sentence": telling.sentence,
        "said": found.text,
        "whole": None if found.part_of is None else found.part_of + 1,
    }


def _figure(value: Any, qualifier: str | None) -> Qualified | None:
    return None if value is None else Qualified(value, qualifier or "")

"""How a motion is decided, its counts, what was agreed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.actions.motions import Counts, MotionRules
from thidua.apps.meetings.forms.revision import revision_field
from thidua.apps.meetings.models import Candidate, Motion
from thidua.apps.organisations.models import Unit
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField, ShareField


class MotionForm(forms.Form):
    """How a motion is decided and who is put forward."""

    method = forms.ChoiceField(label=_("Cách quyết định"), choices=Motion.Method.choices)
    seats = CountField(label=_("Số lượng được chọn"), least=1, most=20)
    base = forms.ChoiceField(
        label=_("Tỷ lệ tính trên"),
        choices=[("", _("— chỉ khi bỏ phiếu —")), *Motion.Base.choices],
        required=False,
    )
    threshold = ShareField(
        label=_("Tỷ lệ cần đạt"),
        max_length=12,
        required=False,
        help_text=_("Viết 2/3, 80% hoặc 0,8. Quy chế của Khối quyết định, phần mềm không đặt sẵn."),
    )
    strict = forms.BooleanField(label=_("Phải trên tỷ lệ này (không tính bằng)"), required=False)
    threshold_source = forms.CharField(
        label=_("Căn cứ của tỷ lệ"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Điều 8 Quy chế hoạt động của Khối"),
    )
    candidates = forms.MultipleChoiceField(
        label=_("Đơn vị được đề nghị"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)
    revision = revision_field()

    def __init__(self, *args: Any, units: Iterable[tuple[Unit, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(
            self,
            "candidates",
            [(str(unit.pk), f"{unit.called}{standing}") for unit, standing in units],
        )

    @property
    def rules(self) -> MotionRules:
        """What was typed, for the action."""
        names = ("method", "seats", "base", "threshold", "strict", "threshold_source", "note")
        return MotionRules(**{name: self.cleaned_data[name] for name in names})

    @property
    def units(self) -> list[int]:
        """The chosen units, in the order shown."""
        return [int(key) for key in self.cleaned_data["candidates"]]


class CountsForm(forms.Form):
    """A count done by hand."""

    issued = CountField(label=_("Phiếu phát ra"))
    returned = CountField(label=_("Phiếu thu về"))
    invalid = CountField(label=_("Phiếu không hợp lệ"), initial=0)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        for candidate in candidates:
            self.fields[f"votes_{candidate.unit_id}"] = CountField(
                label=_("Số phiếu bầu %s") % candidate.unit.called,
                least=0,
                initial=candidate.votes,
            )

    def clean(self) -> dict[str, Any]:
        """Nobody has more votes than there are valid ballots; the box that is wrong says so."""
        typed = self.cleaned_data
        if {"returned", "invalid"} <= typed.keys():
            valid = max(typed["returned"] - typed["invalid"], 0)
            for name in [name for name in typed if name.startswith("votes_")]:
                if typed[name] > valid:
                    self.add_error(name, _("Số phiếu phải từ 0 đến %d phiếu hợp lệ.") % valid)
        return typed

    @property
    def counts(self) -> Counts:
        """What was typed, for the action."""
        typed = self.cleaned_data
        votes = {row.unit_id: typed[f"votes_{row.unit_id}"] for row in self.candidates}
        return Counts(typed["issued"], typed["returned"], typed["invalid"], votes)


class AgreementForm(forms.Form):
    """What the meeting agreed on."""

    chosen = forms.MultipleChoiceField(
        label=_("Hội nghị thống nhất chọn"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "chosen", [(str(row.unit_id), row.unit.called) for row in candidates])

    @property
    def units(self) -> list[int]:
        """The chosen units."""
        return [int(key) for key in self.cleaned_data["chosen"]]


class ReopenForm(forms.Form):
    """Why a decision is taken back."""

    reason = forms.CharField(label=_("Lý do quyết định lại"), max_length=300)

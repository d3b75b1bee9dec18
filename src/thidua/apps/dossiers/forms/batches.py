"""Several dossiers at once: sent, decided, handed over."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.facts import DecisionFacts, PresentationFacts
from thidua.apps.dossiers.council.vote_words import result_words
from thidua.apps.dossiers.forms.fields import nomination_line
from thidua.apps.dossiers.models import Nomination, NominationPaper
from thidua.web.day_fields import day_field
from thidua.web.fields import choose


class PickForm(forms.Form):
    """Several nominations ticked in a list."""

    pick = forms.MultipleChoiceField(
        label=_("Hồ sơ"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một hồ sơ.")},
    )

    line: Callable[[Nomination], str] = staticmethod(nomination_line)

    def __init__(self, *args: Any, rows: Sequence[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        choose(self, "pick", [(key, self.line(row)) for key, row in self.rows.items()])

    @property
    def picked(self) -> list[Nomination]:
        """Those that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["pick"]]


class SendForm(PickForm):
    """Which dossiers, under which letter."""

    letter = forms.CharField(
        label=_("Tờ trình số"), max_length=120, required=False,
        help_text=_("Ví dụ: 06/TTr-KTĐ ngày 25/12/2023."),
    )  # fmt: skip


class ReceiveTogetherForm(PickForm):
    """Which dossiers, received on which day."""

    received_on = day_field(
        _("Ngày tiếp nhận để thẩm định"),
        help_text=_("Ngày này chọn quy định áp dụng và bắt đầu tính hạn thẩm định."),
    )


class AppraiseTogetherForm(PickForm):
    """Which dossiers, with which opinion; one that lacks something is told apart."""

    opinion = forms.CharField(
        label=_("Ý kiến thẩm định"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi rõ đủ điều kiện, tiêu chuẩn theo quy định nào."),
    )
    appraised_on = day_field(_("Ngày thẩm định"))


class LinkTogetherForm(forms.Form):
    """On which dossiers' lines one issued paper stands."""

    pick = forms.MultipleChoiceField(
        label=_("Hồ sơ còn thiếu văn bản này"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một hồ sơ.")},
    )

    def __init__(self, *args: Any, papers: Sequence[NominationPaper], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(paper.pk): paper for paper in papers}
        lines = [
            (key, f"{nomination_line(paper.nomination)}: {paper.name}")
            for key, paper in self.rows.items()
        ]
        choose(self, "pick", lines)

    @property
    def picked(self) -> list[NominationPaper]:
        """Those that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["pick"]]


def _decide_line(row: Nomination) -> str:
    """The line to tick; what the council did not pass says so where that only warns."""
    warned = [vote for vote in row.council_votes.all() if vote.only_warns]
    line = nomination_line(row)
    if not warned:
        return line
    told = {"line": line, "result": result_words(warned[-1])}
    return gettext("%(line)s (Hội đồng: %(result)s)") % told


class DecideForm(PickForm):
    """Which nominations, by which decision."""

    line = staticmethod(_decide_line)
    number = forms.CharField(label=_("Số quyết định"), max_length=60)
    decided_on = day_field(_("Ngày quyết định"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    signatory = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    signatory_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)

    @property
    def facts(self) -> DecisionFacts:
        """What was typed."""
        return DecisionFacts(**{k: v for k, v in self.cleaned_data.items() if k != "pick"})


class PresentForm(PickForm):
    """Which awards were handed over, when and by whom."""

    presented_on = day_field(_("Ngày trao"))
    presented_by = forms.CharField(label=_("Người trao"), max_length=120)
    presented_for = forms.CharField(
        label=_("Thay mặt"), max_length=70, required=False,
        help_text=_("Ví dụ: Chủ tịch UBND tỉnh."),
    )  # fmt: skip

    @property
    def handing(self) -> PresentationFacts:
        """What was typed."""
        return PresentationFacts(**{k: v for k, v in self.cleaned_data.items() if k != "pick"})

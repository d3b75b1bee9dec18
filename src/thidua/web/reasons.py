"""Why something is done: asked on one form, never missing where it is due, never cut."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.domain.refusal import Refusal


class ReasonMissing(Refusal):
    """The act needs a reason."""


class ReasonTooLong(Refusal):
    """More than is kept; it is not cut, because its end may say what counts."""


def kept_whole(text: str, longest: int, name: str = "") -> str:
    """A reason, or what ``name`` calls it, without spaces around it.

    Raises:
        ReasonTooLong: it has more than ``longest`` characters.
    """
    text = text.strip()
    if len(text) > longest:
        told = {"name": name or _("Lý do"), "length": len(text), "longest": longest}
        raise ReasonTooLong(
            _("%(name)s dài %(length)d ký tự; nhiều nhất %(longest)d. Viết gọn lại.") % told
        )
    return text


class ReasonForm(forms.Form):
    """Why; ``longest`` and ``hint`` say what the act takes."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, longest: int = 500, hint: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"] = forms.CharField(
            label=gettext_lazy("Lý do"),
            max_length=longest,
            help_text=hint,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

"""Asked once, with a tick: what is odd but possible is done for whoever looked at it again.

An act refuses with ``AskedOnce`` unless it is told ``despite_doubts``. ``acting.done`` then shows
the box on an ``AskOnceForm``; a page that knows of doubts beforehand includes
``components/ask_once.html`` and asks ``was_ticked``.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.domain.refusal import Refusal
from thidua.web.asked import is_in

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

TICK = "despite_doubts"


class AskedOnce(Refusal):
    """Something is odd; whoever says that it was looked at may do it all the same."""


class PossibleDouble(AskedOnce):
    """Something is called so already."""


class DoubtsNotReviewed(AskedOnce):
    """Something in a file is odd."""


class AskOnceForm(forms.Form):
    """A form whose last field is a box to confirm, once it was refused as odd."""

    confirmation: ClassVar["StrOrPromise"] = gettext_lazy("Đã xem lại, vẫn ghi như trên")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.add_prefix(TICK) in self.data:
            self.ask()

    def ask(self) -> None:
        """Show the box."""
        self.fields[TICK] = forms.BooleanField(label=self.confirmation, required=False)

    @property
    def told(self) -> dict[str, Any]:
        """What was typed, but for the box."""
        return {name: self.cleaned_data[name] for name in self.fields if name != TICK}

    @property
    def is_ticked(self) -> bool:
        """Whether somebody said that it was looked at."""
        return bool(self.cleaned_data.get(TICK))


def was_ticked(request: HttpRequest) -> bool:
    """The tick of a page without such a form."""
    return is_in(request.POST, TICK)


def refuse_unreviewed(doubts: int, *, despite_doubts: bool) -> None:
    """What is odd in a file was to be looked at again."""
    if doubts and not despite_doubts:
        said = _("Tệp có %d chỗ cần xem lại; đánh dấu “Đã xem lại” rồi mới nhận.")
        raise DoubtsNotReviewed(said % doubts)

"""Tables of a page whose rows come and go: as many forms as were really sent."""

from typing import Any

from django import forms
from django.utils.functional import cached_property

from thidua.domain.typed_figures import read_key

MOST_POSTED = 1000
"""Rows read from a request; far above what is accepted, so that the limit can be explained."""


class _Rows(forms.BaseFormSet[Any]):
    """Rows that were sent, and the one that a button adds; a size that is only said makes none."""

    def total_form_count(self) -> int:
        """Never more than that."""
        said = super().total_form_count()
        return min(said, self._sent + 1) if self.is_bound else said

    @cached_property
    def _sent(self) -> int:
        """One more than the last place that was sent."""
        start = f"{self.prefix}-"
        places = (name.removeprefix(start).partition("-")[0] for name in self.data)
        sent = [place for text in places if (place := read_key(text)) is not None]
        return max(sent, default=-1) + 1


def table(form: type[forms.Form]) -> Any:  # a class made by Django
    """A formset for a table whose rows come and go."""
    return forms.formset_factory(
        form, formset=_Rows, extra=0, max_num=MOST_POSTED, absolute_max=MOST_POSTED
    )

"""The page where a form is set: its details and its table of indicators, valid together."""

from collections.abc import Callable
from typing import Any

from thidua.apps.reports.facts import FormFacts
from thidua.apps.reports.forms.setting import DetailsForm, IndicatorForm, IndicatorTable
from thidua.web.acting import done

SPARE_ROWS = 2


class WholeForm:
    """Both, filled with facts or with what was sent."""

    def __init__(self, facts: FormFacts, data: Any = None) -> None:
        initial = [IndicatorForm.initial_of(each) for each in facts.indicators]
        self.details = DetailsForm(data, initial=DetailsForm.initial_of(facts))
        rows = initial if data is not None else [*initial, *({} for _ in range(SPARE_ROWS))]
        self.indicators = IndicatorTable(data, initial=rows, prefix="indicator")

    @property
    def name(self) -> str:
        """What the form is called."""
        return str(self.details.cleaned_data["name"])

    def facts(self) -> FormFacts:
        """What was typed."""
        rows = (form.row() for form in self.indicators)
        return self.details.facts(row for row in rows if row is not None)

    def is_done(self, act: Callable[[], object]) -> bool:
        """Whether everything is right and the act was done; both parts say what is wrong."""
        if not self.indicators.is_valid():
            self.details.is_valid()
            return False
        return done(self.details, act)

"""What is handed to the actions of reports."""

from dataclasses import dataclass
from datetime import date, datetime

from thidua.apps.reports.models import Indicator, ReportFigure, ReportForm
from thidua.domain.qualified import Qualified


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator as somebody sets it; without a code it is numbered."""

    name: str
    measure: str = ""
    kind: str = Indicator.Kind.NUMBER.value
    source: str = Indicator.Source.TYPED.value
    source_key: str = ""
    group: str = ""
    code: str = ""
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A form with everything that it asks for."""

    period: str
    name: str
    since: date
    until: date
    due_at: datetime
    closes_at: datetime
    guidance: str = ""
    indicators: tuple[IndicatorFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What a unit says of one indicator."""

    figure: Qualified | None = None
    text: str = ""
    note: str = ""
    missing_reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return self == FigureFacts()


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """A later date: why, and who signed it; ``still_late`` only where it came after the date."""

    until: datetime
    reason: str
    signer: str
    is_late: bool = False
    still_late: bool = False


def facts_of(form: ReportForm) -> FormFacts:
    """A stored form as facts."""
    return FormFacts(
        period=form.period,
        name=form.name,
        since=form.since,
        until=form.until,
        due_at=form.due_at,
        closes_at=form.closes_at,
        guidance=form.guidance,
        indicators=tuple(
            IndicatorFacts(
                name=each.name,
                measure=each.measure,
                kind=each.kind,
                source=each.source,
                source_key=each.source_key,
                group=each.group,
                code=each.code,
                is_required=each.is_required,
            )
            for each in form.indicators.all()
        ),
    )


def figure_facts(stored: ReportFigure) -> FigureFacts:
    """A stored figure as facts."""
    return FigureFacts(stored.figure, stored.text, stored.note, stored.missing_reason)

"""The result of every target of a covenant, beside what was promised and what was a year ago."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.pledges.models import CommonTarget
from thidua.apps.pledges.queries.covenants import promise_of
from thidua.apps.reviews.measuring import deeds, people, ratings, sheets
from thidua.apps.reviews.measuring.guessing import guessed
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.measured import Measured, OfUnit, is_percent, with_unit
from thidua.apps.reviews.models import ReviewPeriod, TargetReading, TargetSource
from thidua.domain.award_codes import CLASS_NAMES
from thidua.domain.qualified import worded_quantity
from thidua.domain.target_outcome import HALF, WHOLE, Outcome, outcome_of, share_of

Source = TargetSource.Source
Reader = Callable[[Material, CommonTarget, str], Measured]


def typed(material: Material, target: CommonTarget, key: str) -> Measured:
    """What the head typed for the period."""
    reading = material.readings.get(target.text)
    if reading is None:
        return Measured(None, "", missing=(_("chưa nhập kết quả"),))
    return Measured(reading.figure, _worded(reading, target), reading.note)


_READERS: Mapping[str, Reader] = {
    Source.TYPED: typed,
    Source.LDTT: people.title_holders(
        "ldtt", "advanced_workers", gettext_lazy("số Lao động tiên tiến")
    ),
    Source.CSTDCS: people.title_holders(
        "cstdcs", "grassroots_fighters", gettext_lazy("số Chiến sĩ thi đua cơ sở")
    ),
    Source.COMPLETED: people.completed,
    Source.CLASSED: people.classed,
    Source.SHEETS: sheets.all_criteria,
    Source.CRITERION: sheets.one_criterion,
    Source.LEDGER: deeds.quantity,
    Source.LEDGER_MONEY: deeds.money,
    Source.GROWTH: deeds.growth,
    Source.MOVEMENTS: deeds.movements,
    Source.RATING: ratings.rated,
}


@dataclass(frozen=True, slots=True)
class TargetResult:
    """One target: promised, reached, what that is worth, where from, what is missing."""

    number: int
    target: CommonTarget
    promise: str
    reached: str
    outcome: Outcome
    progress: Fraction | None
    source: str
    key: str
    text: str
    url: str
    missing: tuple[str, ...]
    units: Mapping[int, OfUnit]
    before: str  # the same of the year before, in words
    is_typed: bool

    @property
    def source_name(self) -> str:
        """Where the result comes from, in words."""
        return str(Source(self.source).label)


def results_of(material: Material) -> list[TargetResult]:
    """Every target that the bloc adopted, in the covenant's order."""
    return [
        _result(material, number, target) for number, target in enumerate(material.targets, start=1)
    ]


def source_of(target: CommonTarget, sources: Mapping[str, TargetSource]) -> tuple[str, str]:
    """As somebody said, else as its wording has it."""
    said = sources.get(target.text)
    return (said.source, said.key) if said else guessed(target)


def promised(target: CommonTarget) -> str:
    """What the target promises; a grade by its name, never by its code."""
    name = CLASS_NAMES.get(target.grade, "")
    if name and target.figure is None:
        return _("%s trở lên") % name
    return promise_of(target).replace(target.grade, name) if name else promise_of(target)


def _result(material: Material, number: int, target: CommonTarget) -> TargetResult:
    source, key = source_of(target, material.sources)
    if source == Source.RATING and ratings.kind_named(material, key) is None:
        source, key = Source.TYPED.value, ""
    found = _READERS[source](material, target, key)
    reading = material.readings.get(target.text)
    is_typed = source == Source.TYPED or (found.figure is None and reading is not None)
    if is_typed and source != Source.TYPED:
        found = typed(material, target, key)
    wanted = found.wanted if found.wanted is not None else target.figure
    if wanted is None and reading is not None and is_typed:
        wanted = None if reading.out_of is None else Decimal(reading.out_of)
    course = HALF if material.period == ReviewPeriod.HALF else WHOLE
    outcome = outcome_of(target.operator, wanted, found.figure, course, adds_up=found.adds_up)
    return TargetResult(
        number=number,
        target=target,
        promise=promised(target),
        reached=found.words,
        outcome=outcome if is_typed or found.is_whole else Outcome.UNKNOWN,
        progress=share_of(found.figure, wanted),
        source=Source.TYPED if is_typed else source,
        key=key,
        text=found.text,
        url=found.url,
        missing=found.missing,
        units=found.units,
        before=_before(material, target, source, key),
        is_typed=is_typed,
    )


def _before(material: Material, target: CommonTarget, source: str, key: str) -> str:
    earlier = material.before
    if earlier is None or source == Source.GROWTH:
        return ""
    return _READERS[source](earlier, target, key).words


def _worded(reading: TargetReading, target: CommonTarget) -> str:
    """7/8 đơn vị, 96,5%, gần 40 người."""
    figure = reading.figure
    if reading.out_of is not None:
        whole = with_unit(reading.out_of, "" if is_percent(target) else target.unit_of_measure)
        return f"{worded_quantity(figure)}/{whole}"
    if is_percent(target):
        return worded_quantity(figure) + "%"
    return worded_quantity(figure, target.unit_of_measure)

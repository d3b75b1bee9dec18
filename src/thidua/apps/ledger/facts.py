"""What is handed to the actions of the ledger."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.ledger.models import Deed
from thidua.domain.qualified import Qualified


@dataclass(frozen=True, slots=True)
class DeedFacts:
    """One line as somebody says it; units are keys, money is in đồng."""

    content: str
    done_on: date
    doer: str = Deed.Doer.UNIT
    unit: int | None = None
    partners: tuple[int, ...] = ()
    doer_name: str = ""
    quantity: Qualified | None = None
    measure: str = ""
    money: Qualified | None = None
    is_each: bool = False
    part_of: int | None = None
    movement: int | None = None
    beneficiary: str = ""
    place: str = ""
    since: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """How a line came into the ledger, with the sentence of the report that tells of it."""

    source: str = Deed.Source.TYPED
    sentence: str = ""
    is_illustrative: bool = False


TYPED = Origin()


@dataclass(frozen=True, slots=True)
class DeedWrite:
    """One of many lines written together; ``whole`` is the number of the line it is a part of."""

    number: int
    facts: DeedFacts
    origin: Origin = TYPED
    whole: int | None = None


def facts_of(deed: Deed) -> DeedFacts:
    """A stored line as facts."""
    claim = deed.claim
    return DeedFacts(
        content=deed.content,
        done_on=deed.done_on,
        doer=deed.doer,
        unit=deed.unit_id,
        partners=tuple(sorted(unit.pk for unit in deed.partners.all())),
        doer_name=deed.doer_name,
        quantity=claim.quantity,
        measure=deed.measure,
        money=claim.money,
        is_each=deed.is_each,
        part_of=deed.part_of_id,
        movement=deed.movement_id,
        beneficiary=deed.beneficiary,
        place=deed.place,
        since=deed.since,
        evidence=deed.evidence,
    )

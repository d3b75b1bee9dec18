"""The awards of a file against those that stand: new ones, doubles, contradictions."""

from collections import defaultdict
from dataclasses import dataclass

from thidua.apps.awards.history_import.plan import (
    DecisionDetails,
    DecisionKey,
    Plan,
    PlannedAward,
)
from thidua.apps.awards.history_import.registry import SubjectKey, decision_key, known_awards
from thidua.domain.award_codes import FOR_MERIT
from thidua.domain.vietnamese_text import fold
from thidua.formats.award_history_rows import AwardRow
from thidua.formats.award_history_words import award_words
from thidua.law.catalogue import catalogue

_DETAILS = ("issuer", "signatory", "signatory_office", "fund")


@dataclass(frozen=True, slots=True)
class Held:
    """An award that a subject has, in the registry or by an earlier row."""

    type: str
    year: int | None
    decision: DecisionKey
    state: str
    row: int | None = None

    @property
    def where(self) -> str:
        """For a sentence."""
        return "trong sổ" if self.row is None else f"ở dòng {self.row}"


HeldBy = defaultdict[tuple[SubjectKey, str], list[Held]]


def plan_awards(plan: Plan, rows: list[tuple[AwardRow, SubjectKey]]) -> None:
    """Sort every row: to write, a double to leave out, or a fault."""
    held = _held(plan, rows)
    for row, subject in rows:
        key = decision_key(row.decision, row.decided_on)
        if not _same_details(plan, row, key):
            continue
        earlier = held[subject, row.award]
        double = next((each for each in earlier if _is_double(row, key, each)), None)
        clash = next((each for each in earlier if _clashes(row, each)), None)
        if double is not None:
            _take_double(plan, row, double)
        elif clash is not None:
            said = (
                f"{plan.finder.name_of(subject)} đã có {award_words(row.award)} năm {row.year} "
                f"{clash.where}, theo quyết định khác."
            )
            plan.file.wrong(row, "award", award_words(row.award), said)
        else:
            earlier.append(Held(row.type, row.year, key, row.state, row.number))
            _take(plan, row, subject, key)


def _held(plan: Plan, rows: list[tuple[AwardRow, SubjectKey]]) -> HeldBy:
    """What the file's subjects have in the registry."""
    held: HeldBy = defaultdict(list)
    subjects = {subject for _, subject in rows}
    keys = {kind: {key for k, key in subjects if k == kind} for kind in ("person", "unit")}
    places = {name: place for place, name in enumerate(plan.finder.households)}
    authority = plan.registry.place.authority.pk
    own = plan.registry.place.unit
    for kind, whose, award in known_awards(authority, keys["person"], keys["unit"], places):
        if kind == "household" and own is not None and award.unit != own.pk:
            continue
        place = places[str(whose)] if kind == "household" else int(whose)
        entry = Held(award.type, award.year, award.decision, award.state)
        held[(kind, place), award.award].append(entry)
    return held


def _same_details(plan: Plan, row: AwardRow, key: DecisionKey) -> bool:
    """Rows of one decision may leave its details out, but not contradict each other."""
    first = plan.decisions.get(key)
    if first is None:
        first = DecisionDetails(row.number, row.decision, row.decided_on)
        plan.decisions[key] = first
    for name in _DETAILS:
        here, there = getattr(row, name), getattr(first, name)
        if here and there and fold(here) != fold(there):
            said = (
                f"quyết định {row.decision} ngày {row.decided_on:%d/%m/%Y}: dòng trước ghi "
                f"«{there}», dòng này ghi «{here}»."
            )
            plan.file.wrong(row, name, here, said)
            return False
        setattr(first, name, there or here)
    return True


def _is_double(row: AwardRow, key: DecisionKey, held: Held) -> bool:
    """The same award by the same decision."""
    types_agree = not row.type or not held.type or row.type == held.type
    return held.decision == key and types_agree


def _take_double(plan: Plan, row: AwardRow, held: Held) -> None:
    """Left out when it says the same; a fault when it contradicts."""
    if None not in {row.year, held.year} and row.year != held.year:
        said = f"cùng quyết định {held.where} ghi năm được xét {held.year}."
        plan.file.wrong(row, "year", str(row.year), said)
    elif row.state != held.state:
        plan.file.wrong(row, "state", "", f"{held.where} ghi trạng thái khác.")
    else:
        whose = row.who.name or row.who.code
        said = f"Dòng {row.number}: {award_words(row.award)} của {whose} đã có {held.where}."
        plan.note_double(said)


def _clashes(row: AwardRow, held: Held) -> bool:
    """A title once a year, a form for merit once a year; what was revoked stands in no way."""
    if row.year is None or row.year != held.year or "revoked" in {row.state, held.state}:
        return False
    return catalogue()[row.award].group == "title" or row.type == held.type == FOR_MERIT


def _take(plan: Plan, row: AwardRow, subject: SubjectKey, key: DecisionKey) -> None:
    unit = plan.finder.unit_of(subject)
    if row.holder_unit:
        unit = plan.finder.units.any(row, "holder_unit", row.holder_unit)
    elif subject[0] == "household":
        unit = _household_unit(plan, row)
    if unit is not None:
        plan.awards.append(PlannedAward(row, subject, unit, key))


def _household_unit(plan: Plan, row: AwardRow) -> int | None:
    own = plan.registry.place.unit
    if row.who.unit:
        return plan.finder.units.own(row, "unit", row.who.unit)
    if own is None:
        plan.file.wrong(row, "unit", "", "thiếu đơn vị lập hồ sơ cho hộ gia đình.")
        return None
    return own.pk

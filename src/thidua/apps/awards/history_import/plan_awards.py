"""The awards of a file, each weighed as the form weighs it: new, there already, or refused."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.awards.guards import (
    Candidate,
    HeldAward,
    given,
    refuse_unfit_award,
    weigh_against,
    weigh_alone,
)
from thidua.apps.awards.history_import.plan import (
    DecisionDetails,
    DecisionKey,
    Plan,
    PlannedAward,
)
from thidua.apps.awards.history_import.registry import (
    KnownAward,
    SubjectKey,
    decision_key,
    known_awards,
)
from thidua.apps.awards.refusals import AwardRefused
from thidua.domain.award_clashes import is_repeated
from thidua.domain.award_dates import AwardDates
from thidua.domain.identity import reads_as
from thidua.formats.award_history_layout import KIND_WORDS
from thidua.formats.award_history_rows import AwardRow
from thidua.web.words import written_day

_DETAILS = ("issuer", "signatory", "signatory_office", "fund")
DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Held:
    """An award that a subject has, in the registry or by an earlier row."""

    standing: HeldAward
    state: str

    @property
    def where(self) -> str:
        """For a sentence."""
        row = self.standing.row
        return _("trong sổ") if row is None else _("ở dòng %(row)s") % {"row": row}


HeldBy = defaultdict[SubjectKey, list[Held]]


def plan_awards(plan: Plan, rows: list[tuple[AwardRow, SubjectKey]], *, today: date) -> None:
    """Sort every row: to write, a double to leave out, or a fault; note what is odd."""
    held = _held(plan, rows)
    for row, subject in rows:
        key = decision_key(row.decision, row.decided_on)
        if not _same_details(plan, row, key):
            continue
        new = _candidate(plan, row, subject, key)
        earlier = held[subject]
        repeated = next((e for e in earlier if is_repeated(new.given, e.standing.given)), None)
        if repeated is not None:
            _leave_out(plan, row, repeated)
        elif _weigh(plan, row, new, earlier, today):
            standing = HeldAward(
                new.given, new.holder, _decision_words(row), row.number, new.award_name
            )
            earlier.append(Held(standing, row.state))
            _take(plan, row, subject, key)


def is_given_so(plan: Plan, row: AwardRow) -> bool:
    """Whether such an award is given to such subjects on that day, whoever it is."""
    try:
        refuse_unfit_award(row.award, row.who.kind, row.decided_on, _called(plan, row))
    except AwardRefused as refusal:
        _refuse(plan, row, refusal)
        return False
    return True


def _called(plan: Plan, row: AwardRow) -> str:
    return plan.names.of(row.award, row.decided_on)


def _refuse(plan: Plan, row: AwardRow, refusal: AwardRefused) -> None:
    for fault in refusal.faults:
        plan.file.wrong(row, fault.field, _written(plan, row, fault.field), fault.text)


def _candidate(plan: Plan, row: AwardRow, subject: SubjectKey, key: DecisionKey) -> Candidate:
    dates = AwardDates(
        row.decided_on,
        row.year,
        row.period_from,
        row.period_to,
        row.presented_on,
        row.revoked_on,
        birth_year=row.who.birth_year or plan.finder.born(subject),
    )
    return Candidate(
        kind=row.who.kind,
        holder=plan.finder.name_of(subject),
        award=row.award,
        dates=dates,
        decision=str(key),
        type=row.type,
        basis=row.basis,
        award_name=_called(plan, row),
    )


def _weigh(plan: Plan, row: AwardRow, new: Candidate, earlier: Sequence[Held], today: date) -> bool:
    """Whether the row may be written; what was revoked stands in no way."""
    standing = [each.standing for each in earlier if each.state == DECIDED]
    try:
        doubts = weigh_alone(new, today=today)
        if row.state == DECIDED:
            doubts += weigh_against(new, standing)
    except AwardRefused as refusal:
        _refuse(plan, row, refusal)
        return False
    for doubt in doubts:
        plan.file.ask(row, "award", new.award_name, f"{new.holder}: {doubt}")
    return True


def _written(plan: Plan, row: AwardRow, field: str) -> str:
    """What a cell says, for a list of faults."""
    if field == "kind":
        return KIND_WORDS[row.who.kind]
    value = _called(plan, row) if field == "award" else getattr(row, field)
    return written_day(value) if isinstance(value, date) else str(value or "")


def _decision_words(row: AwardRow) -> str:
    """The decision of a row in words."""
    return _("%(decision)s ngày %(decided_on)s") % {
        "decision": row.decision,
        "decided_on": written_day(row.decided_on),
    }


def _held(plan: Plan, rows: list[tuple[AwardRow, SubjectKey]]) -> HeldBy:
    """What the file's subjects have in the registry."""
    held: HeldBy = defaultdict(list)
    subjects = {subject for _row, subject in rows}
    keys = {kind: {key for k, key in subjects if k == kind} for kind in ("person", "unit")}
    places = {name: place for place, name in enumerate(plan.finder.households)}
    authority = plan.registry.place.authority.pk
    own = plan.registry.place.unit
    for kind, whose, award in known_awards(authority, keys["person"], keys["unit"], places):
        if kind == "household" and own is not None and award.unit != own.pk:
            continue
        place = places[str(whose)] if kind == "household" else int(whose)
        held[kind, place].append(_known(plan, award))
    return held


def _known(plan: Plan, award: KnownAward) -> Held:
    key = decision_key(award.number, award.decided_on)
    words = _("%(award_number)s ngày %(decided_on)s") % {
        "award_number": award.number,
        "decided_on": written_day(award.decided_on),
    }
    known = given(award.award, award.type, award.period, str(key))
    name = plan.names.of(award.award, award.decided_on)
    return Held(HeldAward(known, award.holder, words, award_name=name), award.state)


def _same_details(plan: Plan, row: AwardRow, key: DecisionKey) -> bool:
    """Rows of one decision may leave its details out, but not contradict each other."""
    first = plan.decisions.get(key)
    if first is None:
        first = DecisionDetails(row.number, row.decision, row.decided_on)
        plan.decisions[key] = first
    for name in _DETAILS:
        here, there = getattr(row, name), getattr(first, name)
        if here and there and not (reads_as(here, there) or reads_as(there, here)):
            said = _(
                "quyết định %(decision)s ngày %(decided_on)s: dòng trước ghi "
                "«%(there)s», dòng này ghi «%(here)s»."
            ) % {
                "decision": row.decision,
                "decided_on": written_day(row.decided_on),
                "there": there,
                "here": here,
            }
            plan.file.wrong(row, name, here, said)
            return False
        setattr(first, name, there or here)
    return True


def _leave_out(plan: Plan, row: AwardRow, held: Held) -> None:
    """There already: left out when it says the same, a fault when it stands otherwise."""
    if row.state != held.state:
        plan.file.wrong(
            row, "state", "", _("%(where)s ghi trạng thái khác.") % {"where": held.where}
        )
    else:
        whose = row.who.name or row.who.code
        said = _("Dòng %(row_number)s: %(award)s của %(whose)s đã có %(where)s.") % {
            "row_number": row.number,
            "award": _called(plan, row),
            "whose": whose,
            "where": held.where,
        }
        plan.note_double(said)


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
        plan.file.wrong(row, "unit", "", _("thiếu đơn vị lập hồ sơ cho hộ gia đình."))
        return None
    return own.pk

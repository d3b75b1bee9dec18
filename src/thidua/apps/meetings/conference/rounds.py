"""The votes on each motion in their order: counted by hand, or told by the app of ballots."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.registries.rounds import Round, threshold_words, told_rounds
from thidua.documents.kinds.voting import Vote, VotingRound
from thidua.domain.vote_outcome import VoteOutcome

_TOLD = ("base", "threshold", "strict", "threshold_source", "issued", "outcome")


def rounds_of(motions: Sequence[Motion]) -> dict[int, list[Round]]:
    """By the motion's key; nothing for what was decided without a vote."""
    told = told_rounds([motion.pk for motion in motions])
    return {motion.pk: [*_typed(motion), *told.get(motion.pk, ())] for motion in motions}


def count_as_told(motion: Motion, reason: str) -> dict[str, Any]:
    """A count done by hand that is taken back, as it stays in the motion."""
    names = {row.unit.code: row.unit.called for row in motion.candidates.select_related("unit")}
    return {name: getattr(motion, name) for name in _TOLD} | {"names": names, "reason": reason}


def _typed(motion: Motion) -> Iterable[Round]:
    """Counts by hand: those taken back, each with why the next was held, then the one in force."""
    reason, number = "", 0
    for number, told in enumerate(motion.earlier, start=1):
        yield _by_hand(told, number, reason, decides=False)
        reason = told["reason"]
    kept = motion.kept
    if kept is None or kept.returned is None or motion.source != Motion.Source.COUNTS:
        return
    now = {name: getattr(motion, name) for name in _TOLD}
    names = {row.unit.code: row.unit.called for row in motion.candidates.all()}
    yield _by_hand(now | {"names": names}, number + 1, reason, decides=True)


def _by_hand(told: Mapping[str, Any], number: int, reason: str, *, decides: bool) -> Round:
    return Round(
        number=number,
        way=str(Motion.Source.COUNTS.label),
        base_name=str(Motion.Base(told["base"]).label),
        threshold=threshold_words(
            told["threshold"], told["threshold_source"], strict=told["strict"]
        ),
        issued=told["issued"],
        names=told["names"],
        outcome=VoteOutcome.from_mapping(told["outcome"]),
        repeat_reason=reason,
        decides=decides,
    )


def deciding_round(rounds: Iterable[Round], code: str) -> Round | None:
    """The last counted vote in which the candidate stood: its figures are the candidate's."""
    found = None
    for each in rounds:
        if each.decides and each.outcome is not None and each.outcome.line(code):
            found = each
    return found


def vote_in(held: Round, code: str) -> Vote | None:
    """One candidate's count with the base and threshold of that very vote."""
    outcome = held.outcome
    line = outcome.line(code) if outcome else None
    if outcome is None or line is None or line.votes is None or outcome.base is None:
        return None
    return Vote(
        agree=line.votes,
        base=outcome.base,
        base_name=held.base_name,
        threshold=held.threshold,
        passed=code in outcome.elected,
        disagree=outcome.against(line) if held.answers else None,
        invalid=outcome.invalid,
    )


def vote_on(rounds: Iterable[Round], code: str) -> Vote | None:
    """The count that decided about a candidate, if there was a vote."""
    held = deciding_round(rounds, code)
    return vote_in(held, code) if held else None


def as_written(rounds: Sequence[Round]) -> tuple[VotingRound, ...]:
    """The votes as papers tell them."""
    return tuple(_written(each, each.number if len(rounds) > 1 else 0) for each in rounds)


def _written(held: Round, number: int) -> VotingRound:
    outcome = held.outcome
    if outcome is None:
        return VotingRound(
            number, stopped=held.stopped, reason=held.repeat_reason, issued=held.issued
        )
    votes = [(line.candidate, vote_in(held, line.candidate)) for line in outcome.counts]
    return VotingRound(
        number,
        issued=held.issued,
        returned=outcome.returned,
        invalid=outcome.invalid,
        rule=f"tỷ lệ tính trên {held.base_name} ({outcome.base}); mức cần đạt: {held.threshold}",
        votes=tuple((held.names.get(code, code), vote) for code, vote in votes if vote),
        elected=tuple(held.names.get(code, code) for code in outcome.elected),
        tied=tuple(held.names.get(code, code) for code in outcome.tied),
        reason=held.repeat_reason,
        decides=held.decides,
    )

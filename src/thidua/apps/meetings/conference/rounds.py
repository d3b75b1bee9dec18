"""The votes on each motion in their order: counted by hand, or told by the app of ballots."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.registries.rounds import Round, threshold_words, told_rounds
from thidua.apps.seasons.queries import names_in
from thidua.documents.kinds.voting import Vote, VotingRound
from thidua.domain.vote_outcome import VoteOutcome

_TOLD = ("base", "threshold", "strict", "threshold_source", "issued", "outcome")


def rounds_of(motions: Sequence[Motion]) -> dict[int, list[Round]]:
    """By the motion's key, all of one conference; nothing for what was decided without a vote."""
    told = told_rounds([motion.pk for motion in motions])
    return {motion.pk: _in_order(motion, told.get(motion.pk, ())) for motion in motions}


def _in_order(motion: Motion, told: Iterable[Round]) -> list[Round]:
    """Counts by hand and ballots as they came; a count after a ballot decides, not the ballot."""
    taken_back, in_force = _typed(motion)
    ballots = list(told)
    if in_force and any("outcome" not in each for each in motion.earlier):
        ballots = [replace(each, decides=False) for each in ballots]
        held = [*ballots, *taken_back, *in_force]
    else:
        held = [*taken_back, *in_force, *ballots]
    return [replace(each, number=number) for number, each in enumerate(held, start=1)]


def reopening_as_told(motion: Motion, reason: str) -> dict[str, Any]:
    """What stays in the motion of a decision that is taken back: a count with its figures."""
    kept = motion.kept
    if motion.source == Motion.Source.COUNTS and kept and kept.returned is not None:
        return count_as_told(motion, reason)
    by_ballot = motion.source == Motion.Source.BALLOT
    way = motion.get_source_display() if by_ballot else motion.get_method_display()
    return {"way": str(way), "reason": reason}


def reopenings(motion: Motion) -> list[str]:
    """Why decisions were taken back, where no vote held again says it."""
    counts_now = _counts_now(motion)
    untold = [each for each in motion.earlier if "outcome" not in each or not counts_now]
    counted = str(Motion.Source.COUNTS.label)
    return [
        _("Quyết định lại nội dung “%(title)s” (trước đó: %(way)s), lý do: %(reason)s.")
        % {
            "title": motion.title,
            "way": each.get("way", counted).lower(),
            "reason": each["reason"].rstrip("."),
        }
        for each in untold
    ]


def count_as_told(motion: Motion, reason: str) -> dict[str, Any]:
    """A count done by hand that is taken back, as it stays in the motion."""
    told = {name: getattr(motion, name) for name in _TOLD}
    return told | {"names": _stood(motion), "reason": reason}


def _stood(motion: Motion) -> dict[str, str]:
    """Who stood, by code, as called on the day of the decision."""
    rows, names = motion.candidates.all(), names_in(motion.conference.season)
    return {row.unit.code: names.at(row.unit, motion.decided_at) for row in rows}


def _counts_now(motion: Motion) -> bool:
    """Whether a count by hand is in force."""
    kept = motion.kept
    return bool(kept and kept.returned is not None and motion.source == Motion.Source.COUNTS)


def _typed(motion: Motion) -> tuple[list[Round], list[Round]]:
    """Counts by hand: those taken back, each with why the next was held; the one in force."""
    reason, taken_back = "", []
    for told in motion.earlier:
        if "outcome" in told:
            taken_back.append(_by_hand(told, reason, decides=False))
        reason = told["reason"] if "outcome" in told else ""
    if not _counts_now(motion):
        return taken_back, []
    now = {name: getattr(motion, name) for name in _TOLD} | {"names": _stood(motion)}
    return taken_back, [_by_hand(now, reason, decides=True)]


def _by_hand(told: Mapping[str, Any], reason: str, *, decides: bool) -> Round:
    return Round(
        number=0,
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
        rule=_("tỷ lệ tính trên %(base_name)s (%(base)s); mức cần đạt: %(threshold)s")
        % {"base_name": held.base_name, "base": outcome.base, "threshold": held.threshold},
        votes=tuple((held.names.get(code, code), vote) for code, vote in votes if vote),
        elected=tuple(held.names.get(code, code) for code in outcome.elected),
        tied=tuple(held.names.get(code, code) for code in outcome.tied),
        reason=held.repeat_reason,
        decides=held.decides,
    )

"""Every round that was held on motions with its own figures, stopped ones too."""

from collections.abc import Collection, Iterable

from thidua.apps.ballots.box.outcomes import chain_of
from thidua.apps.ballots.models import Ballot, Nominee
from thidua.apps.meetings.registries.rounds import Round, threshold_words
from thidua.apps.organisations.units.naming import Names, past_names


def ballot_rounds(motions: Collection[int], *, before: int | None = None) -> dict[int, list[Round]]:
    """Published and stopped ballots in their order; an acclamation is no round.

    Who stood is shown under the names of the day of the vote.
    """
    rows = Ballot.objects.filter(
        motion__in=motions, state__in=[Ballot.State.PUBLISHED, Ballot.State.VOID]
    )
    if before is not None:
        rows = rows.filter(pk__lt=before)
    by_motion: dict[int, list[Ballot]] = {}
    rows = rows.select_related("previous").prefetch_related("nominees__unit").order_by("pk")
    for ballot in rows:
        by_motion.setdefault(ballot.motion_id, []).append(ballot)
    if not by_motion:
        return {}
    units = Nominee.objects.filter(ballot__in=rows.order_by()).values("unit")
    names = Names(past_names(units))
    return {motion: list(_rounds(ballots, names)) for motion, ballots in by_motion.items()}


def _rounds(ballots: list[Ballot], names: Names) -> Iterable[Round]:
    counted = [each for each in ballots if each.state == Ballot.State.PUBLISHED]
    deciding = {each.pk for each in chain_of(counted[-1])} if counted else set()
    voted = [each for each in ballots if each.kept is None or not each.kept.acclaimed]
    for number, ballot in enumerate(voted, start=1):
        yield Round(
            number=number,
            way=str(ballot.get_way_display()),
            base_name=str(ballot.get_base_display()),
            threshold=threshold_words(
                ballot.threshold, ballot.threshold_source, strict=ballot.strict
            ),
            issued=ballot.issued,
            names={
                row.unit.code: names.at(row.unit, ballot.closed_at) for row in ballot.nominees.all()
            },
            outcome=ballot.kept,
            stopped=ballot.void_reason,
            repeat_reason=ballot.repeat_reason,
            decides=ballot.kept is None or ballot.pk in deciding,
            answers=ballot.kind == Ballot.Kind.YES_NO,
        )

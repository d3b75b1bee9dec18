"""Two people at one dossier in the same moment: it moves one step, the other is told why."""

import pytest

from tests.apps.dossiers import story
from tests.factories import World
from tests.security.test_races import TIMES, at_once, fresh, written
from thidua.apps.awards.facts import DecisionFacts
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.actions.appraising import receive_dossier
from thidua.apps.dossiers.actions.council_votes import enter_votes
from thidua.apps.dossiers.actions.deciding import decide_dossiers
from thidua.apps.dossiers.actions.nominating import nominate_from_conference
from thidua.apps.dossiers.models import Nomination, Reception
from thidua.domain.council_vote import CouncilCount

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_conference_makes_its_nominations_once(transactional_world: World) -> None:
    world = transactional_world
    conference = story.hold(world)

    told = at_once(
        *[lambda: nominate_from_conference(conference, actor=fresh(world.head), at=story.SENT)]
        * TIMES
    )

    assert told == ["NothingToNominate"] * (TIMES - 1) + ["done"]
    assert Nomination.objects.count() == written("dossiers.nominate_from_conference") == 2


def test_a_dossier_is_received_voted_and_decided_once(transactional_world: World) -> None:
    world = transactional_world
    story.set_share(world)
    nomination = story.sent(world)
    received = at_once(
        *[
            lambda: receive_dossier(
                nomination, story.RECEIVED, actor=fresh(world.standing), at=story.AT_RECEPTION
            )
        ]
        * TIMES
    )
    assert received == ["WrongStep"] * (TIMES - 1) + ["done"]
    assert Reception.objects.count() == 1

    Nomination.objects.filter(pk=nomination.pk).update(state="appraised")
    meeting = story.council(world, nomination)
    counts = {meeting.votes.get().pk: CouncilCount(9, 0, 9, 0)}
    voted = at_once(
        *[
            lambda: enter_votes(
                meeting, counts, revision=0, actor=fresh(world.standing), at=story.AT_COUNCIL
            )
        ]
        * TIMES
    )
    assert voted == ["StalePage"] * (TIMES - 1) + ["done"]

    facts = DecisionFacts("100/QĐ-UBND", story.DECIDED)
    decided = at_once(
        *[
            lambda: decide_dossiers(
                [nomination], facts, actor=fresh(world.standing), at=story.AT_DECISION
            )
        ]
        * TIMES
    )
    assert decided == ["WrongStep"] * (TIMES - 1) + ["done"]
    assert (Decision.objects.count(), AwardRecord.objects.count()) == (1, 1)

"""What the council votes on, by the law or the authority; a share that nobody read only warns."""

from datetime import date

import pytest

from tests.apps.dossiers import story
from tests.factories import World
from thidua.apps.awards.facts import DecisionFacts
from thidua.apps.awards.models import AwardRecord
from thidua.apps.dossiers.actions.deciding import decide_dossiers
from thidua.apps.dossiers.council.vote_shares import CouncilRules, ready_to_decide
from thidua.apps.dossiers.council.vote_words import result_words
from thidua.apps.dossiers.models import CouncilVote

pytestmark = pytest.mark.django_db
FACTS = DecisionFacts("100/QĐ-UBND", story.DECIDED)


def test_no_vote_where_the_council_does_not_vote_on_the_award(world: World) -> None:
    """By the law of 2023 the council votes on no flag of a province unless the province says so."""
    nomination = story.appraised(world)

    decide_dossiers([nomination], FACTS, actor=world.standing, at=story.AT_DECISION)

    assert CouncilVote.objects.count() == 0
    assert AwardRecord.objects.get().award == "CO_TINH"


@pytest.mark.parametrize(
    ("award", "day", "needed", "source"),
    [
        ("CO_TINH", date(2023, 12, 31), False, ""),
        ("CSTD_TINH", date(2023, 12, 31), True, "NĐ 91/2017, Điều 45 khoản 8"),
        ("CO_TINH", date(2024, 1, 1), True, "NĐ 98/2023, Điều 30 khoản 7"),
        ("CSTDCS", date(2024, 1, 1), True, "NĐ 98/2023, Điều 30 khoản 7"),
        ("CO_CP", date(2025, 7, 1), True, "NĐ 152/2025; chưa chắc chắn"),
        ("BK_TINH", date(2024, 1, 1), False, ""),
        ("TTLDXS", date(2024, 1, 1), False, ""),
        ("BK_TTG", date(2024, 1, 1), False, ""),
    ],
)
def test_the_council_votes_on_what_the_law_names(
    world: World, award: str, day: date, needed: bool, source: str
) -> None:
    need = CouncilRules(world.authority).need(award, day)

    assert (need.is_needed, need.source) == (needed, source)


def test_the_authority_says_what_its_council_votes_on(world: World) -> None:
    for key, value in (
        ("council_vote_needed_co_tinh", "0"), ("council_vote_share_bk_tinh", "0.7"),
        ("council_vote_needed", "1"),
    ):  # fmt: skip
        story.set_share(world, key, value)
    rules, day = CouncilRules(world.authority), date(2024, 1, 1)

    told = {code: rules.need(code, day).is_needed for code in ("CO_TINH", "BK_TINH", "GK", "CO_CP")}

    assert told == {"CO_TINH": False, "BK_TINH": True, "GK": True, "CO_CP": True}
    assert not CouncilRules(world.authority).need("GK", date(2019, 1, 1)).is_needed


def test_a_share_that_nobody_read_warns_and_does_not_stop(world: World) -> None:
    nomination = story.voted(world, agree=8)
    vote = nomination.council_votes.get()
    assert (vote.passed, vote.only_warns) == (False, False)
    vote.confidence = "uncertain"
    vote.save()

    assert "chỉ cảnh báo" in result_words(vote)
    assert [row.pk for row in ready_to_decide(world.authority)] == [nomination.pk]
    decide_dossiers([nomination], FACTS, actor=world.standing, at=story.AT_DECISION)

    assert AwardRecord.objects.get().award == "CO_TINH"

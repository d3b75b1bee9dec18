"""The council votes of ALL members, decisions make awards, a revoked one counts no more."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.dossiers import story
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.awards.actions.presenting import present_decision
from thidua.apps.awards.actions.revocation import revoke_award
from thidua.apps.awards.facts import DecisionFacts, PresentationFacts, RevocationFacts
from thidua.apps.awards.models import AwardRecord, Decision, YearRecord
from thidua.apps.awards.refusals import DatesImpossible
from thidua.apps.dossiers.actions.appraising import simplify_dossier
from thidua.apps.dossiers.actions.council import (
    Agenda,
    MeetingFacts,
    MemberFacts,
    close_council,
    convene_council,
    edit_council,
)
from thidua.apps.dossiers.actions.council_votes import enter_votes, take_back_vote
from thidua.apps.dossiers.actions.deciding import (
    decide_dossiers,
    note_recovery,
    present_dossiers,
    revoke_dossier,
)
from thidua.apps.dossiers.actions.nominating import NominationFacts, nominate_by_hand
from thidua.apps.dossiers.actions.refusing import refuse_dossier
from thidua.apps.dossiers.council.vote_words import result_words
from thidua.apps.dossiers.dossier.verdicts import verdict_for
from thidua.apps.dossiers.models import CouncilVote, Nomination
from thidua.apps.dossiers.papers.council import LETTER, letter_document, minutes_document
from thidua.apps.dossiers.refusals import (
    CountsRefused,
    DayRefused,
    DecisionRefused,
    GuardRefused,
    MeetingClosed,
    MeetingNotReady,
    MembersMissing,
    NoVoteShare,
    VoteEntered,
    WrongStep,
)
from thidua.apps.meetings.models import Candidate
from thidua.apps.paperwork.actions.texts import save_text
from thidua.documents.text import plain
from thidua.domain.council_vote import CouncilCount
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
FACTS = DecisionFacts("100/QĐ-UBND", story.DECIDED)


def test_eight_of_nine_is_not_ninety_per_cent_of_all(world: World) -> None:
    nomination = story.voted(world, agree=8)

    vote = nomination.council_votes.get()
    assert (vote.agree, vote.needed, vote.members, vote.written, vote.passed) == (8, 9, 9, 1, False)
    assert result_words(vote) == (
        "8/9 phiếu đồng ý, cần 90% của 9 thành viên = 9 phiếu (Quyết định số 1/QĐ-UBND): chưa đạt"
    )
    with pytest.raises(WrongStep, match="8/9 phiếu, cần 9"):
        decide_dossiers([nomination], FACTS, actor=world.standing, at=story.AT_DECISION)
    refuse_dossier(
        nomination, "Hội đồng không thông qua", story.COUNCIL, actor=world.standing,
        at=story.AT_COUNCIL,
    )  # fmt: skip
    assert Candidate.objects.get(unit=world.units["AAA"], motion__kind="award").is_chosen


def test_eight_of_nine_is_eighty_per_cent(world: World) -> None:
    story.set_share(world, "council_vote_share_co_tinh", "0.8")

    nomination = story.voted(world, agree=8)

    vote = nomination.council_votes.get()
    assert (vote.needed, vote.passed, vote.share) == (8, True, "0.8")


def test_without_a_share_nothing_is_entered(world: World) -> None:
    nomination = story.appraised(world)
    meeting = story.council(world, nomination)

    with pytest.raises(NoVoteShare, match="Chưa có quy định tỷ lệ phiếu") as refused:
        story.vote(world, meeting)

    assert refused.value.way_out == (
        f"/organisations/authorities/{world.authority.pk}/settings/?key=council_vote_share_co_tinh",
        "Đặt tỷ lệ và căn cứ",
    )
    assert CouncilVote.objects.get().passed is None


def test_counts_are_those_of_this_council(world: World) -> None:
    story.set_share(world)
    nomination = story.appraised(world)
    lines = [MemberFacts("A"), MemberFacts("B", "", "written"), MemberFacts("C", "", "absent")]
    meeting = convene_council(
        world.authority, MeetingFacts(story.COUNCIL, "A"), Agenda(lines, [nomination.pk]),
        actor=world.standing, at=story.AT_COUNCIL,
    )  # fmt: skip
    key = meeting.votes.get().pk

    for counts in (CouncilCount(3, 0, 3, 0), CouncilCount(2, 3, 0, 0), CouncilCount(2, 1, 2, 0)):
        with pytest.raises(CountsRefused, match="Hội AAA: "):
            enter_votes(
                meeting, {key: counts}, revision=0, actor=world.standing, at=story.AT_COUNCIL
            )
    enter_votes(
        meeting, {key: CouncilCount(2, 0, 2, 0)}, revision=0, actor=world.standing,
        at=story.AT_COUNCIL,
    )  # fmt: skip

    vote = meeting.votes.get()
    assert (vote.agree, vote.members, vote.needed, vote.passed) == (2, 3, 3, False)


def test_counts_are_entered_once_by_the_office(world: World) -> None:
    story.set_share(world)
    nomination = story.appraised(world)
    meeting = story.council(world, nomination)
    counts = {meeting.votes.get().pk: CouncilCount(9, 0, 9, 0)}

    with pytest.raises(PermissionDenied):
        enter_votes(meeting, counts, revision=0, actor=world.head, at=story.AT_COUNCIL)
    with pytest.raises(DayRefused, match="ở sau hôm nay"):
        enter_votes(meeting, counts, revision=0, actor=world.standing, at=story.AT_APPRAISAL)
    with pytest.raises(WrongStep):
        enter_votes(
            meeting, {0: CouncilCount(9, 0, 9, 0)}, revision=0, actor=world.standing,
            at=story.AT_COUNCIL,
        )  # fmt: skip
    enter_votes(meeting, counts, revision=0, actor=world.standing, at=story.AT_COUNCIL)
    with pytest.raises(StalePage):
        enter_votes(meeting, counts, revision=0, actor=world.standing, at=story.AT_COUNCIL)
    with pytest.raises(VoteEntered):
        enter_votes(meeting, counts, revision=1, actor=world.standing, at=story.AT_COUNCIL)


def test_wrong_counts_are_taken_back_until_the_meeting_is_closed(world: World) -> None:
    nomination = story.voted(world)
    vote = nomination.council_votes.get()

    with pytest.raises(ReasonMissing):
        take_back_vote(vote, "sai", actor=world.standing, at=story.AT_COUNCIL)
    back = take_back_vote(vote, "Nhập nhầm số phiếu", actor=world.standing, at=story.AT_COUNCIL)
    assert (back.passed, back.agree) == (None, None)
    with pytest.raises(MeetingNotReady, match="Hội AAA"):
        close_council(vote.meeting, revision=None, actor=world.standing, at=story.AT_COUNCIL)
    vote.meeting.refresh_from_db()
    story.vote(world, vote.meeting)
    close_council(vote.meeting, revision=None, actor=world.standing, at=story.AT_COUNCIL)
    with pytest.raises(MeetingClosed):
        take_back_vote(vote, "Nhập nhầm số phiếu", actor=world.standing, at=story.AT_COUNCIL)


def test_a_council_has_members_each_once_and_appraised_dossiers(world: World) -> None:
    nomination = story.received(world)
    facts = MeetingFacts(story.COUNCIL, "A")

    for members, refusal in (
        ([], MembersMissing), ([MemberFacts("A"), MemberFacts(" A ")], MembersMissing),
        ([MemberFacts("A")], WrongStep),
    ):  # fmt: skip
        with pytest.raises(refusal):
            convene_council(
                world.authority, facts, Agenda(members, [nomination.pk]), actor=world.standing,
                at=story.AT_COUNCIL,
            )  # fmt: skip
    with pytest.raises(PermissionDenied):
        convene_council(
            world.authority, facts, Agenda([MemberFacts("A")]), actor=world.head,
            at=story.AT_COUNCIL,
        )  # fmt: skip


def test_a_meeting_is_corrected_until_it_has_counts(world: World) -> None:
    story.set_share(world)
    nomination = story.appraised(world)
    meeting = story.council(world, nomination)
    facts, lines = MeetingFacts(story.COUNCIL, "B"), [MemberFacts("B"), MemberFacts("C")]

    with pytest.raises(StalePage):
        edit_council(
            meeting, facts, Agenda(lines), revision=7, actor=world.standing, at=story.AT_COUNCIL
        )
    edited = edit_council(
        meeting, facts, Agenda(lines, [nomination.pk]), revision=0, actor=world.standing,
        at=story.AT_COUNCIL,
    )  # fmt: skip
    assert (edited.chair_name, edited.members.count(), edited.votes.count()) == ("B", 2, 1)
    story.vote(world, edited, agree=2)
    with pytest.raises(VoteEntered):
        edit_council(
            meeting, facts, Agenda([MemberFacts("D")], [nomination.pk]), revision=None,
            actor=world.standing, at=story.AT_COUNCIL,
        )  # fmt: skip
    off = edit_council(
        meeting, facts, Agenda(lines), revision=None, actor=world.standing, at=story.AT_COUNCIL
    )
    assert off.votes.count() == 1


def test_one_decision_commends_several_and_each_becomes_an_award(world: World) -> None:
    story.set_share(world)
    flag = story.appraised(world)
    certificate = Nomination.objects.get(award="BK_TINH")
    Nomination.objects.filter(pk=certificate.pk).update(
        state="appraised", received_on=story.RECEIVED, rule_set="RS2013"
    )
    story.vote(world, story.council(world, flag, certificate))

    decision = decide_dossiers(
        [certificate, flag], FACTS, actor=world.standing, at=story.AT_DECISION
    )

    kept = decision.records.order_by("award").values_list("award", "unit__code", "year", "state")
    assert list(kept) == [("BK_TINH", "BBB", 2023, "decided"), ("CO_TINH", "AAA", 2023, "decided")]
    flag.refresh_from_db()
    assert (flag.state, flag.record) == ("decided", AwardRecord.objects.get(award="CO_TINH"))
    assert Entry.objects.filter(action="dossiers.decide").count() == 2
    with pytest.raises(WrongStep):
        decide_dossiers([flag], FACTS, actor=world.standing, at=story.AT_DECISION)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (DecisionFacts(" ", story.DECIDED), DecisionRefused),
        (DecisionFacts("1/QĐ", date(2024, 1, 16)), DayRefused),
        (DecisionFacts("1/QĐ", date(2024, 2, 1)), DayRefused),
    ],
)
def test_a_decision_has_a_number_and_a_possible_day(
    world: World, facts: DecisionFacts, refusal: type[Exception]
) -> None:
    nomination = story.voted(world)

    with pytest.raises(refusal):
        decide_dossiers([nomination], facts, actor=world.standing, at=story.AT_DECISION)
    with pytest.raises(PermissionDenied):
        decide_dossiers([nomination], FACTS, actor=world.head, at=story.AT_DECISION)
    assert AwardRecord.objects.count() == 0


def test_nothing_chosen_is_no_decision(world: World) -> None:
    with pytest.raises(DecisionRefused, match="Chọn ít nhất một"):
        decide_dossiers([], FACTS, actor=world.standing, at=story.AT_DECISION)


def test_a_years_quota_of_the_authority_blocks(world: World) -> None:
    nomination = story.voted(world)
    story.set_share(world, "flag_quota_per_year", "0")

    with pytest.raises(GuardRefused, match="chỉ tiêu cả năm: 0"):
        decide_dossiers([nomination], FACTS, actor=world.standing, at=story.AT_DECISION)


def test_the_simplified_procedure_is_decided_without_a_vote(world: World) -> None:
    story.set_share(world, "council_vote_needed_co_tinh", "1")
    nomination = story.appraised(world)
    with pytest.raises(WrongStep, match="Hội đồng chưa bỏ phiếu") as refused:
        decide_dossiers([nomination], FACTS, actor=world.standing, at=story.AT_DECISION)
    assert refused.value.way_out is not None
    assert refused.value.way_out[0].endswith("/settings/?key=council_vote_needed_co_tinh")
    simplify_dossier(
        nomination, "Khen ngay sau lũ", "Luật 06/2022/QH15, Điều 85", actor=world.standing,
        at=story.AT_APPRAISAL,
    )  # fmt: skip

    decide_dossiers([nomination], FACTS, actor=world.standing, at=story.AT_DECISION)

    assert CouncilVote.objects.count() == 0
    assert AwardRecord.objects.get().award == "CO_TINH"


def test_presenting_keeps_the_third_day(world: World) -> None:
    nomination = story.decided(world)
    handing = PresentationFacts(date(2024, 2, 1), "Bà X", "Chủ tịch UBND tỉnh")

    with pytest.raises(DayRefused):
        present_dossiers(
            [nomination], PresentationFacts(date(2024, 1, 24), "Bà X"), actor=world.standing,
            at=story.LATER,
        )  # fmt: skip
    with pytest.raises(DecisionRefused, match="người trao"):
        present_dossiers(
            [nomination], PresentationFacts(date(2024, 2, 1), " "), actor=world.standing,
            at=story.LATER,
        )  # fmt: skip
    done = present_dossiers([nomination], handing, actor=world.standing, at=story.LATER)

    record = AwardRecord.objects.get()
    assert done[0].state == "presented"
    assert (record.year, record.decision.decided_on, record.presented_on) == (
        2023, story.DECIDED, date(2024, 2, 1),
    )  # fmt: skip
    assert (record.presented_by, record.presented_for) == ("Bà X", "Chủ tịch UBND tỉnh")
    with pytest.raises(WrongStep):
        present_dossiers([nomination], handing, actor=world.standing, at=story.LATER)


def test_a_revoked_award_changes_a_later_verdict(world: World) -> None:
    nomination = story.decided(world)
    unit = world.units["AAA"]
    YearRecord.objects.bulk_create(
        YearRecord(unit=unit, year=year, is_complete=True) for year in range(2019, 2024)
    )
    later = nominate_by_hand(
        unit, NominationFacts("BK_TTG", 2023), actor=world.officers["AAA"], at=story.LATER
    )

    def flags() -> bool | None:
        verdict = verdict_for(later, date(2024, 3, 1))
        assert verdict is not None
        return next(one.met for one in verdict.requirements if one.code == "one_co_tinh")

    assert flags() is True
    facts = RevocationFacts("30/QĐ-UBND", date(2024, 2, 20), "Kê khai gian dối thành tích")
    revoke_dossier(nomination, facts, actor=world.standing, at=story.LATER)
    assert flags() is False

    done = note_recovery(nomination, date(2024, 2, 25), actor=world.standing, at=story.LATER)
    record = AwardRecord.objects.get()
    assert (done.state, record.state, record.recovered_on) == (
        "revoked", "revoked", date(2024, 2, 25),
    )  # fmt: skip
    with pytest.raises(WrongStep):
        revoke_dossier(nomination, facts, actor=world.standing, at=story.LATER)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (RevocationFacts("30/QĐ", date(2024, 2, 20), "sai"), ReasonMissing),
        (RevocationFacts("", date(2024, 2, 20), "Kê khai gian dối"), ReasonMissing),
        (RevocationFacts("30/QĐ", date(2024, 1, 2), "Kê khai gian dối"), DatesImpossible),
    ],
)
def test_revoking_says_why_by_what_and_when(
    world: World, facts: RevocationFacts, refusal: type[Exception]
) -> None:
    nomination = story.decided(world)

    with pytest.raises(refusal):
        revoke_dossier(nomination, facts, actor=world.standing, at=story.LATER)
    with pytest.raises(PermissionDenied):
        revoke_dossier(nomination, facts, actor=world.head, at=story.LATER)


def test_a_revocation_entered_in_the_registry_reaches_the_dossier(world: World) -> None:
    nomination = story.decided(world)
    facts = RevocationFacts("30/QĐ-UBND", date(2024, 2, 20), "Kê khai gian dối thành tích")

    revoke_award(AwardRecord.objects.get(), facts, actor=world.standing, at=story.LATER)

    nomination.refresh_from_db()
    assert nomination.state == "revoked"


def test_a_handing_over_entered_in_the_registry_reaches_the_dossier(world: World) -> None:
    nomination = story.decided(world)
    facts = PresentationFacts(date(2024, 2, 1), "Bà X")

    present_decision(Decision.objects.get(), facts, actor=world.standing, at=story.LATER)

    nomination.refresh_from_db()
    assert nomination.state == "presented"
    assert nomination.record is not None
    assert nomination.record.presented_on == date(2024, 2, 1)


def test_the_minutes_name_the_bloc_that_each_unit_leads(world: World) -> None:
    nomination = story.voted(world)
    meeting = nomination.council_votes.get().meeting

    document = minutes_document(meeting)

    told = " ".join(plain(block.text) for block in document.blocks if hasattr(block, "text"))
    assert "Thành viên Hội đồng: 09; có mặt 08, có ý kiến bằng văn bản 01" in told
    assert "cần 90% của 9 thành viên = 9 phiếu" in told
    assert "Hội AAA (Dẫn đầu Khối thi đua Một)" in told
    letter = letter_document(meeting, story.DECIDED)
    assert "khen thưởng 01 trường hợp" in plain(letter.blocks[0].text)  # type: ignore[union-attr] # a paragraph
    save_text(world.authority, LETTER, "Trình {số trường hợp}.", actor=world.standing, at=NOON)
    letter = letter_document(meeting, story.DECIDED)
    assert plain(letter.blocks[0].text) == "Trình 01."  # type: ignore[union-attr] # a paragraph

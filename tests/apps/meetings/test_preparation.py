"""Rules, working party, papers, resolutions and the words of the minutes."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils.crypto import get_random_string

from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.actions.preparation import (
    CrewFacts,
    Quorate,
    RuleFacts,
    choose_papers,
    set_conference_rules,
    set_crew,
)
from thidua.apps.meetings.actions.presence import note_departure
from thidua.apps.meetings.actions.resolutions import (
    MinutesTexts,
    ResolutionFacts,
    edit_minutes,
    record_resolution,
    remove_resolution,
)
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import tellers_of, units_in_hall
from thidua.apps.meetings.refusals import (
    ConferenceNotOpen,
    ConferenceNotReady,
    MinutesRefused,
    ResolutionRefused,
    RulesRefused,
)
from thidua.apps.paperwork.models import IssuedDocument
from thidua.domain.ballot_rules import ShareOutOfRange
from thidua.web.revisions import StalePage

QUORUM = Quorate("2/3", "Điều 7 Quy chế", date(2023, 12, 15))
HANDS = ResolutionFacts("Ký giao ước trong quý I", "hands", 2, 1, 0)


def issued(world: World, **facts: object) -> IssuedDocument:
    document = IssuedDocument(
        season=world.season, kind="x", title="Báo cáo", issued_on=date(2023, 12, 1),
        issued_at=NOON, released_at=NOON, issued_by=world.head, code=get_random_string(12), **facts,
    )  # fmt: skip
    document.pdf.save("x.pdf", ContentFile(b"%PDF"), save=False)
    document.save()
    return document


def ruled(world: World, conference: Conference, quorate: Quorate = QUORUM) -> Conference:
    conference.refresh_from_db()
    return set_conference_rules(
        conference, quorate, [], revision=conference.revision, actor=world.head, at=NOON
    )


def test_set_conference_rules_keeps_quorum_and_conditions(
    ranked: World, conference: Conference
) -> None:
    rules = [RuleFacts("not_again", "refuse", "Điều 4", 2), RuleFacts("not_excluded", "warn", "Đ5")]
    stored = set_conference_rules(conference, QUORUM, rules, revision=0, actor=ranked.head, at=NOON)
    assert (stored.quorum, stored.quorum_source, stored.answer_by) == (
        "2/3", "Điều 7 Quy chế", date(2023, 12, 15),
    )  # fmt: skip
    found = stored.election_rules.values_list("kind", "effect", "years")
    assert list(found) == [("not_again", "refuse", 2), ("not_excluded", "warn", None)]
    with pytest.raises(StalePage):
        set_conference_rules(stored, QUORUM, [], revision=0, actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        set_conference_rules(stored, QUORUM, [], revision=1, actor=ranked.member, at=NOON)


@pytest.mark.parametrize(
    ("quorate", "rule", "error"),
    [
        (Quorate("5/3", "x"), None, ShareOutOfRange),
        (Quorate("hai phần ba", "x"), None, ShareOutOfRange),
        (Quorate("2/3", " "), None, RulesRefused),
        (Quorate(), RuleFacts("not_again", "warn", "x"), RulesRefused),
        (Quorate(), RuleFacts("not_again", "warn", "x", 51), RulesRefused),
        (Quorate(), RuleFacts("not_excluded", "warn", " "), RulesRefused),
    ],
)
def test_rules_that_cannot_be_read_are_refused(
    ranked: World,
    conference: Conference,
    quorate: Quorate,
    rule: RuleFacts | None,
    error: type[Exception],
) -> None:
    rules = [rule] if rule else []
    with pytest.raises(error):
        set_conference_rules(conference, quorate, rules, revision=0, actor=ranked.head, at=NOON)


def test_the_quorum_follows_who_is_in_the_hall(ranked: World, meeting: Conference) -> None:
    ruled(ranked, meeting)
    everybody_present(ranked, meeting)
    meeting.refresh_from_db()
    assert (units_in_hall(meeting).needed, units_in_hall(meeting).is_met) == (2, True)
    for code in ("BBB", "CCC"):
        row = meeting.attendance.get(unit=ranked.units[code])
        note_departure(row, actor=ranked.head, at=NOON)
    assert units_in_hall(meeting).is_met is False


def test_closing_without_a_quorum_is_refused(ranked: World, meeting: Conference) -> None:
    ruled(ranked, meeting, Quorate("100%", "Điều 7 Quy chế"))
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    meeting.attendance.filter(unit=ranked.units["CCC"]).update(is_present=False)
    with pytest.raises(ConferenceNotReady, match="có mặt 2/3 đơn vị, cần từ 3"):
        close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)


def test_tellers_of_are_the_accounts_of_the_counting_party(
    ranked: World, conference: Conference
) -> None:
    crew = [
        CrewFacts("secretary", "Thư ký", user_id=ranked.head.pk),
        CrewFacts("teller", "BBB.CV", user_id=ranked.deputy.pk),
        CrewFacts("lead", "CCC.CV", user_id=ranked.member.pk),
        CrewFacts("teller", "Người không có tài khoản"),
    ]
    set_crew(conference, crew, revision=0, actor=ranked.head, at=NOON)
    assert tellers_of(conference) == [ranked.member, ranked.deputy]
    assert conference.crew.count() == 4
    conference.refresh_from_db()
    with pytest.raises(RulesRefused, match="ghi hai lần"):
        set_crew(conference, [crew[1], crew[1]], revision=1, actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        set_crew(conference, crew, revision=1, actor=ranked.member, at=NOON)


def test_choose_papers_takes_shared_documents_of_the_year(
    ranked: World, conference: Conference
) -> None:
    shared, own = issued(ranked), issued(ranked, unit=ranked.units["AAA"])
    choose_papers(conference, [shared.pk, shared.pk], actor=ranked.head, at=NOON)
    assert [paper.document for paper in conference.papers.all()] == [shared]
    for wrong in (own.pk, 0):
        with pytest.raises(RulesRefused):
            choose_papers(conference, [wrong], actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        choose_papers(conference, [], actor=ranked.member, at=NOON)


def test_record_resolution_by_consensus_and_by_hands(ranked: World, meeting: Conference) -> None:
    everybody_present(ranked, meeting)
    record_resolution(meeting, ResolutionFacts("  Thống nhất  "), actor=ranked.head, at=NOON)
    record_resolution(meeting, HANDS, actor=ranked.deputy, at=NOON)
    found = meeting.resolutions.values_list("text", "way", "agree", "disagree", "abstain")
    assert list(found) == [
        ("Thống nhất", "consensus", None, None, None),
        ("Ký giao ước trong quý I", "hands", 2, 1, 0),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        ResolutionFacts("  "),
        replace(HANDS, agree=3),
        replace(HANDS, agree=-1),
        replace(HANDS, abstain=None),
    ],
)
def test_a_resolution_that_cannot_be_is_refused(
    ranked: World, meeting: Conference, facts: ResolutionFacts
) -> None:
    everybody_present(ranked, meeting)
    with pytest.raises(ResolutionRefused):
        record_resolution(meeting, facts, actor=ranked.head, at=NOON)
    assert meeting.resolutions.count() == 0


def test_resolutions_are_taken_in_the_meeting_by_who_runs_it(
    ranked: World, conference: Conference
) -> None:
    with pytest.raises(ConferenceNotOpen):
        record_resolution(conference, ResolutionFacts("x"), actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        record_resolution(conference, ResolutionFacts("x"), actor=ranked.member, at=NOON)


def test_remove_resolution_keeps_its_words_in_the_journal(
    ranked: World, meeting: Conference
) -> None:
    row = record_resolution(meeting, ResolutionFacts("Sai"), actor=ranked.head, at=NOON)
    with pytest.raises(ResolutionRefused):
        remove_resolution(row, " ", actor=ranked.head, at=NOON)
    remove_resolution(row, "Ghi nhầm", actor=ranked.head, at=NOON)
    assert meeting.resolutions.count() == 0
    entry = Entry.objects.get(action="meetings.remove_resolution")
    assert entry.data == {"text": "Sai", "reason": "Ghi nhầm"}


def test_edit_minutes_after_the_closing_and_with_a_reason_after_issuing(
    ranked: World, meeting: Conference
) -> None:
    Conference.objects.update(state="closed")
    texts = MinutesTexts("Báo cáo", "Thảo luận", "Khác")
    meeting.refresh_from_db()
    edited = edit_minutes(meeting, texts, revision=meeting.revision, actor=ranked.head, at=NOON)
    assert edited.other_business == "Khác"
    with pytest.raises(StalePage):
        edit_minutes(meeting, texts, revision=0, actor=ranked.head, at=NOON)
    document = issued(ranked)
    IssuedDocument.objects.filter(pk=document.pk).update(kind="conference_minutes")
    again = replace(texts, report="Sửa")
    with pytest.raises(MinutesRefused):
        edit_minutes(edited, again, revision=edited.revision, actor=ranked.head, at=NOON)
    edit_minutes(edited, again, revision=edited.revision, reason="Sót", actor=ranked.head, at=NOON)
    told = Entry.objects.filter(action="meetings.edit_minutes").latest("pk")
    assert told.data["reason"] == "Sót"
    with pytest.raises(PermissionDenied):
        edit_minutes(edited, again, revision=9, actor=ranked.member, at=NOON)

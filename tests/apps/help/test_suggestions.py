"""Suggestions: made in the own name, read and answered by the standing office."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import NOON, World, make_user, make_world
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.help.actions.suggestions import answer_suggestion, make_suggestion
from thidua.apps.help.facts import SuggestionFacts
from thidua.apps.help.models import LONGEST_WORDS, Suggestion
from thidua.apps.help.queries import suggestions_visible_to
from thidua.apps.help.refusals import AnswerInvalid, SuggestionInvalid
from thidua.domain.refusal import Refusal
from thidua.web.reasons import ReasonTooLong

pytestmark = pytest.mark.django_db
SAID = SuggestionFacts("Ô này khó hiểu", "/seasons/1/", "Tổng quan")


def made(world: World) -> Suggestion:
    return make_suggestion(world.member, SAID, actor=world.member, at=NOON)


def test_make_suggestion_collects_page_role_and_words(world: World) -> None:
    suggestion = made(world)

    assert (suggestion.page, suggestion.page_title, suggestion.words) == (
        SAID.page, SAID.page_title, SAID.words,
    )  # fmt: skip
    assert suggestion.role == "Chuyên viên của đơn vị"
    assert suggestion.authority == world.authority
    assert Entry.objects.latest("pk").action == "help.make_suggestion"
    with pytest.raises(PermissionDenied):
        make_suggestion(world.member, SAID, actor=world.head, at=NOON)


@pytest.mark.parametrize(
    ("words", "refusal"), [("  ", SuggestionInvalid), ("x" * (LONGEST_WORDS + 1), ReasonTooLong)]
)
def test_nothing_is_suggested_without_words_or_with_too_many(
    world: World, words: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        make_suggestion(world.member, SuggestionFacts(words), actor=world.member, at=NOON)


@pytest.mark.parametrize("page", ["https://x.example/", "//x.example/", "javascript:alert(1)", "x"])
def test_a_page_elsewhere_is_not_kept(world: World, page: str) -> None:
    facts = SuggestionFacts("Ô này khó hiểu", page)

    assert make_suggestion(world.member, facts, actor=world.member, at=NOON).page == ""


def test_who_has_no_seat_has_nobody_to_read_it(world: World) -> None:
    alone = make_user("mot-minh")
    with pytest.raises(SuggestionInvalid, match="chưa gắn"):
        make_suggestion(alone, SAID, actor=alone, at=NOON)


def test_answer_suggestion_is_for_the_office_it_was_written_to(world: World) -> None:
    suggestion = made(world)
    elsewhere = make_world(codes=("DDD", "EEE"))
    for user in (world.member, world.head, elsewhere.standing):
        with pytest.raises(PermissionDenied):
            answer_suggestion(suggestion, "Không", actor=user, at=NOON)
    with pytest.raises(AnswerInvalid):
        answer_suggestion(suggestion, " ", actor=world.standing, at=NOON)
    with pytest.raises(ReasonTooLong):
        answer_suggestion(suggestion, "x" * 1001, actor=world.standing, at=NOON)

    answered = answer_suggestion(suggestion, "Đã ghi nhận", actor=world.standing, at=NOON)

    assert (answered.answer, answered.answered_by) == ("Đã ghi nhận", world.standing)
    assert str(answered) == SAID.words
    assert not suggestions_visible_to(elsewhere.standing)
    assert not suggestions_visible_to(world.head)


def test_pages_of_suggestions(world: World, sign_in: SignIn) -> None:
    member, office = sign_in(world.member), sign_in(world.standing)
    empty = member.get(reverse("help:suggestions"))
    assert "Chưa có góp ý nào" in empty.content.decode()
    refused = member.post(reverse("help:make_suggestion"), {"words": ""})
    assert refused.status_code == 422

    sent = {"words": "Chữ <b>nhỏ</b>", "page": "/", "page_title": "Việc của tôi"}
    assert member.post(reverse("help:make_suggestion"), sent).status_code == 302
    suggestion = Suggestion.objects.get()
    answer = reverse("help:answer_suggestion", args=[suggestion.pk])
    assert member.get(answer).status_code == 403
    assert "Chữ &lt;b&gt;nhỏ" in office.get(answer).content.decode()
    assert office.post(answer, {"answer": "Cảm ơn"}).status_code == 302

    listed = one_line(member.get(reverse("help:suggestions"), {"q": "nhỏ"}).content.decode())
    assert "Cảm ơn" in listed
    assert "1 góp ý" in listed
    waiting = member.get(reverse("help:suggestions"), {"state": "waiting"})
    assert "Không có góp ý nào như vậy" in waiting.content.decode()

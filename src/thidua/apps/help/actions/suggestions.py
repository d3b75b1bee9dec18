"""Suggesting and answering."""

from datetime import datetime

from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.help.facts import SuggestionFacts
from thidua.apps.help.guidance.parts import parts_in_words
from thidua.apps.help.models import LONGEST_ADDRESS, LONGEST_ANSWER, LONGEST_WORDS, Suggestion
from thidua.apps.help.queries import office_for
from thidua.apps.help.refusals import AnswerInvalid, SuggestionInvalid
from thidua.web.reasons import kept_whole


@transaction.atomic
def make_suggestion(user: User, facts: SuggestionFacts, *, actor: User, at: datetime) -> Suggestion:
    """Say something of a page to the standing office of the own authority.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
        SuggestionInvalid: without words, or nobody is there to read them.
        ReasonTooLong: with too many.
    """
    authorise(actor, "help.make_suggestion", user)
    words = kept_whole(facts.words, LONGEST_WORDS, _("Góp ý"))
    if not words:
        raise SuggestionInvalid(_("Chưa gửi: ô Góp ý đang để trống. Ghi điều bạn muốn nói."))
    authority = office_for(user)
    if authority is None:
        raise SuggestionInvalid(
            _("Chưa gửi: tài khoản chưa gắn với đơn vị nào nên không biết gửi góp ý đến đâu.")
        )
    suggestion = Suggestion.objects.create(
        authority_id=authority, page=_own_address(facts.page), page_title=facts.page_title[:200],
        role=parts_in_words(user)[:200], words=words, made_by=actor, made_at=at,
    )  # fmt: skip
    record("help.make_suggestion", suggestion, actor=actor, at=at, data={"page": suggestion.page})
    return suggestion


@transaction.atomic
def answer_suggestion(
    suggestion: Suggestion, answer: str, *, actor: User, at: datetime
) -> Suggestion:
    """Answer in words; a later answer takes the place of the former, the journal keeps both.

    Raises:
        PermissionDenied: ``actor`` is not of the office it was written to.
        AnswerInvalid: without words.
        ReasonTooLong: with too many.
    """
    suggestion = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    authorise(actor, "help.answer_suggestion", suggestion)
    words = kept_whole(answer, LONGEST_ANSWER, _("Trả lời"))
    if not words:
        raise AnswerInvalid(_("Chưa lưu: ô Trả lời đang để trống."))
    data = {"answer": {"from": suggestion.answer, "to": words}}
    suggestion.answer, suggestion.answered_by, suggestion.answered_at = words, actor, at
    suggestion.save(update_fields=["answer", "answered_by", "answered_at"])
    record("help.answer_suggestion", suggestion, actor=actor, at=at, data=data)
    return suggestion


def _own_address(page: str) -> str:
    """The address of a page of ours, which a list may link to; nothing of anything else."""
    inside = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page[:LONGEST_ADDRESS] if inside else ""

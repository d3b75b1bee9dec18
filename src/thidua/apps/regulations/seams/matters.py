"""A draft of the quy chế as units are asked about it."""

from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode

from thidua.apps.accounts.models import User
from thidua.apps.consultations.registries.matters import Draft, Effect, Wish, tell_matter
from thidua.apps.regulations.actions.checks import may_change
from thidua.apps.regulations.actions.editing import edit_regulation
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import MATTER
from thidua.apps.regulations.wording.edits import Proposed
from thidua.apps.regulations.wording.proposed import edit_of, effect_words
from thidua.domain.refusal import Refusal
from thidua.web.languages import vietnamese


class _Regulation:
    """The quy chế."""

    tab = "regulation"
    proposing = "regulations:make_remark_on_regulation"

    def draft(self, subject: int) -> Draft | None:
        """The version of that key."""
        found = _regulation(subject)
        if found is None:
            return None
        is_draft = found.state == Regulation.State.DRAFT
        return Draft(
            season_id=found.season_id,
            name=vietnamese(found),
            revision=found.revision,
            is_open=is_draft and may_change(found.season),
            url=reverse("regulations:version", args=[found.pk]),
            items=tuple((each.article.key, each.name) for each in found.text.numbered()),
        )

    def effect(self, wish: Wish) -> Effect:
        """What would change."""
        found = _regulation(wish.subject)
        if found is None:
            return Effect()
        try:
            words = effect_words(found.text, edit_of(found.text, wish.item, wish.change))
        except Refusal as refusal:
            return Effect(problem=str(refusal))
        editor = reverse("regulations:article", args=[found.pk])
        is_there = found.text.named(wish.item) is not None
        return Effect(
            words, edit_url=f"{editor}?{urlencode({'id': wish.item})}" if is_there else ""
        )

    def apply(self, wish: Wish, *, origin: str, revision: int, actor: User, at: datetime) -> str:
        """By the act that edits a draft."""
        found = Regulation.objects.get(pk=wish.subject)
        edit = Proposed(edit_of(found.text, wish.item, wish.change), origin)
        return edit_regulation(found, edit, revision=revision, actor=actor, at=at)[:300]


def _regulation(key: int) -> Regulation | None:
    return Regulation.objects.select_related("season").filter(pk=key).first()


tell_matter(MATTER, _Regulation())

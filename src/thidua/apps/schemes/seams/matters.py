"""A draft of the scoring table as units are asked about it."""

from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode

from thidua.apps.accounts.models import User
from thidua.apps.consultations.registries.matters import Draft, Effect, Wish, tell_matter
from thidua.apps.schemes.actions.checks import may_change
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.edits import Proposed
from thidua.apps.schemes.definition.proposed import (
    broken_sums,
    edit_of,
    effect_words,
    parts_of_table,
)
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import MATTER
from thidua.domain.refusal import Refusal
from thidua.web.languages import vietnamese


class _Table:
    """The scoring table."""

    tab = "scheme"
    proposing = "schemes:make_remark_on_scheme"

    def draft(self, subject: int) -> Draft | None:
        """The version of that key."""
        scheme = _scheme(subject)
        if scheme is None:
            return None
        return Draft(
            season_id=scheme.season_id,
            name=vietnamese(scheme),
            revision=scheme.revision,
            is_open=scheme.state == Scheme.State.DRAFT and may_change(scheme),
            url=reverse("schemes:version", args=[scheme.pk]),
            items=parts_of_table(in_order(scheme.definition)),
        )

    def effect(self, wish: Wish) -> Effect:
        """What would change, and which sums would be wrong then."""
        scheme = _scheme(wish.subject)
        if scheme is None:
            return Effect()
        now = in_order(scheme.definition)
        try:
            edit = edit_of(now, wish.item, wish.change)
            words, sums = effect_words(now, edit), broken_sums(edit.apply(now))
        except Refusal as refusal:
            return Effect(problem=str(refusal))
        return Effect(
            words, sums, edit_url=_editor(scheme, wish.item) if "base" in wish.change else ""
        )

    def apply(self, wish: Wish, *, origin: str, revision: int, actor: User, at: datetime) -> str:
        """By the act that edits a draft."""
        scheme = Scheme.objects.get(pk=wish.subject)
        edit = Proposed(edit_of(scheme.definition, wish.item, wish.change), origin)
        edit_scheme(scheme, edit, revision=revision, actor=actor, at=at)
        return edit.edit.summary[:300]


def _scheme(key: int) -> Scheme | None:
    return Scheme.objects.select_related("season").filter(pk=key).first()


def _editor(scheme: Scheme, item: str) -> str:
    return f"{reverse('schemes:criterion', args=[scheme.pk])}?{urlencode({'id': item})}"


tell_matter(MATTER, _Table())

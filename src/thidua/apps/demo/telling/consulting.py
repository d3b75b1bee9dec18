"""The told consultation about a table: members propose, the head answers, all agree."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.consultations.actions.answering import answer_remark
from thidua.apps.consultations.actions.rounds import close_consultation, open_consultation
from thidua.apps.consultations.actions.speaking import give_opinion, make_remark
from thidua.apps.consultations.facts import Answering, Opening, OpinionFacts, RemarkFacts
from thidua.apps.consultations.models import Consultation, Remark
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.definition.outline import found, home_of, item_of
from thidua.apps.schemes.definition.proposed import (
    change_of,
    edit_of,
    effect_words,
    part_name,
)
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import MATTER
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of

DAYS_ASKED = 12
"""How long before its adoption a table was laid before the units."""


def consult_units(
    season: Season, draft: Scheme, story: Story, *, head: User, adopted_at: datetime
) -> None:
    """From the first day to the last, where the story tells of a consultation."""
    told = story.facts.get("consultation")
    if told is None:
        return
    opened_at = adopted_at - timedelta(days=DAYS_ASKED)
    last = timezone.localdate(adopted_at) - timedelta(days=3)
    opening = Opening(MATTER, draft.pk, last, told["note"])
    day = timezone.localdate(opened_at)
    about = open_consultation(season, opening, day=day, actor=head, at=opened_at)
    units = {member.unit.code: member.unit for member in members_of(season)}
    spoken_at = opened_at + timedelta(days=3)
    remarks = [
        (_remark(about, draft, units[each["unit"]], each, spoken_at), each)
        for each in told["remarks"]
    ]
    answered_at = opened_at + timedelta(days=6)
    for remark, each in remarks:
        draft.refresh_from_db()
        answering = Answering(each["answer"], each["said"], draft.revision)
        answer_remark(remark, answering, actor=head, at=answered_at)
    agreed_at = answered_at + timedelta(days=2)
    for unit in units.values():
        if unit.code == story.facts["head"]:
            continue  # it laid the draft before the others
        day, officer = timezone.localdate(agreed_at), officer_of(unit)
        give_opinion(about, OpinionFacts(unit, agrees=True), day=day, actor=officer, at=agreed_at)
    closed_at = adopted_at - timedelta(days=2)
    close_consultation(about, day=timezone.localdate(closed_at), actor=head, at=closed_at)


def _remark(
    about: Consultation, draft: Scheme, unit: Unit, told: dict[str, Any], at: datetime
) -> Remark:
    """What a unit says of a criterion, and where it proposes something what that changes."""
    definition, item = in_order(draft.definition), told["item"]
    change: dict[str, Any] = {}
    if "proposed" in told:
        line = {**item_of(definition, item), **told["proposed"]}
        change = change_of(definition, item, home_of(definition, item), line)
    words = effect_words(definition, edit_of(definition, item, change)) if change else ()
    name = part_name(found(definition, item))
    facts = RemarkFacts(unit, item, name, told["comment"], change, words)
    return make_remark(about, facts, day=timezone.localdate(at), actor=officer_of(unit), at=at)

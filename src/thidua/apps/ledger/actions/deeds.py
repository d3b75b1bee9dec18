"""Writing the ledger: lines recorded, corrected as versions, taken back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ledger.actions.checking import refuse_double, refuse_invalid, unit_of
from thidua.apps.ledger.facts import TYPED, DeedFacts, Origin, facts_of
from thidua.apps.ledger.models import Deed, DeedVersion
from thidua.apps.ledger.permissions import Writing
from thidua.apps.ledger.refusals import DeedHasParts, DeedWithdrawn, NothingCorrected
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.exact import plain_number
from thidua.domain.qualified import Qualified
from thidua.domain.vietnamese_text import fold
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on

_TEXTS = ("content", "measure", "doer_name", "beneficiary", "place", "evidence")
_PLAIN = ("doer", "is_each", "since", "done_on")
LONGEST_REASON = 500


@transaction.atomic
def record_deed(
    season: Season,
    facts: DeedFacts,
    *,
    actor: User,
    at: datetime,
    origin: Origin = TYPED,
    despite_doubts: bool = True,
) -> Deed:
    """Write one line; ``despite_doubts`` False asks once where it looks like one that is there.

    Raises:
        PermissionDenied: ``actor`` lacks ``ledger.write_deeds`` for the unit.
        SeasonClosed: the year is closed.
        DeedInvalid: what it says cannot be.
        PossibleDouble: it may tell of a work that another line tells of.
    """
    season = locked(season)
    unit = unit_of(facts)
    authorise(actor, "ledger.write_deeds", Writing(season, unit))
    refuse_closed(season)
    refuse_invalid(facts, season, timezone.localdate(at))
    if not despite_doubts:
        refuse_double(facts, season, actor)
    deed = Deed(
        season=season,
        source=origin.source,
        sentence=origin.sentence[:2000],
        is_illustrative=origin.is_illustrative,
        entered_by=actor,
        entered_at=at,
    )
    _write(deed, facts)
    record("ledger.record_deed", deed, actor=actor, at=at, data=told(facts))
    return deed


@transaction.atomic
def correct_deed(
    deed: Deed,
    facts: DeedFacts,
    reason: str,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Deed:
    """Put another wording in place of a line; the old one stays as a version.

    Raises:
        PermissionDenied: ``actor`` lacks ``ledger.write_deeds`` for the unit, or the new one.
        SeasonClosed: the year is closed.
        DeedWithdrawn: it was taken back.
        StalePage: ``seen`` is not the stored revision.
        ReasonMissing, ReasonTooLong: a correction says why.
        NothingCorrected: it says the same.
        DeedInvalid: what it says cannot be.
    """
    deed = _locked(deed)
    for unit in (deed.unit, unit_of(facts)):
        authorise(actor, "ledger.write_deeds", Writing(deed.season, unit))
    _refuse_unchangeable(deed)
    refuse_moved_on(deed, seen, deed)
    reason = _reason(reason)
    before = facts_of(deed)
    if facts == before:
        raise NothingCorrected(_("Chưa sửa gì so với nội dung đang ghi."))
    refuse_invalid(facts, deed.season, timezone.localdate(at), deed)
    deed.revision += 1
    DeedVersion.objects.create(
        deed=deed, number=deed.revision, facts=told(before), reason=reason, at=at, by=actor
    )
    _write(deed, facts)
    data = {"from": told(before), "to": told(facts), "reason": reason}
    record("ledger.correct_deed", deed, actor=actor, at=at, data=data)
    return deed


@transaction.atomic
def withdraw_deed(
    deed: Deed, reason: str, *, actor: User, at: datetime, seen: str | None = None
) -> Deed:
    """Take a line back: it is no longer counted, and still there to be read.

    Raises:
        PermissionDenied: ``actor`` lacks ``ledger.write_deeds`` for the unit.
        SeasonClosed: the year is closed.
        DeedWithdrawn: it was taken back before.
        DeedHasParts: parts stand under it.
        StalePage: ``seen`` is not the stored revision.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    deed = _locked(deed)
    authorise(actor, "ledger.write_deeds", Writing(deed.season, deed.unit))
    _refuse_unchangeable(deed)
    refuse_moved_on(deed, seen, deed)
    if deed.parts.filter(withdrawn_at=None).exists():
        raise DeedHasParts(
            _("Còn kết quả ghi là “trong đó” của “%s”. Rút hoặc sửa các kết quả ấy trước.") % deed
        )
    deed.withdrawn_at, deed.withdrawn_reason = at, _reason(reason)
    deed.revision += 1
    deed.save(update_fields=["withdrawn_at", "withdrawn_reason", "revision"])
    data = {"reason": deed.withdrawn_reason, **told(facts_of(deed))}
    record("ledger.withdraw_deed", deed, actor=actor, at=at, data=data)
    return deed


def told(facts: DeedFacts) -> dict[str, Any]:
    """The facts as journal and versions keep them; what is empty is left out."""
    said: dict[str, Any] = {name: getattr(facts, name) for name in (*_TEXTS, *_PLAIN)}
    said |= {"unit": facts.unit, "partners": list(facts.partners)}
    said |= {"part_of": facts.part_of, "movement": facts.movement}
    for name in ("quantity", "money"):
        figure: Qualified | None = getattr(facts, name)
        if figure is not None:
            said |= {name: plain_number(figure.value), f"{name}_qualifier": figure.qualifier}
    for name in ("since", "done_on"):
        said[name] = said[name].isoformat() if said[name] else None
    return {name: value for name, value in said.items() if value not in (None, "", [], False)}


def _locked(deed: Deed) -> Deed:
    season = locked(deed.season)
    stored = Deed.objects.select_related("unit").get(pk=deed.pk)
    stored.season = season
    return stored


def _refuse_unchangeable(deed: Deed) -> None:
    refuse_closed(deed.season)
    if deed.withdrawn_at is not None:
        raise DeedWithdrawn(_("“%s” đã được rút khỏi sổ nên không sửa được nữa.") % deed)


def _reason(text: str) -> str:
    reason = kept_whole(text, LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do để người đọc sổ hiểu vì sao số liệu thay đổi."))
    return reason


def _write(deed: Deed, facts: DeedFacts) -> None:
    for name in _TEXTS:
        setattr(deed, name, " ".join(getattr(facts, name).split()))
    for name in _PLAIN:
        setattr(deed, name, getattr(facts, name))
    deed.unit_id, deed.part_of_id = facts.unit, facts.part_of
    deed.movement_id = facts.movement
    deed.quantity = facts.quantity.value if facts.quantity else None
    deed.quantity_qualifier = facts.quantity.qualifier if facts.quantity else ""
    deed.money = int(facts.money.value) if facts.money else None
    deed.money_qualifier = facts.money.qualifier if facts.money else ""
    words = (deed.content, deed.measure, deed.doer_name, deed.beneficiary, deed.place)
    deed.search_text = fold(" ".join(words))[:1200]
    deed.save()
    deed.partners.set(facts.partners)

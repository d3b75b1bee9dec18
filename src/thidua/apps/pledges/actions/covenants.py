"""Writing the covenant: drafted, edited, adopted (frozen), replaced by a new version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.pledges.actions.locking import (
    DRAFTING,
    SIGNING,
    locked_covenant,
    locked_season,
    refuse_frozen,
    refuse_outside,
    refuse_stale,
)
from thidua.apps.pledges.covenant.caps import bloc_warnings, cap_in
from thidua.apps.pledges.covenant.template import drafted_covenant
from thidua.apps.pledges.models import CommonTarget, Covenant, Registration
from thidua.apps.pledges.queries.covenants import covenant_content, covenant_in_force, promise_of
from thidua.apps.pledges.queries.registrations import HANDED_IN, registered_people
from thidua.apps.pledges.refusals import (
    CovenantExists,
    CovenantIncomplete,
    CovenantNotAdopted,
    TargetOutOfReach,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, of_members
from thidua.domain.covenant_text import canonical_text, lines_of, text_hash
from thidua.web.reasons import ReasonMissing, kept_whole

State = Covenant.State
PARTS = ("legal_bases", "preamble", "contents", "commitments", "signed_on", "place")


@dataclass(frozen=True, slots=True)
class CovenantParts:
    """The text of a covenant as it is edited, one item a line; targets are unsaved rows."""

    legal_bases: str
    preamble: str
    contents: str
    commitments: str
    targets: Sequence[CommonTarget]
    signed_on: date | None = None
    place: str = ""


@transaction.atomic
def draft_covenant(season: Season, *, actor: User, at: datetime) -> Covenant:
    """Begin the covenant from the usual text.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.draft_covenant``.
        RegisteringClosed: scoring has begun.
        CovenantExists: the season has one.
    """
    season = locked_season(season)
    authorise(actor, "pledges.draft_covenant", season)
    refuse_outside(season, DRAFTING)
    if covenant_in_force(season) is not None:
        raise CovenantExists(_("%s đã có giao ước; mở bản đang có để sửa.") % season)
    covenant, targets = drafted_covenant(
        season, members_of(season).count(), registered_people(season)
    )
    covenant.version = next_version(season)
    covenant.save(force_insert=True)
    write_targets(covenant, targets)
    record("pledges.draft_covenant", covenant, actor=actor, at=at)
    return covenant


@transaction.atomic
def edit_covenant(
    covenant: Covenant, parts: CovenantParts, *, revision: int, actor: User, at: datetime
) -> Covenant:
    """Keep what was typed into the draft.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.edit_covenant``.
        CovenantFrozen: it was adopted.
        StalePage: ``revision`` is not the stored one.
    """
    covenant = locked_covenant(covenant)
    authorise(actor, "pledges.edit_covenant", covenant)
    refuse_outside(covenant.season, DRAFTING)
    refuse_frozen(covenant)
    refuse_stale(covenant, revision)
    data = _differences(covenant, parts)
    for part in PARTS:
        setattr(covenant, part, getattr(parts, part))
    covenant.revision += 1
    covenant.save(update_fields=[*PARTS, "revision"])
    covenant.targets.all().delete()
    write_targets(covenant, parts.targets)
    record("pledges.edit_covenant", covenant, actor=actor, at=at, data=data)
    return covenant


@transaction.atomic
def adopt_covenant(
    covenant: Covenant, *, revision: int, actor: User, at: datetime, reason: str = ""
) -> Covenant:
    """Freeze the text: from now on it is signed as it is.

    ``reason`` says why a target is kept that the law, or the number of people, puts out of reach.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.adopt_covenant``.
        RegisteringClosed: units have not begun to register, or scoring has begun.
        CovenantFrozen: it was adopted before.
        StalePage: ``revision`` is not the stored one.
        CovenantIncomplete: no contents, no commitments or no common target.
        TargetOutOfReach: a common target cannot be met within the law, and no reason is given.
    """
    covenant = locked_covenant(covenant)
    authorise(actor, "pledges.adopt_covenant", covenant)
    refuse_outside(covenant.season, SIGNING)
    refuse_frozen(covenant)
    refuse_stale(covenant, revision)
    _refuse_incomplete(covenant)
    covenant.adopted_despite = _reason_to_keep(covenant, reason.strip())
    covenant.canonical = canonical_text(covenant_content(covenant))
    covenant.hash = text_hash(covenant.canonical)
    covenant.state, covenant.adopted_at = State.ADOPTED, at
    covenant.save(update_fields=["canonical", "hash", "state", "adopted_at", "adopted_despite"])
    data = {"version": covenant.version, "hash": covenant.hash}
    if covenant.adopted_despite:
        data["reason"] = covenant.adopted_despite
    record("pledges.adopt_covenant", covenant, actor=actor, at=at, data=data)
    return covenant


@transaction.atomic
def supersede_covenant(covenant: Covenant, reason: str, *, actor: User, at: datetime) -> Covenant:
    """Put a new draft in place of an adopted covenant; signatures start anew.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.supersede_covenant``.
        RegisteringClosed: scoring has begun.
        CovenantNotAdopted: a draft is edited, not replaced.
        ReasonMissing: a replacement says why.
    """
    covenant = locked_covenant(covenant)
    authorise(actor, "pledges.supersede_covenant", covenant)
    refuse_outside(covenant.season, SIGNING)
    if covenant.state not in {State.ADOPTED, State.SIGNED}:
        raise CovenantNotAdopted(_("%s chưa thông qua hoặc đã được thay thế.") % covenant)
    if not reason.strip():
        raise ReasonMissing(_("Ghi lý do thay giao ước đã thông qua."))
    before, covenant.state = covenant.state, State.SUPERSEDED
    covenant.reason = kept_whole(reason, 500)
    covenant.save(update_fields=["state", "reason"])
    successor = copied_covenant(covenant, covenant.season)
    data = {"from": before, "to": covenant.state, "reason": covenant.reason, "new": successor.pk}
    record("pledges.supersede_covenant", covenant, actor=actor, at=at, data=data)
    return successor


def copied_covenant(covenant: Covenant, season: Season) -> Covenant:
    """A new draft with the text and the targets of ``covenant``; the year's number moves on."""
    before, after = f"năm {covenant.season.year}", f"năm {season.year}"
    texts = {
        part: getattr(covenant, part).replace(before, after)
        for part in ("legal_bases", "preamble", "contents", "commitments")
    }
    successor = Covenant.objects.create(season=season, version=next_version(season), **texts)
    targets = list(covenant.targets.all())
    for target in targets:
        target.pk = None
        target.text = target.text.replace(before, after)
    write_targets(successor, targets)
    return successor


def write_targets(covenant: Covenant, targets: Sequence[CommonTarget]) -> None:
    """Store the common targets in the order given."""
    for order, target in enumerate(targets):
        target.covenant, target.order = covenant, order
    CommonTarget.objects.bulk_create(targets)


def next_version(season: Season) -> int:
    """The number of the next version in a season."""
    newest = Covenant.objects.filter(season=season).aggregate(newest=Max("version"))["newest"]
    return (newest or 0) + 1


def _refuse_incomplete(covenant: Covenant) -> None:
    missing = [
        label
        for label, filled in (
            (_("nội dung thi đua"), lines_of(covenant.contents)),
            (_("chỉ tiêu chung"), covenant.targets.all()),
            (_("tổ chức thực hiện"), lines_of(covenant.commitments)),
        )
        if not filled
    ]
    if missing:
        raise CovenantIncomplete(
            _("Chưa thông qua được: giao ước chưa có %s.") % ", ".join(missing)
        )


def _reason_to_keep(covenant: Covenant, reason: str) -> str:
    """Why targets out of reach are kept; empty where every target can be met."""
    season = covenant.season
    handed_in = Registration.objects.filter(
        of_members(), season=season, state__in=HANDED_IN
    ).select_related("unit")
    against = bloc_warnings(covenant, handed_in, cap_in(season))
    if against and not reason:
        raise TargetOutOfReach(
            _("Chưa thông qua được: %s Sửa chỉ tiêu, hoặc ghi lý do vẫn giữ.") % " ".join(against)
        )
    return kept_whole(reason, 500) if against else ""


def _differences(covenant: Covenant, parts: CovenantParts) -> dict[str, object]:
    """Parts that change, from and to; targets as people read them."""
    found: dict[str, object] = {
        part: {"from": getattr(covenant, part), "to": getattr(parts, part)}
        for part in PARTS
        if getattr(covenant, part) != getattr(parts, part)
    }
    before = [f"{target.text} [{promise_of(target)}]" for target in covenant.targets.all()]
    after = [f"{target.text} [{promise_of(target)}]" for target in parts.targets]
    if before != after:
        found["targets"] = {"from": before, "to": after}
    return found

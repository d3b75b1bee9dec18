"""Writing down what was seen of units: of one, of several at once, from a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.feeding import refill_lines
from thidua.apps.appraisals.scoring.evidence_files import check_file
from thidua.apps.audit.actions import record
from thidua.apps.observations.actions.checking import (
    authorise_all,
    refuse_invalid,
    refuse_locked,
)
from thidua.apps.observations.facts import (
    PLAIN,
    ObservationFacts,
    ObservationWrite,
    Origin,
    cleaned_up,
)
from thidua.apps.observations.models import Observation
from thidua.apps.observations.refusals import NothingToRecord
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.vietnamese_text import fold
from thidua.web.previews import naming_row


class KeptFile(NamedTuple):
    """A file as rows name it; the bytes are stored once."""

    file: str = ""
    file_name: str = ""
    file_hash: str = ""


NO_FILE = KeptFile()


@transaction.atomic
def record_observation(
    season: Season, facts: ObservationFacts, *, actor: User, at: datetime, origin: Origin = PLAIN
) -> list[Observation]:
    """Write one step of one unit, or of several at once; it counts on their sheets by itself.

    Raises:
        PermissionDenied: ``actor`` does not check one of the units.
        SeasonClosed, SheetLocked: it is too late.
        ObservationInvalid: what it says cannot be.
        EvidenceRefused: the file is too large, or not what its name says.
    """
    season, facts = locked(season), cleaned_up(facts)
    authorise_all(actor, season, facts)
    refuse_closed(season)
    refuse_locked(season, facts.units)
    refuse_invalid(facts, season, timezone.localdate(at))
    rows = rows_of(season, facts, _kept(origin), actor, at)
    for row in rows:
        row.is_illustrative = origin.is_illustrative
        row.save()
        record("observations.record_observation", row, actor=actor, at=at, data=told(row))
    refill_lines(season, facts.units, [facts.item], actor=actor, at=at)
    return rows


@transaction.atomic
def record_observations(
    season: Season, writes: Sequence[ObservationWrite], *, actor: User, at: datetime
) -> list[Observation]:
    """Write the rows of a file, all or none.

    Raises:
        PermissionDenied: ``actor`` does not check one of the units.
        SeasonClosed: the year is closed.
        NothingToRecord: there are none.
        RowRefused: a row says what cannot be; the sentence names it.
    """
    if not writes:
        raise NothingToRecord(_("Tệp không có ghi nhận nào."))
    for write in writes:
        authorise_all(actor, season, write.facts)
    written = []
    for write in writes:
        with naming_row(write.number):
            written += record_observation(season, write.facts, actor=actor, at=at)
    data = {"rows": len(written)}
    record("observations.record_observations", season, actor=actor, at=at, data=data)
    return written


def rows_of(
    season: Season, facts: ObservationFacts, kept: KeptFile, actor: User, at: datetime
) -> list[Observation]:
    """The rows of one act, not stored yet; one a unit."""
    alone = replace(facts, units=())
    shared = {
        "season": season,
        "act": uuid4(),
        "item": alone.item,
        "sign": alone.sign,
        "times": alone.times,
        "seen_on": alone.seen_on,
        "content": alone.content,
        "evidence": alone.evidence,
        "recorded_by": actor,
        "recorded_at": at,
        "search_text": fold(f"{alone.item} {alone.content} {alone.evidence}")[:900],
        **kept._asdict(),
    }
    return [Observation(unit_id=unit, **shared) for unit in dict.fromkeys(facts.units)]


def _kept(origin: Origin) -> KeptFile:
    """The file under a random name; one that is there already, by its content, is not stored."""
    file = origin.file
    if file is None or file.file is None:
        return NO_FILE
    checked = check_file(file.file, file.name or "", file.size, settings.EVIDENCE_MAX_BYTES)
    same = Observation.objects.filter(file_hash=checked.sha256).first()
    if same is not None:
        return KeptFile(same.file.name or "", checked.name, checked.sha256)
    stored = Observation().file
    stored.save(f"{uuid4().hex}{checked.suffix}", file, save=False)
    return KeptFile(stored.name or "", checked.name, checked.sha256)


def told(row: Observation) -> dict[str, object]:
    """An observation as the journal keeps it; what is empty is left out."""
    said = {
        "unit": row.unit_id,
        "item": row.item,
        "sign": row.sign,
        "times": row.times,
        "seen_on": row.seen_on.isoformat(),
        "content": row.content,
        "evidence": row.evidence,
        "name": row.file_name,
        "sha256": row.file_hash,
        "replaces": row.replaces_id,
    }
    return {name: value for name, value in said.items() if value}

"""A registration read from a file, kept in the page between preview and acceptance."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.core import signing

from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import content_of, needs_in
from thidua.domain.registration import (
    Change,
    Movement,
    RegistrationContent,
    Target,
    Title,
    changes_between,
)
from thidua.formats.registration_reader import registration_from_xlsx
from thidua.web.revisions import StalePage

SALT = "pledges.uploaded_registration"
VALID_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """A value that would change, and the cell it comes from."""

    change: Change
    cell: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What accepting the file would change; ``ticket`` brings the content back, unaltered."""

    changes: list[PlacedChange]
    ticket: str


def preview_of(registration: Registration, data: bytes) -> Preview:
    """Read a filled-in form and compare it with what is stored.

    Raises:
        FormatError: the file or some of its cells cannot be taken; it holds every problem.
    """
    needs = needs_in(registration.season)
    uploaded = registration_from_xlsx(
        data, needs, unit=registration.unit.called, year=registration.season.year
    )
    stored = content_of(registration)
    known = {need.criterion for need in needs}
    kept = [t for t in stored.targets if not t.is_own and t.criterion not in known]
    content = replace(uploaded.content, targets=(*uploaded.content.targets, *kept))
    changes = [
        PlacedChange(change, uploaded.places.get(change.key, ""))
        for change in changes_between(stored, content)
    ]
    packed = {"pk": registration.pk, "revision": registration.revision, "content": asdict(content)}
    return Preview(changes, signing.dumps(_plain(packed), salt=SALT, compress=True))


def accepted_upload(registration: Registration, ticket: str) -> tuple[RegistrationContent, int]:
    """The content that was previewed, and the revision it was compared with.

    Raises:
        StalePage: the ticket is too old, altered, or of another registration.
    """
    try:
        packed = signing.loads(ticket, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        packed = {}
    if packed.get("pk") != registration.pk:
        raise StalePage("Bản xem trước đã hết hạn. Chọn lại tệp Excel.")
    return _content(packed["content"]), int(packed["revision"])


def _plain(value: Any) -> Any:  # JSON is any of its kinds
    if isinstance(value, dict):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _content(packed: dict[str, Any]) -> RegistrationContent:
    days = ("starts_on", "ends_on")
    figures = ("figure", "baseline")
    return RegistrationContent(
        headcount=packed["headcount"],
        advanced_workers=packed["advanced_workers"],
        grassroots_fighters=packed["grassroots_fighters"],
        movements=tuple(
            Movement(**{**row, **{d: date.fromisoformat(row[d]) if row[d] else None for d in days}})
            for row in packed["movements"]
        ),
        targets=tuple(
            Target(**{**row, **{f: None if row[f] is None else Decimal(row[f]) for f in figures}})
            for row in packed["targets"]
        ),
        titles=tuple(Title(**row) for row in packed["titles"]),
    )

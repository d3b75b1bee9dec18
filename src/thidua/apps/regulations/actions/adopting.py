"""Adopting a draft: it is hashed and frozen, and takes the place of the one before."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.consultations.queries import agreeing_units, without_consent
from thidua.apps.consultations.refusals import ConsentMissing, DayPassed
from thidua.apps.regulations.actions.checks import (
    AGREED,
    check_draft,
    check_not_asked,
    check_text,
    locked,
)
from thidua.apps.regulations.facts import Adoption
from thidua.apps.regulations.models import Presence, Regulation
from thidua.apps.regulations.queries import MATTER, adopted_regulation
from thidua.apps.seasons.queries import members_of
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import kept_whole
from thidua.web.words import written_day


@transaction.atomic
def adopt_regulation(
    regulation: Regulation,
    adoption: Adoption,
    *,
    revision: int,
    day: date,
    actor: User,
    at: datetime,
) -> Regulation:
    """Adopt the draft as the year's quy chế; the one in force until now is superseded.

    Once units work by one, another needs the consent of each asked unit to this text, or a
    meeting (its note) of more than half the members.

    Raises:
        PermissionDenied: ``actor`` lacks ``regulations.adopt``.
        NotADraft, YearClosed, StalePage: it is frozen, too late, or has moved on.
        ConsultationOpen: units are still asked about it.
        TextUnfit: it has no article.
        DayPassed: the day of adoption lies ahead.
        ConsentMissing: units work by the one in force, and did not agree to this one.
    """
    found = locked(regulation)
    authorise(actor, "regulations.adopt", found)
    check_draft(found, revision)
    check_not_asked(found)
    check_text(found.text)
    if adoption.day > day:
        raise DayPassed(
            _("Ngày thông qua %(given)s chưa đến (hôm nay là %(day)s).")
            % {"given": written_day(adoption.day), "day": written_day(day)}
        )
    note = kept_whole(cleaned(adoption.note), 300, _("Căn cứ thông qua"))
    old = adopted_regulation(found.season)
    if old is not None:
        _check_consent(found, adoption, note)
        Regulation.objects.filter(pk=old.pk).update(state=Regulation.State.SUPERSEDED)
    found.state, found.hash = Regulation.State.ADOPTED, found.text.digest
    found.adopted_at, found.adopted_by = at, actor
    found.adopted_on, found.adopted_note = adoption.day, note
    found.save(
        update_fields=["state", "hash", "adopted_at", "adopted_by", "adopted_on", "adopted_note"]
    )
    data = {"version": found.version, "hash": found.hash, "day": adoption.day, "note": note}
    data |= _keep_presences(found, adoption)
    if old is not None:
        data |= {"supersedes": old.version, "reason": found.reason}
    record("regulations.adopt", found, actor=actor, at=at, data=data)
    return found


def _check_consent(found: Regulation, adoption: Adoption, note: str) -> None:
    if found.season.state not in AGREED:
        return
    present = adoption.present if note else ()
    missing = without_consent(found.season, (MATTER, found.pk, found.revision), present)
    if missing:
        raise ConsentMissing(_("quy chế"), missing, members_of(found.season).count())


def _keep_presences(found: Regulation, adoption: Adoption) -> dict[str, list[str]]:
    """Write down who was there and who had agreed; their codes, for the journal."""
    units = {place.unit_id: place.unit for place in members_of(found.season)}
    agreeing = agreeing_units(MATTER, found.pk, found.revision)
    told: dict[str, list[str]] = {}
    for how, keys in ((Presence.How.PRESENT, adoption.present), (Presence.How.AGREED, agreeing)):
        kept = [unit for key, unit in units.items() if key in keys]
        Presence.objects.bulk_create(
            Presence(regulation=found, unit=unit, how=how) for unit in kept
        )
        if kept:
            told[str(how)] = [unit.code for unit in kept]
    return told

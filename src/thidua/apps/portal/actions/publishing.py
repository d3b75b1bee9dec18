"""Putting things on the portal for everybody to read, and taking them off."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.queries import published_result
from thidua.apps.audit.actions import record
from thidua.apps.awards.models import Decision
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.queries import exemplars_for_all
from thidua.apps.movements.models import Movement
from thidua.apps.portal.actions.portals import changed, held
from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.refusals import AlreadyPublic, NotAgreed, NotPublic, NotYetPublished
from thidua.apps.seasons.actions.locking import locked
from thidua.apps.seasons.models import Season
from thidua.web.languages import vietnamese
from thidua.web.reasons import ReasonMissing, kept_whole

_LONGEST = 300
_OTHER_WORDS = gettext_lazy("Đơn vị sửa nội dung sau khi công khai; xem lại rồi công khai lại.")
_NO_CONSENT = gettext_lazy("Điển hình đã rút lại sự đồng ý.")


@transaction.atomic
def publish_result(season: Season, *, actor: User, at: datetime) -> Publication:
    """Put the ranking on the portal as the bloc published it last; an older one gives way.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        NotYetPublished: the bloc has not published its result.
        AlreadyPublic: this version stands there.
    """
    season = locked(season)
    authority = season.bloc.authority
    authorise(actor, "portal.run_portal", authority)
    portal = held(authority, at)
    result = published_result(season)
    if result is None:
        raise NotYetPublished(
            _("%s chưa công bố kết quả trong khối nên chưa công khai được.") % season
        )
    public = _standing(portal, kind=Publication.Kind.RESULT, season=season)
    if public is not None:
        if public.result_id == result.pk:
            raise _already(public)
        _take_off(
            public,
            vietnamese(gettext_lazy("Khối công bố lại, lần %d."), result.version),
            actor,
            at,
        )
    made = _put_on(portal, Publication.Kind.RESULT, actor, at, season=season, result=result)
    data = {"thing": vietnamese(made), "version": result.version, "hash": result.hash}
    data |= {"instead_of": public.pk if public else None}
    record("portal.publish_result", made, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def publish_decision(decision: Decision, *, actor: User, at: datetime) -> Publication:
    """Put a decision on the portal: number, day, signatory, collectives; persons by look-up.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        AlreadyPublic: it stands there.
    """
    authorise(actor, "portal.run_portal", decision.authority)
    portal = held(decision.authority, at)
    made = _put_on(portal, Publication.Kind.DECISION, actor, at, decision=decision)
    record("portal.publish_decision", made, actor=actor, at=at, data={"thing": vietnamese(made)})
    return made


@transaction.atomic
def publish_movement(movement: Movement, *, actor: User, at: datetime) -> Publication:
    """Put a movement on the portal, with what it brought once it was reviewed.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        AlreadyPublic: it stands there.
    """
    season = locked(movement.season)
    authorise(actor, "portal.run_portal", season.bloc.authority)
    portal = held(season.bloc.authority, at)
    kind = Publication.Kind.MOVEMENT
    made = _put_on(portal, kind, actor, at, season=season, movement=movement)
    record("portal.publish_movement", made, actor=actor, at=at, data={"thing": vietnamese(made)})
    return made


@transaction.atomic
def publish_calendar(season: Season, *, actor: User, at: datetime) -> Publication:
    """Put the days of a bloc's year on the portal.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        AlreadyPublic: it stands there.
    """
    season = locked(season)
    authorise(actor, "portal.run_portal", season.bloc.authority)
    portal = held(season.bloc.authority, at)
    made = _put_on(portal, Publication.Kind.CALENDAR, actor, at, season=season)
    record("portal.publish_calendar", made, actor=actor, at=at, data={"thing": vietnamese(made)})
    return made


@transaction.atomic
def publish_exemplar(exemplar: Exemplar, *, actor: User, at: datetime) -> Publication:
    """Put an exemplar with its story and photos on the portal, as it agreed.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        NotAgreed: it did not agree to be shown to everybody.
        AlreadyPublic: it stands there.
    """
    season = locked(exemplar.season)
    authorise(actor, "portal.run_portal", season.bloc.authority)
    portal = held(season.bloc.authority, at)
    if not exemplars_for_all().filter(pk=exemplar.pk).exists():
        raise NotAgreed(
            _("“%s” chưa đồng ý công khai, hoặc đã rút lại; đơn vị ghi sự đồng ý trước.") % exemplar
        )
    kind = Publication.Kind.EXEMPLAR
    made = _put_on(portal, kind, actor, at, season=season, exemplar=exemplar)
    record("portal.publish_exemplar", made, actor=actor, at=at, data={"thing": vietnamese(made)})
    return made


def follow_withdrawn_consent(exemplar: Exemplar, actor: User, at: datetime) -> None:
    """An exemplar that agrees no more is taken off; pages that showed its photos are made anew."""
    portal = held(exemplar.season.bloc.authority, at)
    _take_off_exemplar(portal, exemplar, vietnamese(_NO_CONSENT), actor, at)
    changed(portal, at)


def follow_other_words(exemplar: Exemplar, actor: User, at: datetime) -> None:
    """What the office put there is told otherwise now: it stands there again once it looked."""
    portal = held(exemplar.season.bloc.authority, at)
    if _take_off_exemplar(portal, exemplar, vietnamese(_OTHER_WORDS), actor, at):
        changed(portal, at)


def _take_off_exemplar(
    portal: Portal, exemplar: Exemplar, why: str, actor: User, at: datetime
) -> bool:
    public = _standing(portal, kind=Publication.Kind.EXEMPLAR, exemplar=exemplar)
    if public is None:
        return False
    _take_off(public, why, actor, at)
    data = {"thing": vietnamese(public), "reason": public.withdrawn_because}
    record("portal.withdraw_publication", public, actor=actor, at=at, data=data)
    return True


@transaction.atomic
def withdraw_publication(
    publication: Publication, reason: str, *, actor: User, at: datetime
) -> Publication:
    """Take something off the portal; that it stood there, and why it went, is kept.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        NotPublic: it was taken off before.
        ReasonMissing: no reason is told.
    """
    authority = publication.portal.authority
    authorise(actor, "portal.run_portal", authority)
    portal = held(authority, at)
    stored = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if stored.withdrawn_at is not None:
        raise NotPublic(_("“%s” đã được rút khỏi cổng.") % stored)
    if not reason.strip():
        raise ReasonMissing(_("Rút khỏi cổng công khai: cần ghi lý do."))
    _take_off(stored, reason, actor, at)
    changed(portal, at)
    data = {"thing": vietnamese(stored), "reason": stored.withdrawn_because}
    record("portal.withdraw_publication", stored, actor=actor, at=at, data=data)
    return stored


def _put_on(portal: Portal, kind: str, actor: User, at: datetime, **of: object) -> Publication:
    public = _standing(portal, kind=kind, **of)
    if public is not None:
        raise _already(public)
    publication = Publication.objects.create(
        portal=portal, kind=kind, published_at=at, published_by=actor, **of
    )
    changed(portal, at)
    return publication


def _standing(portal: Portal, **of: object) -> Publication | None:
    return Publication.objects.filter(portal=portal, withdrawn_at=None, **of).first()


def _already(public: Publication) -> AlreadyPublic:
    return AlreadyPublic(_("“%s” đang có trên cổng rồi.") % public)


def _take_off(public: Publication, reason: str, actor: User, at: datetime) -> None:
    public.withdrawn_because = kept_whole(reason, _LONGEST)
    public.withdrawn_at, public.withdrawn_by = at, actor
    public.save(update_fields=["withdrawn_because", "withdrawn_at", "withdrawn_by"])

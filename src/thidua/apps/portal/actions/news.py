"""News: written by a bloc or the office, put on the portal by the office."""

from dataclasses import fields
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.exemplars.queries import photos_for_all
from thidua.apps.organisations.models import Authority
from thidua.apps.portal.actions.portals import changed, held
from thidua.apps.portal.facts import NewsFacts, news_facts
from thidua.apps.portal.models import News, NewsPhoto
from thidua.apps.portal.permissions import Telling
from thidua.apps.portal.refusals import AlreadyPublic, NotPublic, PortalInvalid
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on

MOST_PHOTOS = 12


@transaction.atomic
def write_news(
    authority: Authority,
    season: Season | None,
    facts: NewsFacts,
    *,
    actor: User,
    at: datetime,
    is_illustrative: bool = False,
) -> News:
    """Write a piece of news; nobody outside sees it before the office publishes it.

    Raises:
        PermissionDenied: ``actor`` lacks ``portal.write_news`` there.
        PortalInvalid: it says nothing, or shows photos of others.
    """
    authorise(actor, "portal.write_news", Telling(authority, season))
    news = News(
        portal=held(authority, at),
        season=season,
        written_at=at,
        written_by=actor,
        is_illustrative=is_illustrative,
    )
    _write(news, facts)
    record("portal.write_news", news, actor=actor, at=at, data=_told(facts))
    return news


@transaction.atomic
def edit_news(
    news: News, facts: NewsFacts, *, actor: User, at: datetime, seen: str | None = None
) -> News:
    """Write it otherwise; what is public only the office changes, and everybody sees it at once.

    Raises:
        PermissionDenied: ``actor`` lacks ``portal.edit_news`` there.
        StalePage: ``seen`` is not the stored revision.
        NotPublic: it was taken off.
        PortalInvalid: it says nothing, or shows photos of others.
    """
    stored, authority = _locked(news, at)
    is_public = stored.state == News.State.PUBLISHED
    authorise(actor, "portal.edit_news", Telling(authority, stored.season, is_public=is_public))
    refuse_moved_on(stored, seen, stored)
    if stored.state == News.State.WITHDRAWN:
        raise NotPublic(_("Tin “%s” đã được rút nên không sửa được nữa.") % stored)
    before = news_facts(stored)
    stored.revision += 1
    _write(stored, facts)
    changed(stored.portal, at)
    data = {"from": _told(before), "to": _told(facts)}
    record("portal.edit_news", stored, actor=actor, at=at, data=data)
    return stored


@transaction.atomic
def publish_news(news: News, *, actor: User, at: datetime) -> News:
    """Put it on the portal.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        AlreadyPublic: it stands there, or stood there and was taken off.
    """
    stored, authority = _locked(news, at)
    authorise(actor, "portal.run_portal", authority)
    if stored.state != News.State.DRAFT:
        raise AlreadyPublic(_("Tin “%s” đã được công khai trước đây.") % stored)
    stored.state, stored.published_at = News.State.PUBLISHED, at
    stored.save(update_fields=["state", "published_at"])
    changed(stored.portal, at)
    data = _told(news_facts(stored))
    record("portal.publish_news", stored, actor=actor, at=at, data=data)
    return stored


@transaction.atomic
def withdraw_news(news: News, reason: str, *, actor: User, at: datetime) -> News:
    """Take it off the portal, its photos with it.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        NotPublic: it does not stand there.
        ReasonMissing: no reason is told.
    """
    stored, authority = _locked(news, at)
    authorise(actor, "portal.run_portal", authority)
    if stored.state != News.State.PUBLISHED:
        raise NotPublic(_("Tin “%s” không có trên cổng.") % stored)
    if not reason.strip():
        raise ReasonMissing(_("Rút tin khỏi cổng công khai: cần ghi lý do."))
    stored.state = News.State.WITHDRAWN
    stored.withdrawn_because = kept_whole(reason, 300)
    stored.save(update_fields=["state", "withdrawn_because"])
    changed(stored.portal, at)
    data = {"reason": stored.withdrawn_because}
    record("portal.withdraw_news", stored, actor=actor, at=at, data=data)
    return stored


def _locked(news: News, at: datetime) -> tuple[News, Authority]:
    portal = held(news.portal.authority, at)
    rows = News.objects.select_for_update(of=("self",)).select_related("season__bloc__authority")
    stored = rows.get(pk=news.pk)
    stored.portal = portal
    return stored, portal.authority


def _write(news: News, facts: NewsFacts) -> None:
    title, summary = facts.title.strip(), facts.summary.strip()
    if not title or not summary:
        raise PortalInvalid(_("Ghi tiêu đề và tóm tắt của tin."))
    if len(facts.photos) > MOST_PHOTOS:
        told = {"count": len(facts.photos), "most": MOST_PHOTOS}
        raise PortalInvalid(_("Chọn %(count)d ảnh; nhiều nhất %(most)d ảnh một tin.") % told)
    for_all = photos_for_all().filter(pk__in=[photo.pk for photo in facts.photos])
    told_of = set(for_all.values_list("pk", flat=True))
    for photo in facts.photos:
        if news.season is None or photo.season_id != news.season.pk:
            raise PortalInvalid(_("Ảnh “%s” không phải của năm thi đua này.") % photo)
        if photo.pk not in told_of:
            raise PortalInvalid(
                _("Ảnh “%s”: điển hình chưa đồng ý công khai hoặc đã rút lại.") % photo
            )
    news.title, news.summary, news.body = title, summary, facts.body.strip()
    news.save()
    news.chosen.all().delete()
    NewsPhoto.objects.bulk_create(
        [NewsPhoto(news=news, photo=photo, order=n) for n, photo in enumerate(facts.photos)]
    )


def _told(facts: NewsFacts) -> dict[str, object]:
    said = {each.name: getattr(facts, each.name) for each in fields(facts)}
    return {**said, "photos": [photo.pk for photo in facts.photos]}

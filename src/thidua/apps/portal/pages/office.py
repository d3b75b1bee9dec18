"""What the office sees of its portal: everything that may be shown, and what is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Result
from thidua.apps.awards.models import Decision
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.queries import exemplars_for_all
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Authority
from thidua.apps.portal.models import News, Portal, Publication
from thidua.apps.portal.queries.own import news_visible_to, publications_visible_to
from thidua.apps.seasons.models import Season
from thidua.domain.vietnamese_text import fold
from thidua.web.asked import Asked, a_choice, a_search
from thidua.web.badges import Badge, badge_of
from thidua.web.markup import address_of
from thidua.web.words import written_day

KINDS = [*Publication.Kind.choices, ("news", gettext_lazy("Tin"))]
PUBLIC = Badge(gettext_lazy("Đang công khai"), "green", "world")
HIDDEN = Badge(gettext_lazy("Chưa công khai"), "secondary")
OUTDATED = Badge(gettext_lazy("Có bản mới hơn"), "yellow", "alert-triangle")


@dataclass(frozen=True, slots=True)
class OfficeAsked(Asked):
    """What the address asks for."""

    kind: str = a_choice([key for key, _words in KINDS], usual=Publication.Kind.RESULT)
    words: str = a_search()


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A thing that may be shown: its state, and the one act that is due."""

    title: str
    detail: str
    look: Badge
    url: str
    button: str
    is_on: bool
    public_url: str = ""
    edit_url: str = ""


def portal_of(authority: Authority) -> Portal | None:
    """The portal, if anything was ever done to it."""
    return Portal.objects.filter(authority=authority).select_related("authority").first()


def things(authority: Authority, user: User, asked: OfficeAsked) -> "QuerySet[Any]":
    """What may be shown of one kind, newest first."""
    makers: dict[str, Callable[[Authority], QuerySet[Any]]] = {
        Publication.Kind.RESULT: _seasons_with_results,
        Publication.Kind.CALENDAR: _seasons,
        Publication.Kind.DECISION: _decisions,
        Publication.Kind.MOVEMENT: _movements,
        Publication.Kind.EXEMPLAR: _exemplars,
        "news": lambda office: news_visible_to(user).filter(portal__authority=office),
    }
    listing = makers[asked.kind](authority)
    words = fold(asked.words)
    if not words:
        return listing
    column = {
        "news": "title__icontains",
        Publication.Kind.DECISION: "search_text__contains",
        Publication.Kind.MOVEMENT: "search_text__contains",
        Publication.Kind.EXEMPLAR: "search_text__contains",
    }.get(asked.kind, "bloc__search_text__contains")
    return listing.filter(**{column: asked.words if asked.kind == "news" else words})


def _seasons(authority: Authority) -> QuerySet[Season]:
    seasons = Season.objects.filter(bloc__authority=authority).exclude(state=Season.State.DRAFT)
    return seasons.select_related("bloc__authority").order_by("-year", "bloc__sort_text", "pk")


def _seasons_with_results(authority: Authority) -> QuerySet[Season]:
    newest = Result.objects.filter(season=OuterRef("pk")).order_by("-version")
    seasons = _seasons(authority).annotate(newest=Subquery(newest.values("pk")[:1]))
    return seasons.filter(Exists(newest))


def _decisions(authority: Authority) -> QuerySet[Decision]:
    return Decision.objects.filter(authority=authority).order_by("-decided_on", "number", "pk")


def _movements(authority: Authority) -> QuerySet[Movement]:
    movements = Movement.objects.filter(season__bloc__authority=authority)
    return movements.select_related("season__bloc", "unit").order_by("-starts_on", "-pk")


def _exemplars(authority: Authority) -> QuerySet[Exemplar]:
    """Those that agreed to be shown to everybody."""
    told = exemplars_for_all().filter(season__bloc__authority=authority)
    return told.select_related("season__bloc", "unit").order_by("-found_on", "-pk")


def shown_rows(
    authority: Authority, user: User, kind: str, found: Sequence[object]
) -> list[ShownRow]:
    """One page of them; one query for what is public."""
    if kind == "news":
        return [_news_row(each) for each in found if isinstance(each, News)]
    column = {
        Publication.Kind.DECISION: "decision",
        Publication.Kind.MOVEMENT: "movement",
        Publication.Kind.EXEMPLAR: "exemplar",
    }.get(Publication.Kind(kind), "season")
    keys = [getattr(each, "pk", 0) for each in found]
    rows = publications_visible_to(user).filter(kind=kind, withdrawn_at=None)
    public = {
        getattr(each, f"{column}_id"): each for each in rows.filter(**{f"{column}__in": keys})
    }
    return list(_rows(authority, kind, found, public))


def _rows(
    authority: Authority, kind: str, found: Iterable[object], public: dict[int, Publication]
) -> Iterable[ShownRow]:
    publish, withdraw = (
        address_of(f"portal:publish_{kind}"),
        address_of("portal:withdraw_publication"),
    )
    for each in found:
        key = getattr(each, "pk", 0)
        on = public.get(key)
        is_old = on is not None and kind == "result" and on.result_id != vars(each).get("newest")
        look = HIDDEN if on is None else OUTDATED if is_old else PUBLIC
        is_on = on is not None and not is_old
        yield ShownRow(
            title=str(each),
            detail=_detail(each, on),
            look=look,
            url=withdraw(on.pk) if on is not None and is_on else publish(key),
            button=_("Rút") if is_on else _("Công khai"),
            is_on=is_on,
            public_url=_public_url(authority, kind, on) if on else "",
        )


def _detail(thing: object, on: Publication | None) -> str:
    told = []
    if isinstance(thing, (Movement, Exemplar)):
        told.append(f"{thing.season.bloc_name}, {thing.season.year}")
    if isinstance(thing, Decision) and thing.issuer:
        told.append(thing.issuer)
    if on is not None:
        told.append(_("từ ngày %s") % written_day(timezone.localdate(on.published_at)))
    return " · ".join(told)


def _public_url(authority: Authority, kind: str, on: Publication) -> str:
    if kind == Publication.Kind.CALENDAR:
        return reverse("portal:calendar", args=[authority.code])
    return reverse(f"portal:{kind}", args=[authority.code, on.pk])


def _news_row(news: News) -> ShownRow:
    is_on = news.state == News.State.PUBLISHED
    is_off = news.state == News.State.WITHDRAWN
    act = "withdraw_news" if is_on else "publish_news"
    bloc = news.season.bloc_name if news.season else str(news.portal.authority)
    code = news.portal.authority.code
    return ShownRow(
        title=news.title,
        detail=f"{bloc} · {news.written_by} · {written_day(timezone.localdate(news.written_at))}",
        look=badge_of(news),
        url="" if is_off else address_of(f"portal:{act}")(news.pk),
        button=_("Rút") if is_on else _("Công khai"),
        is_on=is_on,
        public_url=reverse("portal:news_item", args=[code, news.pk]) if is_on else "",
        edit_url="" if is_off else address_of("portal:edit_news")(news.pk),
    )

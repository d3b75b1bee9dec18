"""A quy chế as its page shows it: articles with what was said of each, and what may be done."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.queries import counts_by_item, rounds_about
from thidua.apps.regulations.actions.checks import may_change
from thidua.apps.regulations.models import Presence, Regulation
from thidua.apps.regulations.queries import (
    MATTER,
    draft_regulation,
    last_years,
    presences_of,
    versions_of,
)
from thidua.apps.seasons.queries import roles_in
from thidua.domain.regulation import Numbered, RegulationText


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article, how many spoke of it."""

    numbered: Numbered
    remarks: int
    propose_url: str
    is_first: bool
    is_last: bool

    @property
    def key(self) -> str:
        """Of the article."""
        return self.numbered.article.key

    @property
    def lines(self) -> list[str]:
        """What it says."""
        return self.numbered.article.text.splitlines()


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """The whole page."""

    regulation: Regulation
    text: RegulationText
    rows: tuple[ArticleRow, ...]
    versions: list[Regulation]
    presences: list[Presence]
    cautions: tuple[str, ...]
    last_year: Regulation | None
    about: Consultation | None  # the newest round
    about_url: str
    propose: str
    remarks: int
    edits: bool
    may_adopt: bool
    may_supersede: bool


def page_of(user: User, regulation: Regulation, day: date) -> RegulationPage:
    """What a user sees of one version on a day."""
    season, text = regulation.season, regulation.text
    is_draft = regulation.state == Regulation.State.DRAFT
    edits = is_draft and may_change(season) and can(user, "regulations.edit", regulation)
    about = rounds_about(MATTER, regulation.pk).first()
    counts = counts_by_item(about) if about else Counter[str]()
    speaks = about is not None and about.closed_at is None and day <= about.closes_on
    speaks = speaks and bool(roles_in(user, season).member_units)
    propose = reverse("regulations:make_remark_on_regulation", args=[regulation.pk])
    propose = propose if speaks else ""
    return RegulationPage(
        regulation=regulation,
        text=text,
        rows=tuple(_rows(text, counts, propose)),
        versions=versions_of(season),
        presences=presences_of(regulation) if regulation.hash else [],
        cautions=tuple(text.cautions()) if is_draft else (),
        last_year=last_years(season),
        about=about,
        about_url=reverse("consultations:consultation", args=[about.pk]) if about else "",
        propose=propose,
        remarks=counts.total(),
        edits=edits,
        may_adopt=edits and can(user, "regulations.adopt", regulation),
        may_supersede=_may_supersede(user, regulation),
    )


def _rows(text: RegulationText, counts: Counter[str], propose: str) -> Iterator[ArticleRow]:
    last = len(text.articles)
    for each in text.numbered():
        key = each.article.key
        url = f"{propose}?{urlencode({'id': key})}" if propose else ""
        yield ArticleRow(each, counts[key], url, each.number == 1, each.number == last)


def _may_supersede(user: User, regulation: Regulation) -> bool:
    return (
        regulation.state == Regulation.State.ADOPTED
        and may_change(regulation.season)
        and can(user, "regulations.supersede", regulation)
        and draft_regulation(regulation.season) is None
    )

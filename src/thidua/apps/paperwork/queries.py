"""Reading issued documents, and making a paper's files from live facts."""

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority, Membership
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.paperwork.models import IssuedDocument, PaperNumber, PaperText, TrustedRoot
from thidua.apps.paperwork.registries.papers import drafts
from thidua.apps.paperwork.registries.texts import TextKind
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.documents.model import Document
from thidua.documents.render.docx import render_docx
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.pdf import PlacedPdf, render_pdf, render_placed_pdf

FORMS = ("pdf", "docx")


@cache
def _fonts() -> Path:
    return find_fonts()


def rendered(document: Document, form: str, day: date) -> bytes:
    """The document as ``pdf`` or ``docx``."""
    if form == "pdf":
        return render_pdf(document, fonts=_fonts(), created_on=day)
    return render_docx(document, created_on=day)


def rendered_with_places(document: Document, day: date) -> PlacedPdf:
    """The PDF, and where it is signed and sealed."""
    return render_placed_pdf(document, fonts=_fonts(), created_on=day)


def documents_visible_to(user: User) -> QuerySet[IssuedDocument]:
    """Issued documents of the seasons that the user may see, and of the user's standing office.

    A unit's own sheet is for that unit, for whoever runs the season, and for the standing office;
    what was never issued, and waits for a signature, for the latter two.
    """
    seats = seats_of(user)
    runs_it = Membership.objects.filter(
        bloc=OuterRef("season__bloc"),
        year=OuterRef("season__year"),
        unit__in=seats.units,
        left_on=None,
        role__in=(Membership.Role.HEAD, Membership.Role.DEPUTY),
    )
    for_members = Q(unit=None) | Q(unit__in=seats.units)
    return (
        IssuedDocument.objects.select_related("season__bloc", "authority", "unit", "issued_by")
        .filter(Q(season__in=seasons_visible_to(user)) | Q(authority__in=seats.standing_of))
        .filter(
            (for_members & Q(released_at__isnull=False))
            | Q(season__bloc__authority__in=seats.standing_of)
            | Q(authority__in=seats.standing_of)
            | Exists(runs_it)
        )
    )


def documents_in_force(season: Season, user: User) -> QuerySet[IssuedDocument]:
    """What stands issued in one season, newest first."""
    return documents_of(season, user).filter(state=IssuedDocument.State.ISSUED)


def document_by_code(code: str) -> IssuedDocument | None:
    """The paper of a public address, once it was issued; anybody may ask."""
    public = IssuedDocument.objects.filter(code=code, released_at__isnull=False)
    public = public.exclude(kind__in=drafts())
    return public.select_related("season__bloc", "authority", "unit").first()


def documents_of(place: Season | Authority, user: User) -> QuerySet[IssuedDocument]:
    """What was issued in one season, or by one office, newest first."""
    documents = documents_visible_to(user)
    if isinstance(place, Season):
        return documents.filter(season=place)
    return documents.filter(authority=place)


def replaced_among(documents: Collection[IssuedDocument]) -> set[int]:
    """The keys of those of which a later version stands issued."""
    seasons = {each.season_id for each in documents}
    offices = {each.authority_id for each in documents}
    in_force = IssuedDocument.objects.filter(
        Q(season__in=seasons) | Q(authority__in=offices), state=IssuedDocument.State.ISSUED
    ).order_by("version")
    paper = ("season_id", "authority_id", "kind", "unit_id", "about")
    last = {tuple(row[:5]): row[5] for row in in_force.values_list(*paper, "version")}
    return {
        each.pk
        for each in documents
        if last.get(tuple(getattr(each, name) for name in paper), 0) > each.version
    }


def numbers_of(place: Season | Authority, unit: int | None, year: int) -> QuerySet[PaperNumber]:
    """The book of the bloc, of one of the year's units, or of an office, in a year."""
    if isinstance(place, Authority):
        return PaperNumber.objects.filter(authority=place, year=year)
    season = place
    if unit is None:
        return PaperNumber.objects.filter(bloc=season.bloc_id, year=year)
    members = Membership.objects.filter(bloc=season.bloc_id, year=season.year)
    return PaperNumber.objects.filter(
        unit=unit, unit__in=members.values("unit"), year=year, paper__startswith=f"{season.pk}:"
    )


def text_for(authority: Authority, text: TextKind) -> str:
    """The words of a paper as the office saved them last; the usual ones without."""
    last = PaperText.objects.filter(authority=authority, kind=text.kind).first()
    return (last.text if last else "") or text.usual


def roots_trusted_by(authorities: QuerySet[Authority]) -> QuerySet[TrustedRoot]:
    """The certificates that these authorities trust today."""
    return TrustedRoot.objects.filter(authority__in=authorities, removed_at=None)

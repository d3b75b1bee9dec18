"""Reading issued documents, and making a paper's files from live facts."""

from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority, Membership
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.paperwork.models import IssuedDocument, TrustedRoot
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in, seasons_visible_to
from thidua.documents.model import Document
from thidua.documents.render.docx import render_docx
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.pdf import render_pdf

FORMS = ("pdf", "docx")


@cache
def _fonts() -> Path:
    return find_fonts()


def rendered(document: Document, form: str, day: date) -> bytes:
    """The document as ``pdf`` or ``docx``."""
    if form == "pdf":
        return render_pdf(document, fonts=_fonts(), created_on=day)
    return render_docx(document, created_on=day)


def documents_visible_to(user: User) -> QuerySet[IssuedDocument]:
    """Issued documents of the seasons that the user may see.

    A unit's own sheet is for that unit, for whoever runs the season, and for the standing office.
    """
    seats = seats_of(user)
    runs_it = Membership.objects.filter(
        bloc=OuterRef("season__bloc"),
        year=OuterRef("season__year"),
        unit__in=seats.units,
        left_on=None,
        role__in=(Membership.Role.HEAD, Membership.Role.DEPUTY),
    )
    return (
        IssuedDocument.objects.select_related("season__bloc", "unit", "issued_by")
        .filter(season__in=seasons_visible_to(user))
        .filter(
            Q(unit=None)
            | Q(unit__in=seats.units)
            | Q(season__bloc__authority__in=seats.standing_of)
            | Exists(runs_it)
        )
    )


def documents_of(season: Season, user: User) -> QuerySet[IssuedDocument]:
    """What was issued in one season, newest first."""
    return documents_visible_to(user).filter(season=season)


def issued_in(season: Season, user: User) -> list[IssuedDocument]:
    """The same, each unit called as on the day of issuing."""
    found = list(documents_of(season, user))
    for document in found:
        if document.unit is not None:
            names_in(season).call(document.unit, document.issued_at)
    return found


def roots_trusted_by(authorities: QuerySet[Authority]) -> QuerySet[TrustedRoot]:
    """The certificates that these authorities trust today."""
    return TrustedRoot.objects.filter(authority__in=authorities, removed_at=None)

"""Several dossiers at once: received, appraised, one issued paper on the lines of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.dossiers.actions.appraising import appraise_dossier, receive_dossier
from thidua.apps.dossiers.actions.papers_filed import link_document
from thidua.apps.dossiers.models import Nomination, NominationPaper
from thidua.apps.paperwork.models import IssuedDocument
from thidua.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NotDone:
    """One that could not be done with the others, and why."""

    nomination: Nomination
    reason: str


@transaction.atomic
def receive_all(
    nominations: Sequence[Nomination], received_on: date, *, actor: User, at: datetime
) -> None:
    """Receive all of them on one day, or none.

    Raises:
        PermissionDenied, WrongStep, DayRefused: as for ``receive_dossier``, of the first at fault.
    """
    for nomination in nominations:
        receive_dossier(nomination, received_on, actor=actor, at=at)


def appraise_all(
    nominations: Sequence[Nomination],
    opinion: str,
    appraised_on: date,
    *,
    actor: User,
    at: datetime,
) -> list[NotDone]:
    """The same opinion on each that meets the criteria; the others are told and stay as they are.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process`` for one.
    """
    left = []
    for nomination in nominations:
        try:
            appraise_dossier(nomination, opinion, appraised_on, actor=actor, at=at)
        except Refusal as refusal:
            left.append(NotDone(nomination, str(refusal)))
    return left


@transaction.atomic
def link_to_all(
    papers: Sequence[NominationPaper], document: IssuedDocument, *, actor: User, at: datetime
) -> None:
    """One issued paper on a line of many dossiers, or of none.

    Raises:
        PermissionDenied, WrongStep, PaperRefused: as for ``link_document``, of the first at fault.
    """
    for paper in papers:
        link_document(paper, document, actor=actor, at=at)

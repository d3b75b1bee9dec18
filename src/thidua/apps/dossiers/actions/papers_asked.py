"""The lines of a checklist as the law of a day asks for them."""

from datetime import date, datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import local_day, locked
from thidua.apps.dossiers.dossier.checklist import OF_THE_LAW, make_checklist
from thidua.apps.dossiers.models import Nomination, NominationPaper


@transaction.atomic
def renew_checklist(nomination: Nomination, *, actor: User, at: datetime) -> Nomination:
    """Show what the law asks for today, where it changed since the dossier was begun.

    A transaction of its own: when the dossier is then found short, the new lines are there to fill.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.prepare", nomination)
    before = set(nomination.papers.values_list("kind", flat=True))
    ask_papers(nomination, local_day(at))
    added = sorted(set(nomination.papers.values_list("kind", flat=True)) - before)
    if added:
        record("dossiers.renew_checklist", nomination, actor=actor, at=at, data={"added": added})
    return nomination


def ask_papers(nomination: Nomination, day: date) -> None:
    """Bring the checklist to the law of a day; what was put there stays.

    A line that is no longer asked for stays as advice. The caller holds the transaction.
    """
    there = {paper.kind: paper for paper in nomination.papers.all()}
    asked = {line.kind: line for line in make_checklist(nomination, day)}
    NominationPaper.objects.bulk_create(line for kind, line in asked.items() if kind not in there)
    for kind, paper in there.items():
        line = asked.get(kind)
        for name in OF_THE_LAW:
            if line is not None:
                setattr(paper, name, getattr(line, name))
        paper.blocks = paper.blocks and line is not None
    NominationPaper.objects.bulk_update(there.values(), OF_THE_LAW)

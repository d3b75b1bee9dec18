"""The lines of a checklist as the law of a day asks for them."""

from datetime import date

from thidua.apps.dossiers.dossier.checklist import OF_THE_LAW, make_checklist
from thidua.apps.dossiers.models import Nomination, NominationPaper


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

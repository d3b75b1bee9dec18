"""Time to print the papers of a bloc: ``python -m bench.documents``. 20 to 50 ms a PDF is expected."""

import statistics
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from tests.documents import facts
from thidua.documents.kinds.award_proposals import award_proposals
from thidua.documents.kinds.conference_minutes import conference_minutes
from thidua.documents.kinds.covenant import covenant
from thidua.documents.kinds.proposal_letter import proposal_letter
from thidua.documents.kinds.registration import registration
from thidua.documents.kinds.registration_summary import registration_summary
from thidua.documents.kinds.result_summary import result_summary
from thidua.documents.kinds.score_sheet import score_sheet
from thidua.documents.model import Document
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf

RUNS = 30

PAPERS: dict[str, Document] = {
    "registration, one unit": registration(facts.registration_facts()),
    "registration summary, 8 units": registration_summary(facts.registration_summary_facts(8)),
    "registration summary, 20 units": registration_summary(facts.registration_summary_facts(20)),
    "covenant, 8 units": covenant(facts.covenant_facts(8)),
    "covenant, 20 units": covenant(facts.covenant_facts(20)),
    "score sheet, 35 criteria": score_sheet(facts.score_sheet_facts(7)),
    "results, 15 units": result_summary(facts.result_summary_facts(15)),
    "results, 20 units, 7 groups": result_summary(facts.result_summary_facts(20, 7)),
    "minutes, 15 units": conference_minutes(facts.conference_minutes_facts(15)),
    "award proposals": award_proposals(facts.award_proposals_facts()),
    "proposal letter": proposal_letter(facts.proposal_letter_facts()),
}


def pdf(paper: Document) -> bytes:
    return render_pdf(paper, fonts=facts.FONTS, created_on=facts.DAY)


def docx(paper: Document) -> bytes:
    return render_docx(paper, created_on=facts.DAY)


def milliseconds(render: Callable[[Document], bytes], paper: Document) -> list[float]:
    """The times of `RUNS` renderings, each of a paper a little different from the one before."""
    times = []
    for run in range(RUNS):
        changed = replace(paper, summary=f"{paper.summary or ''} ({run})")
        start = perf_counter()
        render(changed)
        times.append((perf_counter() - start) * 1000)
    return times


def main() -> None:
    """Print min, median and max for each paper and format, and the size of its files."""
    print(f"{f'ms, {RUNS} runs':36}{'min':>8}{'median':>8}{'max':>8}{'kB':>7}")
    for name, paper in PAPERS.items():
        for render in (pdf, docx):
            size = len(render(paper)) / 1000
            times = milliseconds(render, paper)
            figures = (min(times), statistics.median(times), max(times))
            cells = "".join(f"{figure:8.1f}" for figure in figures)
            print(f"{f'{name}, {render.__name__.upper()}':36}{cells}{size:7.0f}")


if __name__ == "__main__":
    main()

"""What officials run on a file of theirs: a draw, a signed PDF, papers, certificates.

Processor time with that of processes begun for it, so that other work on the machine matters little;
a few runs after one that loads what is needed. Run: ``python -m bench commands``.
"""

import os
import statistics
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pypdf

from bench.sizes import sized
from tests.documents import facts, year_facts
from tests.documents.signing import people, sign
from tests.documents.test_certificates import NAME, PAGE
from tests.yardstick import yard
from thidua.documents.kinds.proposal_letter import proposal_letter
from thidua.documents.kinds.year_plan import steps_table
from thidua.documents.model import Document, Heading, Paragraph
from thidua.documents.render.certificates import render_certificates
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.pdf import render_pdf
from thidua.documents.signatures.bounded import verify_bounded
from thidua.documents.signatures.one_signature import Moments
from thidua.domain.draw.rules import DrawRules
from thidua.domain.draw.search import draw_checkers
from thidua.domain.prose.results import read_results
from thidua.formats.report_text import read_report_lines

RUNS = 3
ORDINARY = proposal_letter(facts.proposal_letter_facts())
LONG_PARTS = 15  # of four pages each
QUIET = (
    0.58  # the yardstick in milliseconds where the limits are meant; a slower minute stretches them
)
LINES_OF_40_PAGES = 1_600
SENTENCE = (
    "Trong năm, Hội đã trao {n} suất học bổng cho học sinh nghèo, trị giá trên {m} triệu đồng."
)


def report() -> bytes:
    """A Word report of 40 pages with a result in each line."""
    written = docx.Document()
    for number in range(1, LINES_OF_40_PAGES + 1):
        written.add_paragraph(SENTENCE.format(n=number, m=number * 3))
    out = BytesIO()
    written.save(out)
    return out.getvalue()


def signed_pdf(size: int) -> bytes:
    """A signed PDF of about this many bytes, most of it one attachment such as a scan."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    noise = bytes(turn * turn % 251 for turn in range(1_000))
    writer.add_attachment("ban-quet.bin", noise * (size // len(noise)))
    out = BytesIO()
    writer.write(out)
    return sign(out.getvalue(), "director")


def certificates(count: int) -> None:
    """Certificates with a name and a sentence on a line each."""
    fields = (
        NAME,
        replace(NAME, text="Đã có thành tích {name}", y=Decimal(106), height=Decimal(22)),
    )
    rows = [{"name": f"Ông Nguyễn Văn Ấn {number}"} for number in range(count)]
    render_certificates(replace(PAGE, fields=fields), rows, fonts=find_fonts(), folder=Path("/"))


def _worked() -> float:
    """Seconds of processor time of this process and of those that it waited for."""
    return sum(os.times()[:4])


def told(name: str, limit: float, work: Callable[[], object], runs: int = RUNS) -> None:
    """One line, marked where the median is over its limit."""
    work()
    times = []
    for _ in range(runs):
        start = _worked()
        work()
        times.append((_worked() - start) * 1000)
    middle, now = statistics.median(times), yard()
    most = limit * max(1, now / QUIET)
    late = "" if middle <= most else "  (!)"
    print(
        f"  {name:<44}{min(times):8.0f}{middle:8.0f}{max(times):8.0f} ms  limit {most:5.0f}{late}"
        f"  {middle / now:7.0f} yardsticks",
        flush=True,
    )


def printed(paper: Document) -> bytes:
    """The paper as PDF."""
    return render_pdf(paper, fonts=facts.FONTS, created_on=facts.DAY)


def long_report() -> Document:
    """A report of sixty pages: headings, paragraphs, a table on every fifth page."""
    part = (
        Heading("I. KẾT QUẢ"),
        *(Paragraph("Khối hoàn thành chỉ tiêu năm, vượt kế hoạch. " * 12) for _ in range(22)),
        *steps_table(year_facts.STEPS * 3),
    )
    made = replace(ORDINARY, blocks=part * LONG_PARTS)
    pages = len(pypdf.PdfReader(BytesIO(printed(made))).pages)
    if pages < 60:
        raise SystemExit(f"{pages} pages, not 60")
    return made


def main() -> None:
    """A line for each."""
    codes = tuple(f"U{number:03}" for number in range(200))
    word, pdf = report(), signed_pdf(5_000_000)
    root, moments = people()["root"].der, Moments(datetime.now(UTC), None)
    print(f"  {'':<44}{'min':>8}{'median':>8}{'max':>8}")
    told("draw, 200 units × 3 checkers", 50, lambda: draw_checkers(DrawRules(codes, 3), "1"))
    told(
        f"signatures of a PDF of {len(pdf) / 1e6:.1f} MB", 500,
        lambda: verify_bounded(pdf, moments, trusted=[root]),
    )  # fmt: skip
    told("results in a report of 40 pages", 1_000, lambda: read_results(read_report_lines(word)))
    told("an ordinary paper as PDF", 50, lambda: printed(ORDINARY))
    long = long_report()
    told("a report of 60 pages as PDF", 1_000, lambda: printed(long))
    told("1,000 certificates", 1_000, lambda: certificates(1_000), sized(RUNS, 1))
    told("5,000 certificates", 10_000, lambda: certificates(5_000), 1)


if __name__ == "__main__":
    main()

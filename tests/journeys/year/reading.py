"""The papers, opened by other programs."""

from pathlib import Path

from docx import Document
from pypdf import PdfReader

from tests.journeys.story import Visit, officer

PAPERS = (
    "registration_summary",
    "covenant",
    "result_summary",
    "conference_minutes",
    "award_proposals",
    "proposal_letter",
)


def read_papers(visitor: Visit, season: str, folder: Path) -> None:
    """Every paper downloads as PDF and Word and opens with the bloc's name inside."""
    reader = visitor(officer("HNB"))
    reader.goto(f"/papers/season/{season}/")
    reader.check_accessibility("papers")
    reader.shoot("10-papers")
    for kind in PAPERS:
        for form in ("pdf", "docx"):
            answer = reader.context.request.get(
                f"{reader.product.url}/papers/season/{season}/{kind}.{form}"
            )
            path = folder / f"{kind}.{form}"
            path.write_bytes(answer.body())
            text = text_of(path)
            assert "Khối thi đua các tổ chức".casefold() in text.casefold(), path.name


def text_of(path: Path) -> str:
    """What the file says, read by another program's library."""
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])

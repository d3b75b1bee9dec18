"""What docstrings point to on the pages of docs/algorithms is there."""

import re
from pathlib import Path

import pytest

from tests.markdown_tables import ALGORITHMS

SOURCE = Path(__file__).parents[2] / "src" / "thidua"
REFERENCES = sorted(
    {
        reference
        for folder in ("domain/rules", "domain/scoring", "domain")
        for path in (SOURCE / folder).glob("*.py")
        for reference in re.findall(
            r"docs/algorithms/((?:scoring|ranking)\.md#[\w-]+)", path.read_text("utf-8")
        )
    }
)


def anchors(page):
    headings = re.findall(r"^#+ (.*)$", (ALGORITHMS / page).read_text("utf-8"), re.MULTILINE)
    return {heading.lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("reference", REFERENCES)
def test_referenced_parts_of_the_page_exist(reference):
    page, _, anchor = reference.partition("#")

    assert anchor in anchors(page)

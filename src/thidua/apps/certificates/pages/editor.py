"""What the editor of a layout shows: the columns, an invented award."""

from thidua.documents.certificates.columns import SAMPLE


def editor_data() -> dict[str, object]:
    """For the script: what stands for each column."""
    return {"sample": SAMPLE.cells()}


def columns_in_words() -> list[tuple[str, str]]:
    """Each column in braces, and what stands for it in the sample."""
    return [(f"{{{name}}}", cell) for name, cell in SAMPLE.cells().items()]

"""The journal's end as it is printed on papers: what anchors it outside the database."""

from thidua.apps.audit.queries import head_of
from thidua.apps.seasons.models import Season


def journal_note(season: Season) -> str:
    """Where the bloc's chain ends, to be compared by ``thidua audit verify --heads``."""
    head = head_of(season)
    return f"Nhật ký điện tử đến bản ghi {head.length}: {head.line}" if head else ""

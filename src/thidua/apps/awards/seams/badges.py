"""How the type of an award looks."""

from thidua.apps.awards.models import AwardRecord
from thidua.web.badges import Badge, tell_badge


@tell_badge(AwardRecord)
def type_badge(record: AwardRecord) -> Badge:
    """Blue for merit, which counts for the awards above it."""
    return Badge(record.get_type_display(), "blue" if record.type == "cong_trang" else "yellow")

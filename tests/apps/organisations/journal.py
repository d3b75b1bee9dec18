"""What the journal says last."""

from thidua.apps.audit.models import Entry


def last_entry() -> Entry:
    """The youngest line of the journal, whoever wrote it."""
    return Entry.objects.order_by("-pk")[0]

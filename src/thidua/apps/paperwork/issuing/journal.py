"""The journal's end as it is printed on papers: what anchors it outside the database."""

from django.utils.translation import gettext as _

from thidua.apps.audit.queries import head_of
from thidua.apps.organisations.models import Authority
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import renamed_in


def journal_note(place: Season | Authority) -> str:
    """Where the chain of a bloc or of an office ends, for ``thidua audit verify --heads``."""
    head = head_of(place)
    return (
        _("Nhật ký điện tử đến bản ghi %(length)s: %(line)s")
        % {"length": head.length, "line": head.line}
        if head
        else ""
    )


def names_note(season: Season) -> str:
    """What units and offices that the paper names are called today."""
    notes = "; ".join(renamed_in(season))
    return (
        _("Tên ghi theo ngày ký, khoá hoặc kết thúc: %(notes)s.") % {"notes": notes}
        if notes
        else ""
    )


def footnote_of(place: Season | Authority) -> str:
    """What stands small under an issued paper."""
    names = names_note(place) if isinstance(place, Season) else ""
    return " ".join(filter(None, [names, journal_note(place)]))

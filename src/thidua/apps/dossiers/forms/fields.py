"""Small parts that several forms share."""

from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import Nomination


def first_day(value: date) -> dict[str, date]:
    """Today in every day of a form."""
    names = (
        "received_on", "returned_on", "appraised_on", "refused_on", "notified_on", "revoked_on",
        "recovered_on", "decided_on", "presented_on", "held_on",
    )  # fmt: skip
    return dict.fromkeys(names, value)


def nomination_line(row: Nomination) -> str:
    """Who, from where, for what: a line to tick."""
    where = row.season.bloc_name if row.season else row.from_unit.name
    place = "" if where == row.subject_name else f" – {where}"
    return _("%(subject_name)s: %(award_name)s, năm %(award_year)s%(place)s") % {
        "subject_name": row.subject_name,
        "award_name": row.award_name,
        "award_year": row.award_year,
        "place": place,
    }

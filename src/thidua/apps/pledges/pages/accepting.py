"""Registrations that wait for an answer, as lines to tick."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import UnitRegistration
from thidua.web.templatetags.interface import number


def handed_in(rows: Sequence[UnitRegistration]) -> list[Registration]:
    """Those begun that the reader may open."""
    return [row.registration for row in rows if row.registration and row.can_open]


def waiting_in(rows: Sequence[UnitRegistration]) -> list[UnitRegistration]:
    """Those handed in, not answered yet, that the reader may open."""
    return [
        row
        for row in rows
        if row.can_open
        and row.registration is not None
        and row.registration.state == Registration.State.SUBMITTED
    ]


def line_of(row: UnitRegistration, warned: int) -> str:
    """What is accepted: the figures that people look at first, lateness, how many notes."""
    registration, parts = row.registration, []
    if registration is not None:
        told = {
            "all": number(registration.headcount),
            "workers": number(registration.advanced_workers),
            "fighters": number(registration.grassroots_fighters),
        }
        parts.append(_("%(all)s người, LĐTT %(workers)s, CSTĐCS %(fighters)s") % told)
    if row.days_late:
        parts.append(_("nộp trễ %d ngày") % row.days_late)
    if warned:
        parts.append(_("%d điều cần lưu ý") % warned)
    return f"{row.membership.unit.called}: {'; '.join(parts)}"

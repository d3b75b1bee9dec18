"""The rows of the list of registrations in HTML, one for each unit of the bloc."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import UnitRegistration
from thidua.web.icons import drawn
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of
from thidua.web.templatetags.interface import badge, number
from thidua.web.words import written_day

register = template.Library()

_ROW = Pattern("""
    <tr><th scope="row">{unit}{role}</th><td>{state}</td><td>{at}{late}</td>{figures}
    <td class="text-end">{link}</td></tr>
""")
_LATE = Pattern(' <span class="late text-nowrap">{icon} {how} {days} {unit}</span>')
_FIGURES = Pattern("""
    <td class="numeric">{headcount}</td><td class="numeric">{workers}</td>
    <td class="numeric">{fighters}</td>
""")
_NO_FIGURES = SafeString('<td colspan="3"></td>')
_LINK = Pattern("""
    <a class="btn btn-sm{tone}" href="{address}">{text}
    <span class="visually-hidden"> {unit}</span></a>
""")


@dataclass(frozen=True)
class _Words:
    late: str
    overdue: str
    days: str
    accept: str
    see: str


@once_a_language
def _words() -> _Words:
    return _Words(
        late=_("trễ"),
        overdue=_("quá hạn"),
        days=_("ngày"),
        accept=_("Xem và duyệt"),
        see=_("Xem"),
    )


@register.simple_tag(takes_context=True)
def unit_rows(context: Context, rows: Iterable[UnitRegistration]) -> SafeString:
    """All rows, each with the way to the registration for who may open it."""
    runs_it, to = context["roles"].runs_it, address_of("pledges:registration")
    shown = []
    for row in rows:
        member, registration = row.membership, row.registration
        is_head = member.role != Membership.Role.MEMBER
        figures, link = _NO_FIGURES, NOTHING
        if registration is not None and row.can_open:
            figures = _FIGURES(
                headcount=number(registration.headcount),
                workers=number(registration.advanced_workers),
                fighters=number(registration.grassroots_fighters),
            )
            waits = runs_it and registration.state == Registration.State.SUBMITTED
            link = _LINK(
                tone=" btn-primary" if waits else "",
                address=to(registration.pk),
                text=_words().accept if waits else _words().see,
                unit=member.unit.called,
            )
        line = _ROW(
            unit=member.unit.called,
            role=SafeString(f" {badge(member)}") if is_head else NOTHING,
            state=badge(row),
            at=_handed_in(registration),
            late=_late(row) if row.days_late else NOTHING,
            figures=figures,
            link=link,
        )
        shown.append(line)
    return SafeString("\n".join(shown))


def _handed_in(registration: Registration | None) -> str:
    at = registration.first_submitted_at if registration else None
    local = timezone.localtime(at) if at else None
    return f"{local:%H:%M} {written_day(local)}" if local else ""


def _late(row: UnitRegistration) -> SafeString:
    words = _words()
    is_in = row.registration is not None and row.registration.first_submitted_at is not None
    return _LATE(
        icon=drawn("clock-exclamation"),
        how=words.late if is_in else words.overdue,
        days=row.days_late,
        unit=words.days,
    )

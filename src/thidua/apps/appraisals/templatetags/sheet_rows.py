"""The rows of the list of sheets in HTML, one for each unit of the bloc."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.sheets import SheetRow
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of
from thidua.web.templatetags.interface import badge, number

register = template.Library()

_ROW = Pattern("""
    <tr><th scope="row"><a href="{address}">{unit}</a>{mine}</th>
    <td data-label="{l_state}"> {state}</td>
    <td class="numeric" data-label="{l_own}"> {own}</td>
    <td class="numeric" data-label="{l_verified}"> {verified}</td>
    <td class="numeric" data-label="{l_missing}"> {missing}</td>
    <td class="numeric" data-label="{l_changed}"> {changed}</td>
    <td class="numeric" data-label="{l_late}"> {late}</td>
    <td class="text-end"><a class="btn btn-sm{tone}" href="{act}">{do}</a></td></tr>
""")
_MINE = Pattern(' <span class="badge state state-sent">{text}</span>')
_VERIFIED = Pattern("<strong>{points}</strong>{mark}")
_PROVISIONAL = Pattern(' <span class="provisional">{text}</span>')
_LATE = Pattern('<span class="late">{days} {text}</span>')


@dataclass(frozen=True)
class _Words:
    labels: dict[str, str]
    mine: SafeString
    provisional: SafeString
    criteria: str
    days: str
    verify: str
    score: str
    see: str


@once_a_language
def _words() -> _Words:
    labels = {
        "l_state": _("Trạng thái"),
        "l_own": _("Tự chấm"),
        "l_verified": _("Thẩm định"),
        "l_missing": _("Chưa có số liệu"),
        "l_changed": _("Số khác"),
        "l_late": _("Trễ hạn"),
    }
    return _Words(
        labels=labels,
        mine=_MINE(text=_("đơn vị của bạn")),
        provisional=_PROVISIONAL(text=_("tạm tính")),
        criteria=_("tiêu chí"),
        days=_("ngày"),
        verify=_("Thẩm định"),
        score=_("Tự chấm"),
        see=_("Xem"),
    )


@register.simple_tag(takes_context=True)
def sheet_rows(context: Context, rows: Iterable[SheetRow]) -> SafeString:
    """All rows, each with what the user does next with the sheet."""
    user, mine, words = context["user"], context["mine"], _words()
    sheet_address = address_of("appraisals:sheet")
    verify_address = address_of("appraisals:verify")
    shown = []
    for row in rows:
        sheet = row.sheet
        address = sheet_address(sheet.pk)
        tone, act, do = "", address, words.see
        is_waiting = sheet.state == Sheet.State.SELF_SCORED
        if (is_waiting or sheet.state == Sheet.State.VERIFIED) and can(
            user, "appraisals.view_verification", sheet
        ):
            tone = " btn-primary" if is_waiting else ""
            act, do = verify_address(sheet.pk), words.verify
        elif sheet.unit_id in mine and sheet.state == Sheet.State.DRAFT:
            tone, do = " btn-primary", words.score
        line = _ROW(
            address=address,
            unit=sheet.unit,
            mine=words.mine if sheet.unit_id in mine else NOTHING,
            state=badge(sheet),
            own=number(row.total),
            verified=_verified(row, words),
            missing=f"{row.missing} {words.criteria}" if row.missing else "0",
            changed=row.changed,
            late=_LATE(days=row.days_late, text=words.days) if row.days_late else "–",
            tone=tone,
            act=act,
            do=do,
            **words.labels,
        )
        shown.append(line)
    return SafeString("\n".join(shown))


def _verified(row: SheetRow, words: _Words) -> str:
    if row.verified is None:
        return "–"
    mark = words.provisional if row.unseen else NOTHING
    return _VERIFIED(points=number(row.verified), mark=mark)

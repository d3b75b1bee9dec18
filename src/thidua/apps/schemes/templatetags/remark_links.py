"""The link beside a line of the table: to what units said of it, or to speak of it."""

from django import template
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.schemes.pages.remarks import Remarks
from thidua.web.icons import drawn
from thidua.web.markup import Pattern

register = template.Library()
_LINK = Pattern(
    '<a class="remark d-print-none" href="{url}">{icon} {text}'
    '<span class="visually-hidden"> {about}</span></a> '
)


@register.simple_tag
def remark_links(remarks: object, key: str, about: str, group: str = "") -> SafeString:
    """How many spoke of a line, a way to speak, and below ``group`` one to propose a new line."""
    if not isinstance(remarks, Remarks):
        return SafeString("")
    links = []
    if count := remarks.counts[key]:
        told = _("%(count)s góp ý") % {"count": count}
        links.append(_LINK(url=remarks.url, icon=drawn("message"), text=told, about=about))
    if remarks.propose:
        url, speak = f"{remarks.propose}?{urlencode({'id': key})}", _("Góp ý")
        links.append(_LINK(url=url, icon=drawn("message-plus"), text=speak, about=about))
    if remarks.propose and group:
        url = f"{remarks.propose}?{urlencode({'group': group})}"
        told = _("Đề nghị thêm tiêu chí")
        links.append(_LINK(url=url, icon=drawn("plus"), text=told, about=about))
    return SafeString("".join(links))

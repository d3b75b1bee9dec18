"""Where a webhook may lead: never into the network that the program itself stands in."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.apps.reminders.refusals import AddressRefused

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """Where to connect to, looked up and looked at."""

    host: str
    port: int
    target: str  # path and query
    is_tls: bool
    addresses: tuple[Address, ...]


def place_of(url: str) -> Place:
    """The place that an address names; what is connected to is what was looked at.

    Raises:
        AddressRefused: no https (loopback may do without), a sign-in in it, a host that is not
            known, or one inside a network that ``THIDUA_WEBHOOK_NETWORKS`` does not list.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise AddressRefused(_("“%s” không phải là địa chỉ https://….") % url)
    found = _looked_up(parts.hostname, port)
    for each in found:
        if not _is_allowed(each):
            raise AddressRefused(
                _("%(host)s là địa chỉ nội bộ (%(ip)s), chưa được phép. Người quản trị máy chủ "
                  "thêm dải mạng đó vào THIDUA_WEBHOOK_NETWORKS nếu đúng là nơi nhận.")
                % {"host": parts.hostname, "ip": each}
            )  # fmt: skip
    if parts.scheme == "http" and not all(each.is_loopback for each in found):
        raise AddressRefused(_("“%s”: ngoài chính máy chủ này, địa chỉ phải là https.") % url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.hostname, port, target, parts.scheme == "https", found)


def _looked_up(host: str, port: int) -> tuple[Address, ...]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(_("Không tìm thấy máy “%s”.") % host) from None
    return tuple(dict.fromkeys(_plain(str(row[4][0])) for row in rows))


def _plain(text: str) -> Address:
    found = ip_address(text.partition("%")[0])
    return getattr(found, "ipv4_mapped", None) or found


def _is_allowed(address: Address) -> bool:
    listed = (ip_network(each, strict=False) for each in settings.WEBHOOK_NETWORKS)
    return address.is_loopback or address.is_global or any(address in each for each in listed)

"""A reader without an account who follows every link of the open pages."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.test import Client

_LINK = re.compile(r"""(?:href|src)="([^"]+)"|<loc>([^<]+)</loc>|<id>(http[^<]+)</id>""")
_KINDS = ("text/", "application/json", "application/xml", "application/atom", "application/rss")


@dataclass
class Crawled:
    """What was read: status and text by address."""

    pages: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.pages.values())


def crawled(start: tuple[str, ...] = ("/portal/", "/robots.txt"), most: int = 200) -> Crawled:
    """Everything that can be reached, signed out."""
    client, found, waiting = Client(), Crawled(), list(start)
    while waiting and len(found.pages) < most:
        path = waiting.pop(0)
        if path in found.pages or path in found.missing:
            continue
        answer = client.get(path)
        assert not answer.cookies, path
        if answer.status_code != 200:
            found.missing.append(path)
            continue
        is_text = answer.headers["Content-Type"].startswith(_KINDS)
        whole = answer.getvalue()
        found.pages[path] = whole.decode() if is_text else ""
        waiting += _ours(path, found.pages[path])
    return found


def _ours(path: str, text: str) -> list[str]:
    links = [next(filter(None, each), "") for each in _LINK.findall(text)]
    whole = [urlsplit(urljoin(path, link)) for link in links]
    return [
        each.path + (f"?{each.query}" if each.query else "")
        for each in whole
        if each.path.startswith("/portal/")
    ]

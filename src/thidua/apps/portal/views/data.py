"""Open data, feeds, the map of the site: for programs."""

import csv
import json
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from thidua.apps.portal.keeping.public import portal_or_404, public
from thidua.apps.portal.models import Portal
from thidua.apps.portal.pages.feeds import feed_items, site_addresses
from thidua.apps.portal.pages.open_data import DATA_SETS, LICENCE, LICENCE_NAME, DataSet
from thidua.apps.portal.queries.public import open_portals
from thidua.apps.portal.views.public import page
from thidua.web.addresses import absolute
from thidua.web.downloads import open_answer

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@public
def data(request: HttpRequest, code: str) -> HttpResponse:
    """What may be taken, what its columns mean, under which licence."""
    portal = portal_or_404(code)
    licence = {"url": LICENCE, "name": LICENCE_NAME}
    return page(request, "data", portal, sets=DATA_SETS.values(), licence=licence)


@public
def table(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """One table as CSV: UTF-8 with a mark, so that Excel reads the letters."""
    portal, found = portal_or_404(code), _data_set(name)
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow([field.name for field in found.fields])
    writer.writerows([[_plain(cell) for cell in row] for row in found.rows(portal)])
    return open_answer("\ufeff" + stream.getvalue(), f"{name}.csv")


@public
def records(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The same as JSON, with licence and dictionary."""
    portal, found = portal_or_404(code), _data_set(name)
    names = [field.name for field in found.fields]
    told = {
        "title": str(found.title),
        "publisher": str(portal.authority),
        "changed": portal.changed_at.isoformat(),
        "licence": {"name": LICENCE_NAME, "url": LICENCE},
        "fields": {field.name: str(field.meaning) for field in found.fields},
        "rows": [dict(zip(names, row, strict=True)) for row in found.rows(portal)],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return open_answer(text, f"{name}.json")


@public
def atom(request: HttpRequest, code: str) -> HttpResponse:
    """What changed, for readers of feeds."""
    return _feed(portal_or_404(code), Atom1Feed, request.path)


@public
def rss(request: HttpRequest, code: str) -> HttpResponse:
    """The same in the older form."""
    return _feed(portal_or_404(code), Rss201rev2Feed, request.path)


@public
def site_map(request: HttpRequest, code: str) -> HttpResponse:
    """Every page, for search engines."""
    pages = {"addresses": site_addresses(portal_or_404(code))}
    return render(request, "portal/sitemap.xml", pages, content_type="application/xml")


@public
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the open portals, nothing else."""
    codes = open_portals().order_by("pk").values_list("authority__code", flat=True)
    maps = [f"Sitemap: {absolute(reverse('portal:site_map', args=[code]))}" for code in codes]
    lines = ["User-agent: *", "Allow: /portal/", "Allow: /static/", "Disallow: /", *maps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _data_set(name: str) -> DataSet:
    found = DATA_SETS.get(name)
    if found is None:
        raise Http404
    return found


def _plain(cell: str | int) -> str | int:
    """No cell is taken for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _feed(portal: Portal, kind: type[Atom1Feed | Rss201rev2Feed], path: str) -> HttpResponse:
    front = absolute(reverse("portal:front", args=[portal.authority.code]))
    title = _("Thi đua, khen thưởng – %s") % portal.authority
    feed = kind(title=title, link=front, description=title, language="vi", feed_url=absolute(path))
    for each in feed_items(portal):
        feed.add_item(
            title=each.title,
            link=each.url,
            description=each.summary,
            pubdate=each.at,
            updateddate=each.at,
            unique_id=each.url,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

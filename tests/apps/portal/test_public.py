"""Public pages: looking up, headers, kept answers, open data, feeds, frames."""

import csv
import json
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisals.builders import LATER
from tests.apps.portal.shown import Inside, kept_inside
from tests.apps.portal.test_leaks import everything
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.portal.actions.portals import edit_portal, open_portal
from thidua.apps.portal.facts import PortalFacts
from thidua.apps.portal.keeping import kept
from thidua.apps.portal.views import looking

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(world: World) -> Inside:
    """A portal with one of everything."""
    found = kept_inside(world)
    open_portal(world.authority, actor=world.standing, at=LATER)
    everything(found)
    return found


def place(inside: Inside, path: str = "") -> str:
    return f"/portal/{inside.world.authority.code}/{path}"


def look_up(inside: Inside, **typed: str) -> str:
    answer = Client().post(place(inside, "look-up/"), typed)
    assert answer["Cache-Control"].count("no-store")
    return one_line(answer.content.decode())


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ({"name": "Trần Thị Kín", "unit": "hoi ccc"}, True),
        ({"name": "TRẦN THỊ KÍN", "number": "01/qd-ubnd"}, True),
        ({"name": "Hội CCC", "number": "01/QĐ-UBND"}, True),
        ({"name": "Trần Thị", "unit": "Hội CCC"}, False),
        ({"name": "Kín", "number": "01/QĐ-UBND"}, False),
        ({"name": "Trần Thị Kín", "unit": "Hội BBB"}, False),
        ({"name": "Trần Thị Kín", "number": "02/QĐ-UBND"}, False),
        ({"name": "%", "unit": "______"}, False),
    ],
)
def test_an_award_is_found_by_who_knows_two_things(
    inside: Inside, typed: dict[str, str], is_found: bool
) -> None:
    text = look_up(inside, **typed)

    assert ("01/QĐ-UBND ngày 15/01/2024" in text) is is_found
    assert ("Không có trong các quyết định đã công khai" in text) is not is_found


def test_a_name_alone_is_refused(inside: Inside) -> None:
    answer = Client().post(place(inside, "look-up/"), {"name": "Trần Thị Kín"})

    assert answer.status_code == 422
    assert "Ghi thêm đơn vị hoặc số quyết định" in answer.content.decode()
    assert not answer.cookies


def test_looking_up_often_is_stopped(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "ASKED", type(looking.ASKED)("portal_award", 2, 600))
    asked = {"name": "Trần Thị Kín", "unit": "Hội CCC"}

    texts = [look_up(inside, **asked) for _ in range(3)]

    assert ["BK" in text or "Bằng khen" in text for text in texts] == [True, True, False]
    assert "Tra cứu quá nhiều lần" in texts[2]


def test_pages_may_be_kept_by_all_and_run_nothing(inside: Inside) -> None:
    answer = Client().get(place(inside))

    assert answer["Cache-Control"] == "public, max-age=20"
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["Vary"] == "Accept-Encoding, Accept-Language, Cookie"  # language alone
    assert not answer.cookies
    assert '"@type": "GovernmentOrganization"' in answer.content.decode()


def test_a_kept_page_asks_nothing_and_a_reader_who_has_it_gets_none(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 60.0)
    client = Client()
    first = client.get(place(inside))

    with CaptureQueriesContext(connection) as asked:
        second = client.get(place(inside))
        third = client.get(place(inside), headers={"if-none-match": f"W/{first['ETag']}"})

    assert len(asked) == 0
    assert (second.content, third.status_code, third.content) == (first.content, 304, b"")
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert third["ETag"] == first["ETag"]


def test_packed_pages_are_kept_beside_plain_ones(inside: Inside) -> None:
    client = Client()
    packed = client.get(place(inside), headers={"accept-encoding": "gzip"})
    plain = client.get(place(inside))
    again = client.get(place(inside), headers={"accept-encoding": "gzip"})

    assert (packed["Content-Encoding"], again["Content-Encoding"]) == ("gzip", "gzip")
    assert again.content == packed.content
    assert "Content-Encoding" not in plain
    assert packed["ETag"] == f"W/{plain['ETag']}"


def test_pages_are_kept_up_to_so_many_bytes(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 10)
    middleware = kept.KeptPages(Client().handler.get_response)  # type: ignore[arg-type] # made on first use
    for key, size in (("a", 4), ("b", 4), ("a", 6), ("c", 4)):
        page = kept._Page((), 0.0, "", b"x" * size, {})
        middleware._keep((key, False), page)

    assert ([key[0] for key in middleware._pages], middleware._bytes) == (["a", "c"], 10)


@pytest.mark.parametrize(
    ("query", "is_kept"), [("", True), ("page=2", True), ("page=12345", False), ("x=1", False)]
)
def test_queries_that_somebody_invents_are_not_kept(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, query: str, is_kept: bool
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 60.0)
    client, path = Client(), place(inside, f"decisions/?{query}".rstrip("?"))
    client.get(path)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200

    assert (len(asked) == 0) is is_kept


def test_only_named_sites_show_a_page_in_a_frame(inside: Inside) -> None:
    path = place(inside, "embed/decisions/")
    closed = Client().get(path)
    assert "frame-ancestors 'none'" in closed["Content-Security-Policy"]
    facts = PortalFacts(frame_hosts=("https://gialai.gov.vn",))

    edit_portal(inside.world.authority, facts, actor=inside.world.standing, at=LATER)

    opened = Client().get(path)
    assert "frame-ancestors https://gialai.gov.vn" in opened["Content-Security-Policy"]
    assert "X-Frame-Options" not in opened
    assert "01/QĐ-UBND" in opened.content.decode()


def test_open_data_is_a_table_with_its_dictionary(inside: Inside) -> None:
    text = Client().get(place(inside, "data/ket-qua-xep-hang.csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["ma_don_vi"], row["thu_hang"], row["diem"]) for row in rows] == [
        ("AAA", "1", ""),
        ("BBB", "2", ""),
        ("CCC", "3", ""),
    ]
    assert rows[2]["da_tang"].startswith("Cờ thi đua")

    answer = Client().get(place(inside, "data/quyet-dinh.json"))
    told = json.loads(answer.content)
    assert told["licence"]["name"] == "CC BY 4.0"
    assert set(told["fields"]) == set(told["rows"][0])
    assert [(row["ca_nhan"], row["tap_the"]) for row in told["rows"]] == [(1, 0), (0, 1)]
    assert answer["Access-Control-Allow-Origin"] == "*"
    people = Client().get(place(inside, "data/tap-the-duoc-khen.json")).content.decode()
    assert "Hội CCC" in people
    assert "Kín" not in people
    assert Client().get(place(inside, "data/khong-co.csv")).status_code == 404


def test_no_cell_of_open_data_is_a_formula(inside: Inside) -> None:
    inside.movement.name = "=HYPERLINK(1)"
    inside.movement.save()

    text = Client().get(place(inside, "data/phong-trao.csv")).content.decode()

    assert "'=HYPERLINK(1)" in text


def test_feeds_and_map_are_well_formed_and_name_this_site(inside: Inside) -> None:
    for path, kind in (("feed.atom", "atom"), ("feed.rss", "rss"), ("sitemap.xml", "xml")):
        answer = Client().get(place(inside, path))
        assert kind in answer["Content-Type"]
        assert ET.fromstring(answer.content) is not None  # noqa: S314 - our own answer
        assert f"http://localhost:8000{place(inside)}" in answer.content.decode()
    assert (
        f"Sitemap: http://localhost:8000{place(inside, 'sitemap.xml')}"
        in Client().get("/robots.txt").content.decode()
    )


def test_a_list_of_rankings_costs_the_same_however_long(inside: Inside) -> None:
    with CaptureQueriesContext(connection) as asked:
        Client().get(place(inside, "data/ket-qua-xep-hang.json"))

    assert len(asked) <= 7

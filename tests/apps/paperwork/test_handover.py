"""Biên bản bàn giao: what the head of a year leaves to the head of the next."""

import pytest

from tests.apps.paperwork.material import issue, kind_named, ready
from tests.factories import World
from thidua.apps.organisations.models import Membership
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.apps.seasons.models import Season
from thidua.documents.model import Document, ListItems
from thidua.documents.text import plain

__all__ = ["ready"]


def built(world: World) -> Document:
    return kind_named("handover").build(Request(world.season, None, world.head))


def next_head(world: World, code: str) -> None:
    bloc, year = world.season.bloc, world.season.year + 1
    for each, role in (("AAA", "member"), (code, "head")):
        Membership.objects.create(bloc=bloc, unit=world.units[each], year=year, role=role)
    days = {"starts_on": f"{year}-01-01", "ends_on": f"{year}-12-31", "law_as_of": f"{year}-01-01"}
    Season.objects.create(bloc=bloc, year=year, **days)


def test_it_waits_for_a_head_of_the_next_year(ready: World) -> None:
    with pytest.raises(PaperNotReady, match="Năm 2024 chưa có Trưởng khối"):
        built(ready)


def test_papers_open_things_and_the_note_are_handed_over(ready: World) -> None:
    next_head(ready, "BBB")
    issue(ready, "covenant", "05/GU-KTĐ")
    ready.season.checklist.create(text="Nộp báo cáo năm", owner="head", due_on="2023-12-15")
    ready.season.handover_note = "Con dấu ở tủ số 2.\n\nSổ họp ở văn thư."
    ready.season.save()

    document = built(ready)

    told = "\n".join(
        plain(text)
        for block in document.blocks
        for text in (block.items if isinstance(block, ListItems) else [getattr(block, "text", "")])
    )
    assert "Số 05/GU-KTĐ, ngày 31/03/2023, lần 1" in told
    assert "Nộp báo cáo năm" in told
    assert "Con dấu ở tủ số 2." in told
    assert "Sổ họp ở văn thư." in told
    assert document.signatures is not None
    givers = [each.office for each in document.signatures.signatures]
    assert givers == ["BÊN GIAO\nHỘI AAA", "BÊN NHẬN\nHỘI BBB"]
    assert document.summary == "Bàn giao nhiệm vụ Trưởng khối năm 2023 sang năm 2024"

"""Layouts and printers: written, saved, refused by field and limit, put away."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.certificates.material import A4, AT, make_layout, png
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.certificates.actions.layouts import (
    create_layout,
    retire_layout,
    save_layout,
    save_scan,
)
from thidua.apps.certificates.actions.printers import remove_printer, save_printer
from thidua.apps.certificates.models import PrinterOffset, SheetLayout
from thidua.apps.certificates.refusals import LayoutRefused, PrinterRefused, ScanRefused
from thidua.web.revisions import StalePage

BOX = {
    "text": "{tên}", "x": "40", "y": "88", "width": "217", "height": "14", "size": "26",
    "min_size": "14", "align": "center", "valign": "middle", "bold": "true", "italic": "false",
}  # fmt: skip


def test_create_layout_has_boxes_on_the_sheet(world: World) -> None:
    wide = make_layout(world, replace(A4, name="A3", width="420", height="297"))

    assert [box["text"] for box in wide.definition["fields"]][:2] == ["{tên}", "{thành tích}"]
    assert wide.definition["fields"][0]["x"] == "50.4"
    assert Entry.objects.get(action="certificates.create_layout").data["name"] == "A3"
    for stranger in (world.member, world.head):
        with pytest.raises(PermissionDenied):
            create_layout(world.authority, A4, actor=stranger, at=AT)
    with pytest.raises(LayoutRefused, match="Đã có mẫu in tên “A3”"):
        make_layout(world, replace(A4, name=" A3 "))
    with pytest.raises(LayoutRefused, match="Khổ giấy: «0»"):
        make_layout(world, replace(A4, name="B", width="0"))


def test_save_layout_keeps_boxes_and_counts_revisions(world: World) -> None:
    layout = make_layout(world)
    facts = replace(A4, award="BK_TINH")

    saved = save_layout(layout, facts, [BOX], actor=world.standing, at=AT, seen="0")

    assert (saved.award, saved.revision, saved.definition["fields"]) == ("BK_TINH", 1, [BOX])
    with pytest.raises(StalePage):
        save_layout(layout, facts, [BOX], actor=world.standing, at=AT, seen="0")
    with pytest.raises(PermissionDenied):
        save_layout(layout, facts, [BOX], actor=world.member, at=AT)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": "100"}, r"Ô 1, rộng: «217»; chỉ nhận số để ô nằm trọn trong trang \(đến 197 mm\)"),
        ({"size": "3"}, "Ô 1, cỡ chữ: «3»"),
        ({"min_size": "30"}, r"Ô 1, cỡ nhỏ nhất: «30»; chỉ nhận số không quá size \(26\)"),
        ({"height": ""}, "Ô 1, cao: thiếu"),
        ({"text": "{họ}"}, r"Ô 1: không có mục \{họ\}; chỉ có tên, chức vụ"),
    ],
)
def test_save_layout_refuses(world: World, change: dict[str, str], words: str) -> None:
    layout = make_layout(world)
    with pytest.raises(LayoutRefused, match=words):
        save_layout(layout, A4, [BOX | change], actor=world.standing, at=AT)


def test_save_layout_refuses_what_is_missing(world: World) -> None:
    layout = make_layout(world)
    with pytest.raises(LayoutRefused, match="chưa có ô chữ nào"):
        save_layout(layout, A4, [], actor=world.standing, at=AT)
    with pytest.raises(LayoutRefused, match="Ghi tên mẫu in"):
        save_layout(layout, replace(A4, name=" "), [BOX], actor=world.standing, at=AT)
    with pytest.raises(LayoutRefused, match="chưa có ảnh phôi"):
        save_layout(layout, replace(A4, prints_scan=True), [BOX], actor=world.standing, at=AT)


def test_save_scan_by_its_content(world: World) -> None:
    layout = make_layout(world)

    scanned = save_scan(layout, png(), "phoi.png", actor=world.standing, at=AT)

    assert (scanned.scan.name or "").endswith(".png")
    save_layout(scanned, replace(A4, prints_scan=True), [BOX], actor=world.standing, at=AT)
    with pytest.raises(ScanRefused, match=r"Ảnh phôi “x\.png”: chỉ nhận ảnh"):
        save_scan(layout, b"%PDF-1.7", "x.png", actor=world.standing, at=AT)
    with pytest.raises(PermissionDenied):
        save_scan(layout, png(), "phoi.png", actor=world.head, at=AT)


def test_save_scan_deletes_the_one_before_once_that_is_certain(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    layout = save_scan(make_layout(world), png(), "1.png", actor=world.standing, at=AT)
    old, storage = str(layout.scan.name), layout.scan.storage

    with django_capture_on_commit_callbacks() as waiting:
        again = save_scan(layout, png(300), "2.png", actor=world.standing, at=AT)

    assert storage.exists(old)
    for each in waiting:
        each()
    assert not storage.exists(old)
    assert storage.exists(str(again.scan.name))


def test_retire_layout_for_good(world: World) -> None:
    layout = make_layout(world)
    with pytest.raises(PermissionDenied):
        retire_layout(layout, actor=world.member, at=AT)

    retire_layout(layout, actor=world.standing, at=AT)

    with pytest.raises(LayoutRefused, match="đã thôi dùng"):
        save_layout(layout, A4, [BOX], actor=world.standing, at=AT)
    make_layout(world)  # the name is free again


def test_save_printer_and_remove_printer(world: World) -> None:
    office = {"actor": world.standing, "at": AT}
    save_printer(world.authority, "Canon", right=5, down=-3, **office)
    printer = save_printer(world.authority, " Canon ", right=-15, down=0, **office)

    assert (PrinterOffset.objects.get().right, str(printer)) == (-15, "Canon")
    with pytest.raises(PrinterRefused, match="nhiều nhất 20 mm"):
        save_printer(world.authority, "Canon", right=201, down=0, **office)
    with pytest.raises(PrinterRefused, match="Ghi tên máy in"):
        save_printer(world.authority, " ", right=0, down=0, **office)
    for act in (
        lambda: save_printer(world.authority, "B", right=0, down=0, actor=world.head, at=AT),
        lambda: remove_printer(printer, actor=world.head, at=AT),
    ):
        with pytest.raises(PermissionDenied):
            act()
    remove_printer(printer, **office)
    assert not PrinterOffset.objects.exists()


def posted(client: Client, layout: SheetLayout, **changes: str) -> Any:
    box = BOX | {"bold": "on", "x": "40,5"} | changes
    boxes = {f"boxes-0-{name}": value for name, value in box.items() if name != "italic"}
    sheet = {"name": "Mẫu", "award": "", "width": "297", "height": "210"}
    sent = {"boxes-TOTAL_FORMS": "1", "boxes-INITIAL_FORMS": "1", "seen": str(layout.revision)}
    return client.post(reverse("certificates:save_layout", args=[layout.pk]), sheet | sent | boxes)


def test_pages_of_layouts(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    create = reverse("certificates:create_layout", args=[world.authority.pk])
    sheet = {"name": "Mẫu", "award": "", "width": "420", "height": "297"}
    assert client.get(create).status_code == 200
    layout = SheetLayout.objects.get(pk=client.post(create, sheet).url.split("/")[-2])  # type: ignore[attr-defined] # a redirect
    assert client.post(create, sheet).status_code == 422

    assert posted(client, layout).status_code == 302
    layout.refresh_from_db()
    assert layout.definition["fields"] == [BOX | {"x": "40.5"}]
    wrong = posted(client, layout, width="400")
    assert "nằm trọn trong trang" in wrong.content.decode()
    assert wrong.status_code == 422
    unread = posted(client, layout, width="rộng")
    assert unread.status_code == 422

    page = client.get(reverse("certificates:save_layout", args=[layout.pk])).content.decode()
    assert "{chức vụ người ký}" in page
    assert client.get(reverse("certificates:scan", args=[layout.pk])).status_code == 404
    listing = client.get(reverse("certificates:layouts")).content.decode()
    assert "420" not in listing
    assert "297 × 210 mm" in listing
    retire = reverse("certificates:retire_layout", args=[layout.pk])
    assert "Thôi dùng mẫu in" in client.get(retire).content.decode()
    client.post(retire)
    assert "Chưa có mẫu in nào" in client.get(reverse("certificates:layouts")).content.decode()
    assert sign_in(world.member).get(retire).status_code == 404


def test_pages_of_printers(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    page = reverse("certificates:save_printer", args=[world.authority.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"name": "HP", "right": "-1,5", "down": "0"}).status_code == 302
    assert client.post(page, {"name": "HP", "right": "21", "down": "0"}).status_code == 422
    printer = PrinterOffset.objects.get()
    assert (printer.right, printer.down) == (-15, 0)
    assert "-1,5 mm" in client.get(reverse("certificates:layouts")).content.decode()
    drop = reverse("certificates:remove_printer", args=[printer.pk])
    assert client.get(drop).status_code == 200
    assert client.post(drop).status_code == 302
    assert not PrinterOffset.objects.exists()


def test_a_scan_of_40_mb_is_refused_clearly(world: World, sign_in: SignIn) -> None:
    layout, client = make_layout(world), sign_in(world.standing)
    page = reverse("certificates:save_scan", args=[layout.pk])
    assert client.get(page).status_code == 200

    huge = SimpleUploadedFile("phoi.png", png(more=40_000_000), "image/png")
    told = client.post(page, {"file": huge})

    assert told.status_code == 422
    assert "Tệp phoi.png nặng 40 MB; tối đa 20 MB." in told.content.decode()
    fine = SimpleUploadedFile("phoi.png", png(), "image/png")
    assert client.post(page, {"file": fine}).status_code == 302
    shown = client.get(reverse("certificates:scan", args=[layout.pk]))
    assert shown.getvalue() == png()
    assert shown["Content-Type"] == "image/png"
    trial = client.get(reverse("certificates:trial", args=[layout.pk]))
    assert trial.content.startswith(b"%PDF")

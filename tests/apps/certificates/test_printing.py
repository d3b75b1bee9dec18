"""Certificates printed in the decision's order, once each, again with a reason, handed over."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.certificates.material import A4, AT, make_decision, make_layout, png, printed
from tests.conftest import SignIn
from tests.factories import World
from tests.factories_registry import revoke
from thidua.apps.audit.models import Entry
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.certificates.actions.handing_over import Handing, hand_over_certificates
from thidua.apps.certificates.actions.layouts import save_layout, save_scan
from thidua.apps.certificates.actions.printers import save_printer
from thidua.apps.certificates.actions.printing import (
    print_certificates,
    reprint_certificate,
    start_printing,
)
from thidua.apps.certificates.models import PrintedCertificate, PrintRun
from thidua.apps.certificates.pages.decision import printing_of
from thidua.apps.certificates.printing.making import made, plan_again, plan_of
from thidua.apps.certificates.refusals import (
    CertificateSpoiled,
    DayImpossible,
    HandedAlready,
    NothingToPrint,
    PrintingOvertaken,
    TextsTooLong,
)
from thidua.apps.certificates.seams.proofs import printed_files
from thidua.apps.certificates.views import printing
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.tasks import run as run_job
from thidua.web.reasons import ReasonMissing


def pages_of(run: PrintRun) -> list[str]:
    with run.pdf.open("rb") as file:
        reader = pypdf.PdfReader(BytesIO(file.read()))
    return [page.extract_text() for page in reader.pages]


def test_print_certificates_in_the_order_of_the_decision(world: World) -> None:
    decision, layout = make_decision(world), make_layout(world)

    run = printed(world, decision, layout)

    pages = pages_of(run)
    assert [f"Bà Nguyễn Thị Hồng {at}" in page for at, page in enumerate(pages)] == [True] * 3
    assert "Số: 15/QĐ-UBND" in pages[0]
    assert "Ngày 05 tháng 01 năm 2025" in pages[0]
    assert "Vào sổ số: 3" in pages[2]
    sheets = PrintedCertificate.objects.order_by("book_number")
    assert [(each.book_number, each.place, each.page) for each in sheets] == [
        (1, 1, 1), (2, 2, 2), (3, 3, 3),
    ]  # fmt: skip
    assert Entry.objects.get(action="certificates.print_certificates").data["pages"] == 3
    with pytest.raises(NothingToPrint, match="không còn tờ nào chờ in theo mẫu"):
        plan_of(decision, layout, None)
    assert list(printed_files()) == []
    run.pdf.storage.delete(str(run.pdf.name))
    assert "không còn tệp" in next(iter(printed_files())).text


def test_print_certificates_only_of_the_layouts_award(world: World) -> None:
    decision = make_decision(world)
    AwardRecord.objects.filter(person__code="C1").update(award="BK_TINH")
    layout = make_layout(world, replace(A4, award="BK_TINH"))

    assert len(pages_of(printed(world, decision, layout))) == 1
    assert PrintedCertificate.objects.get().place == 2


def test_print_certificates_refuses_others_and_what_moved_on(world: World) -> None:
    decision, layout = make_decision(world), make_layout(world)
    sheets = made(plan_of(decision, layout, None))
    with pytest.raises(PermissionDenied):
        print_certificates(sheets, actor=world.member, at=AT)
    boxes = layout.definition["fields"]
    save_layout(layout, A4, boxes, actor=world.standing, at=AT)
    with pytest.raises(PrintingOvertaken, match="vừa được sửa"):
        print_certificates(sheets, actor=world.standing, at=AT)
    layout.refresh_from_db()
    sheets = made(plan_of(decision, layout, None))
    given = AwardRecord.objects.order_by("pk")
    revoke(given[0], date(2025, 2, 1))
    with pytest.raises(PrintingOvertaken, match="Khen thưởng"):
        print_certificates(sheets, actor=world.standing, at=AT)
    sheets = made(plan_of(decision, layout, None))
    print_certificates(sheets, actor=world.standing, at=AT)
    with pytest.raises(PrintingOvertaken, match="Vừa có người in"):
        print_certificates(sheets, actor=world.standing, at=AT)
    assert PrintedCertificate.objects.count() == 2


def test_texts_that_do_not_fit_are_told_before_anything_is_written(world: World) -> None:
    decision, layout = make_decision(world, 2), make_layout(world)
    AwardRecord.objects.filter(person__code="C0").update(holder_name="Nguyễn " * 28)
    AwardRecord.objects.filter(person__code="C1").update(holder_name="中文")
    with pytest.raises(TextsTooLong, match=r"中文: ô 1 “{tên}” có chữ phông không in được"):
        made(plan_of(decision, layout, None))
    AwardRecord.objects.filter(person__code="C1").update(holder_name="#panic() \\ $x$ *đậm*")
    narrow = [box | {"height": "9"} for box in layout.definition["fields"]]
    save_layout(layout, A4, narrow, actor=world.standing, at=AT)
    layout.refresh_from_db()
    with pytest.raises(TextsTooLong, match=r"ô 1 “{tên}” dài quá .* mm dù đã thu chữ nhỏ nhất"):
        made(plan_of(decision, layout, None))
    AwardRecord.objects.filter(person__code="C0").update(holder_name="Lê A")
    assert "#panic() \\ $x$ *đậm*" in pages_of(printed(world, decision, layout))[1]


def test_a_printers_offset_moves_every_text(world: World) -> None:
    decision, layout = make_decision(world, 1), make_layout(world)
    office = {"actor": world.standing, "at": AT}
    printer = save_printer(world.authority, "Canon", right=15, down=-20, **office)
    plain = made(plan_of(decision, layout, None)).pdf

    run = printed(world, decision, layout, printer)

    with run.pdf.open("rb") as file:
        moved = file.read()
    (x, y), (right, down) = first_text(plain), first_text(moved)
    assert abs(right - x - 1.5) < 0.05
    assert abs(down - y + 2.0) < 0.05
    assert (run.printer, run.right, run.down) == ("Canon", 15, -20)


def first_text(pdf: bytes) -> tuple[float, float]:
    """Where the first text stands, in millimetres from the top left corner."""
    page, found = pypdf.PdfReader(BytesIO(pdf)).pages[0], []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            x, y = cm[0] * tm[4] + cm[4], float(page.mediabox.height) - cm[3] * tm[5] - cm[5]
            found.append((x * 25.4 / 72, y * 25.4 / 72))

    page.extract_text(visitor_text=visit)
    return found[0]


def test_a_scan_is_printed_only_where_the_layout_says(world: World) -> None:
    decision, layout = make_decision(world, 1), make_layout(world)
    scanned = save_scan(layout, png(), "p.png", actor=world.standing, at=AT)
    bare = pypdf.PdfReader(BytesIO(made(plan_of(decision, scanned, None)).pdf))
    assert not bare.pages[0].images
    scanned.prints_scan = True
    full = pypdf.PdfReader(BytesIO(made(plan_of(decision, scanned, None)).pdf))
    assert len(full.pages[0].images) == 1
    with scanned.scan.open("rb") as file:
        broken = file.read()[:60]
    save_scan(layout, broken, "p.png", actor=world.standing, at=AT)
    layout.refresh_from_db()
    layout.prints_scan = True
    with pytest.raises(TextsTooLong, match="Không mở được ảnh phôi"):
        made(plan_of(decision, layout, None))


def test_reprint_certificate_with_a_reason(world: World) -> None:
    decision, layout = make_decision(world), make_layout(world)
    printed(world, decision, layout)
    sheet = PrintedCertificate.objects.get(place=2)
    AwardRecord.objects.filter(pk=sheet.award_record_id).update(holder_name="Bà Trần Thị Sửa")
    again = made(plan_again(sheet, layout, None))
    with pytest.raises(ReasonMissing, match="Ghi lý do in lại"):
        reprint_certificate(again, sheet, " ", actor=world.standing, at=AT)
    with pytest.raises(PermissionDenied):
        reprint_certificate(again, sheet, "Sai tên", actor=world.member, at=AT)

    run = reprint_certificate(again, sheet, "Sai tên", actor=world.standing, at=AT)

    assert "Bà Trần Thị Sửa" in pages_of(run)[0]
    assert "Vào sổ số: 2" in pages_of(run)[0]
    sheet.refresh_from_db()
    assert (sheet.spoiled_reason, sheet.spoiled_at) == ("Sai tên", AT)
    fresh = PrintedCertificate.objects.get(run=run)
    assert (fresh.book_number, fresh.place) == (2, 2)
    with pytest.raises(CertificateSpoiled, match="đã được in lại"):
        reprint_certificate(again, sheet, "Rách", actor=world.standing, at=AT)
    revoke(AwardRecord.objects.get(pk=sheet.award_record_id), date(2025, 2, 1))
    with pytest.raises(NothingToPrint, match="đã bị hủy bỏ, không in lại"):
        plan_again(fresh, layout, None)


def test_hand_over_certificates(world: World) -> None:
    run = printed(world, make_decision(world), make_layout(world))
    first = run.certificates.get(place=1)
    to = Handing(AT.date(), "  Lê Văn Nhận,  Hội CCC ")
    office = {"actor": world.standing, "at": AT}
    with pytest.raises(PermissionDenied):
        hand_over_certificates(run, to, actor=world.member, at=AT)
    with pytest.raises(DayImpossible, match="phải từ ngày in 15/06/2025"):
        hand_over_certificates(run, replace(to, day=AT.date() - timedelta(1)), **office)

    assert hand_over_certificates(run, to, **office, only=[first.pk]) == 1
    assert hand_over_certificates(run, to, **office) == 2

    first.refresh_from_db()
    assert (first.handed_on, first.handed_to) == (AT.date(), "Lê Văn Nhận, Hội CCC")
    with pytest.raises(HandedAlready):
        hand_over_certificates(run, to, **office)


def test_start_printing_many_in_the_background(
    world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision, layout = make_decision(world, 4), make_layout(world)
    with pytest.raises(PermissionDenied):
        start_printing(decision, layout, None, actor=world.member, at=AT)
    monkeypatch.setattr(printing, "IN_BACKGROUND", 3)
    page = reverse("certificates:decision", args=[decision.pk])
    start = reverse("certificates:start_printing", args=[decision.pk])
    client = sign_in(world.standing)
    assert start in client.get(page).content.decode()
    assert client.post(start, {"layout": ""}).status_code == 422

    answer = client.post(start, {"layout": layout.pk, "printer": ""})

    job = Job.objects.get()
    assert answer.url == reverse("jobs:detail", args=[job.pk])  # type: ignore[attr-defined] # a redirect
    run_job.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_url, job.error) == (Job.State.DONE, page, "")
    assert PrintRun.objects.get().pages == 4


def test_pages_of_a_decision_and_the_book(world: World, sign_in: SignIn) -> None:
    decision, layout = make_decision(world), make_layout(world)
    client = sign_in(world.standing)
    page = reverse("certificates:decision", args=[decision.pk])
    link = client.get(reverse("awards:decision", args=[decision.pk])).content.decode()
    assert page in link
    at_once = reverse("certificates:print_certificates", args=[decision.pk])
    assert client.post(at_once, {"layout": ""}).status_code == 422
    assert client.post(at_once, {"layout": layout.pk}).status_code == 302
    run, sheet = PrintRun.objects.get(), PrintedCertificate.objects.get(place=1)
    assert "Giao 3 tờ" in client.get(page).content.decode()
    file = client.get(reverse("certificates:run_file", args=[run.pk]))
    assert file.getvalue().startswith(b"%PDF")

    again = reverse("certificates:reprint_certificate", args=[sheet.pk])
    assert client.get(again).status_code == 200
    sent = {"layout": layout.pk, "reason": "Phôi rách"}
    assert client.post(again, sent).status_code == 302
    one = reverse("certificates:hand_over_certificates_of_one", args=[
        PrintedCertificate.objects.get(place=2).pk
    ])  # fmt: skip
    day = PrintRun.objects.latest("pk").printed_at.strftime("%d/%m/%Y")
    assert client.get(one).status_code == 200
    assert client.post(one, {"day": "01/01/2025", "to": "A"}).status_code == 422
    PrintRun.objects.update(printed_at=AT)
    assert client.post(one, {"day": day, "to": "Lê Văn Nhận"}).status_code == 302
    whole = reverse("certificates:hand_over_certificates", args=[run.pk])
    assert client.post(whole, {"day": day, "to": "Lê Văn Nhận"}).status_code == 302

    book = reverse("certificates:book")
    texts = client.get(book, {"state": "spoiled", "q": "hong 0", "year": "2025"}).content.decode()
    assert "Phôi rách" in texts
    assert "Bà Nguyễn Thị Hồng 1" not in texts
    assert "4 tờ" in client.get(book, {"decision": decision.pk}).content.decode()
    assert "Không có tờ nào như vậy" in client.get(book, {"q": "zzz"}).content.decode()
    rows = workbook_rows(client.get(reverse("certificates:book_workbook")).content)
    assert len(rows) == 4
    assert sign_in(world.member).get(page).status_code == 404
    assert "Chưa in tờ nào" in sign_in(world.member).get(book).content.decode()


def test_the_workshops_list(world: World, sign_in: SignIn) -> None:
    decision = make_decision(world, 2)
    AwardRecord.objects.create(
        authority=world.authority, decision=decision, unit=world.units["CCC"],
        holder_name="Hội CCC", award="CO_TINH", year=2024,
    )  # fmt: skip
    address = reverse("certificates:workshop_workbook", args=[decision.pk])

    rows = workbook_rows(sign_in(world.standing).get(address).content)

    assert [(row[1], row[3], row[6]) for row in rows[2:4]] == [
        ("Cờ thi đua", "Hội CCC", 1),
        ("Cộng: Cờ thi đua", None, 1),
    ]
    assert rows[4][6] == 2


def workbook_rows(data: bytes) -> list[tuple[object, ...]]:
    """The rows below the heads."""
    return list(load_workbook(BytesIO(data)).active.iter_rows(min_row=3, values_only=True))


def test_what_was_revoked_is_neither_counted_nor_handed_over(world: World) -> None:
    decision, layout = make_decision(world), make_layout(world)
    run = printed(world, decision, layout)
    revoke(AwardRecord.objects.get(person__code="C0"), date(2025, 2, 1))

    found = printing_of(decision, world.standing)

    assert (found.given, found.printed, found.waiting) == (2, 2, 0)
    assert [row.waiting for row in found.runs] == [2]
    to = Handing(AT.date(), "Lê Văn Nhận")
    assert hand_over_certificates(run, to, actor=world.standing, at=AT) == 2
    assert run.certificates.get(place=1).handed_on is None
    assert printing_of(decision, world.standing).handed == 2


def test_places_stay_those_of_the_decisions_list(world: World) -> None:
    decision, layout = make_decision(world), make_layout(world)
    revoke(AwardRecord.objects.get(person__code="C0"), date(2025, 2, 1))

    printed(world, decision, layout)

    sheets = PrintedCertificate.objects.order_by("book_number")
    assert [(each.book_number, each.place) for each in sheets] == [(1, 2), (2, 3)]
    first = sheets[0]
    assert plan_again(first, layout, None).sheets[0].place == 2


def test_print_certificates_refuses_a_decision_that_was_edited(world: World) -> None:
    decision, layout = make_decision(world), make_layout(world)
    sheets = made(plan_of(decision, layout, None))
    Decision.objects.filter(pk=decision.pk).update(signatory="Lê Thị Mới")

    with pytest.raises(PrintingOvertaken, match=r"Quyết định 15/QĐ-UBND .* vừa được sửa"):
        print_certificates(sheets, actor=world.standing, at=AT)

    assert not PrintRun.objects.exists()

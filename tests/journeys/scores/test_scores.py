"""How a bloc comes to points that it trusts: table, cross-check, quarters, floors, scorers."""

import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.scores.conftest import Step
from tests.journeys.sheets import expect_saved
from tests.journeys.story import press

Visit = Callable[..., Visitor]


def pressed(page: Page, name: str) -> None:
    """Press a button of the page's own form."""
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def the_blocs_table(person: Visitor, folder: Path) -> Path:
    """The sample from the page in Word, with a line of the bloc's own that nobody can compute."""
    with person.page.expect_download() as waiting:
        person.page.get_by_role("link", name="Mẫu Word").click()
    document = Document(str(waiting.value.path()))
    rows = document.tables[0].rows
    rows[4].cells[1].text = "Xây dựng chi bộ trong sạch"
    rows[4].cells[3].text = "Theo đánh giá của Đảng uỷ cấp trên"
    file = folder / "bang-diem.docx"
    document.save(str(file))
    return file


def test_a_table_dropped_in_as_word_is_consulted_and_adopted(
    visitor: Visit, tmp_path: Path
) -> None:
    head = visitor("taa.cv")
    page = head.page
    head.goto("/schemes/season/1/create/")
    page.set_input_files("input[type=file]", the_blocs_table(head, tmp_path))
    pressed(page, "Đọc thử")
    expect(page.locator("main")).to_contain_text("Xây dựng chi bộ trong sạch")
    head.check_accessibility("schemes:upload of a Word file")
    if page.get_by_label("Đã xem những chỗ chưa đọc được").count():
        page.get_by_label("Đã xem những chỗ chưa đọc được").check()
    pressed(page, "Nhận")
    press(page, "Lấy ý kiến…")
    page.get_by_label("Góp ý đến hết ngày").fill("31/12/2026")
    page.locator("main form button.btn-primary").click()
    expect(page.locator("h1, h2").first).to_contain_text("Lấy ý kiến")
    consultation = page.url
    three_units_speak(visitor, consultation)
    page.goto(consultation)
    the_head_answers(page)
    head.goto("/schemes/season/1/")
    expect(page.locator("#scheme")).to_contain_text("Hoàn thành mọi chỉ tiêu được giao")
    press(page, "Thông qua…")
    for unit in ("Hội TAA", "Hội TBB", "Hội TCC"):
        page.get_by_label(unit).check()
    page.get_by_label("Tôi hiểu").check()
    pressed(page, "Thông qua")
    expect(page.locator("main")).to_contain_text("Hội TCC")
    expect(page.locator("main")).to_contain_text("Đã thông qua")


def three_units_speak(visitor: Visit, consultation: str) -> None:
    """One proposes other words for a criterion, one says something of the whole, one agrees."""
    member = visitor("tbb.cv")
    member.page.goto(consultation)
    press(member.page, "Mở dự thảo để góp ý")
    member.page.locator("main a[href$='/propose/?id=I.1']").first.click()
    member.page.get_by_label("Ý kiến, lý do").fill("Chỉ tiêu chính cần nặng điểm hơn")
    member.page.get_by_label("Nội dung", exact=True).fill("Hoàn thành mọi chỉ tiêu được giao")
    pressed(member.page, "Gửi góp ý")
    member = visitor("tcc.cv")
    member.page.goto(consultation)
    press(member.page, "Góp ý chung…")
    member.page.get_by_label("Ý kiến, lý do").fill("Nên bỏ điểm thưởng")
    pressed(member.page, "Gửi góp ý")
    member = visitor("tdd.cv")
    member.page.goto(consultation)
    press(member.page, "Ý kiến về cả dự thảo…")
    member.page.get_by_label("Thống nhất với dự thảo").check()
    member.page.locator("main form button.btn-primary").click()


def the_head_answers(page: Page) -> None:
    """Accepts the first, rejects the second, closes the round."""
    for whose, answer, said in (
        ("TBB", "Tiếp thu", "Đúng quy chế"), ("TCC", "Không tiếp thu", "Quy chế cho phép"),
    ):  # fmt: skip
        page.get_by_role("link", name=re.compile(f"^Trả lời .*{whose}")).click()
        page.get_by_label(answer, exact=True).check()
        page.get_by_label("Giải trình").fill(said)
        pressed(page, "Trả lời")
    expect(page.locator("main")).to_contain_text("Đã sửa dự thảo")
    expect(page.locator("main")).to_contain_text("Thống nhất với dự thảo")
    press(page, "Đóng…")
    if page.get_by_label("Lý do, khi đóng trước hạn").count():
        page.get_by_label("Lý do, khi đóng trước hạn").fill("Đã đủ ý kiến")
    page.locator("main form button.btn-primary").click()


def test_a_cross_check_from_the_recusal_to_the_final_lock(visitor: Visit, step: Step) -> None:
    head, unit = visitor("ka.cv"), visitor("kc.cv")
    for place, code in enumerate(drawn_for_kc(head)):
        a_checker_marks(visitor(f"{code.lower()}.cv"), ("90", "95")[place])
    step(2, "check_the_rest(world)")
    settled_and_explained(head, unit)
    step(2, "lock_all(world)")
    head.goto("/appraisals/season/2/publish/")
    pressed(head.page, "Công bố")
    objected_and_answered(head, unit)
    step(
        2,
        "from thidua.apps.crosschecks.models import ObjectionWindow\n"
        "ObjectionWindow.objects.update(closes_on='2026-01-31')  # the days passed",
    )
    head.goto("/crosschecks/season/2/objections/lock/")
    pressed(head.page, "Khoá kết quả")
    expect(head.page.locator("main")).to_contain_text("Kết quả cuối cùng là lần công bố 1")
    unit.goto("/appraisals/season/2/result/")
    expect(unit.page.locator("main")).to_contain_text("Hội KC")


def drawn_for_kc(head: Visitor) -> list[str]:
    """KD is recused for KC; seed, draw before everybody: who checks KC."""
    page = head.page
    head.goto("/crosschecks/season/2/")
    page.locator("a[href$='/recuse/']").click()
    page.get_by_label("Đơn vị không chấm").select_option(label="Hội KD")
    page.get_by_label("Đơn vị được chấm").select_option(label="Hội KC")
    page.get_by_label("Lý do").fill("Cùng trụ sở")
    pressed(page, "Ghi")
    expect(page.locator("main")).to_contain_text("Cùng trụ sở")
    press(page, "Công bố hạt giống…")
    page.get_by_label("Hạt giống").fill("Biên bản 05/BB-KTĐ")
    pressed(page, "Công bố")
    press(page, "Màn hình hội trường")
    page.get_by_label("Số do đại biểu xướng tại chỗ").fill("83 41 07")
    pressed(page, "Bốc thăm")
    drawn = page.get_by_role("row", name=re.compile("^Hội KC"))
    checkers = re.findall(r"Hội (K\w)", drawn.locator("td").inner_text())
    assert len(checkers) == 2
    assert "KD" not in checkers

    return checkers


def a_checker_marks(checker: Visitor, figure: str) -> None:
    """Another figure with its reason for one criterion of KC, the rest agreed, handed in."""
    checker.goto("/crosschecks/season/2/")
    row = checker.page.get_by_role("row", name=re.compile("^Hội KC"))
    row.get_by_role("link", name=re.compile("^Chấm")).click()
    line = checker.page.locator("fieldset", has_text="I.1").first
    line.get_by_label("Số khác").check()
    line.locator("summary").click()
    line.locator("input[name$='-actual']").fill(figure)
    line.get_by_label("Lý do (bắt buộc)").fill("Biên bản kiểm tra ghi khác")
    pressed(checker.page, "Lưu")
    checker.page.get_by_label("Đồng ý các dòng chưa chấm").check()
    pressed(checker.page, "Nộp kết quả chấm")
    expect(checker.page.locator("main")).to_contain_text("Đã nộp kết quả chấm chéo")


def settled_and_explained(head: Visitor, unit: Visitor) -> None:
    """The marks are put together; KC says what it thinks of them."""
    head.goto("/crosschecks/season/2/")
    row = head.page.get_by_role("row", name=re.compile("^Hội KC"))
    row.get_by_role("link", name=re.compile("Kết quả chấm")).click()
    findings = head.page.url
    press(head.page, "Chốt chấm chéo…")
    pressed(head.page, "Chốt")
    expect(head.page.locator("main")).to_contain_text("Đã chốt")

    unit.page.goto(findings)
    press(unit.page, "Xem cả bảng")
    line = unit.page.locator("tr[data-item='I.1']")
    line.get_by_role("link", name=re.compile("Giải trình")).first.click()
    unit.page.locator("main textarea").fill("Quyết toán ghi 94")
    pressed(unit.page, "Ghi giải trình")


def objected_and_answered(head: Visitor, unit: Visitor) -> None:
    """KC objects within the days; the head answers why not."""
    page = head.page
    head.goto("/crosschecks/season/2/objections/open/")
    page.get_by_label("Nhận kiến nghị đến hết ngày").fill("31/12/2026")
    pressed(page, "Đặt")
    unit.goto("/crosschecks/season/2/objections/add/")
    unit.page.get_by_label("Về mục, đơn vị nào").fill("mục I.1")
    unit.page.get_by_label("Nội dung kiến nghị").fill("Đề nghị lấy 94")
    pressed(unit.page, "Gửi kiến nghị")
    head.goto("/crosschecks/season/2/objections/")
    head.check_accessibility("crosschecks:objections with one made")
    page.get_by_role("link", name=re.compile("^Trả lời")).click()
    page.get_by_label("Không chấp nhận").check()
    page.get_by_label("Lý do").fill("Biên bản của hai đơn vị đều ghi thấp hơn")
    pressed(page, "Trả lời")


def test_four_quarters_make_a_year(visitor: Visit, step: Step) -> None:
    head = visitor("qaa.cv")
    page = head.page
    head.goto("/appraisals/season/3/periods/")
    pressed(page, "Chia bốn quý")
    for place, total in enumerate(("100", "80", "60", "100")):
        page.get_by_role("button", name=re.compile("^Mở kỳ")).first.click()
        step(3, f"hand_in_all(world, QBB='{total}')")
        head.goto("/appraisals/season/3/periods/")
        page.get_by_role("link", name=re.compile("^Công bố và đóng")).click()
        page.locator("main form button.btn-primary").click()
        head.goto("/appraisals/season/3/periods/")
        expect(page.get_by_text("công bố lần 1")).to_have_count(place + 1)
    head.check_accessibility("appraisals:periods, all closed")
    head.goto("/appraisals/season/3/publish/")
    pressed(page, "Công bố")

    member = visitor("qbb.cv")
    member.goto("/appraisals/season/3/result/")
    row = member.page.locator("tr", has_text="Hội QBB").first
    expect(row).to_contain_text("84")  # of 90, 82, 74 and 90
    expect(member.page.locator("main")).to_contain_text("Quý IV")
    member.check_accessibility("appraisals:result of four quarters")


def test_an_outside_body_scores_all_and_a_floor_says_itself(visitor: Visit, step: Step) -> None:
    police = visitor("cat.tinh-3.cv")
    page = police.page
    police.goto("/")
    page.get_by_role("link", name=re.compile("^Chấm")).first.click()
    expect(page.get_by_role("row", name=re.compile("^Hội S"))).to_have_count(3)
    police.check_accessibility("scorers:save_figures of a body outside")
    for cell in page.locator("select[name$='-actual']").all():
        cell.select_option(label="Hoàn thành xuất sắc nhiệm vụ")
    pressed(page, "Lưu")
    expect_saved(police)
    page.reload()
    expect(page.locator("main")).to_contain_text("Đã chấm 3/3")

    unit = visitor("saa.tt")
    unit.goto("/")
    unit.page.locator("main a[href^='/appraisals/sheets/']").first.click()
    unit.page.wait_for_url("**/appraisals/sheets/**")
    unit.goto(re.sub(r"(/sheets/\d+/).*", r"\1", unit.page.url.removeprefix(unit.product.url)))
    expect(unit.page.locator("tr[data-item='II.3']").first).to_contain_text("do Công an tỉnh chấm")
    expect(unit.page.locator("main")).to_contain_text("nhóm II")

    step(4, "for code in world.units: builders.submit(world, code)\nlock_all(world)")
    head = visitor("saa.cv")
    head.goto("/appraisals/season/4/publish/")
    pressed(head.page, "Công bố")
    told = head.page.locator("tr", has_text="Hội SAA").first
    expect(told).to_contain_text("II")
    expect(head.page.locator("main")).to_contain_text("Xuất sắc")
